// The clause that priced a line, in words: which one, its prices, what bounds them.
import type { Schemas } from '@/lib/api';
import { yuan } from '@/lib/format';
import { t } from './texts';
import { nameOfBasis } from './words';

const LI = 1000;
const PERCENT = 100;
const isThousandths = (basis: string) => ['kg', 'km', 'revenue'].includes(basis);

function pricesOf(c: Schemas['TariffClause']): string[] {
  const basis = c.basis ?? '';
  const unit = nameOfBasis(basis);
  const words = (c.tiers ?? []).map(({ above = 0, price = 0 }) => {
    const priced = basis === 'revenue' ? `${price / PERCENT}%` : `${unit} ${price / LI}`;
    return above ? t('priceAbove', { above: isThousandths(basis) ? above / LI : above, price: priced }) : priced;
  });
  if (c.guarantee_li) words.push(t('guaranteeOf', { yuan: yuan(c.guarantee_li) }));
  if (c.cap_li) words.push(t('capOf', { yuan: yuan(c.cap_li) }));
  return words;
}

/** @returns nothing where the version has no clause of that number */
export function ruleOf({ agreement, head, clauses }: Schemas['VersionView'], rule: string) {
  const number = Number(rule);
  const tariff = clauses.tariff?.find((c) => c.number === number);
  const adjustment = clauses.adjustments?.find((c) => c.number === number);
  if (!tariff && !adjustment) return undefined;
  return {
    name: t('ruleName', { edition: head.version.edition, n: number }),
    path: `/agreement/agreements/${agreement.id}?version=${head.version.id}&part=clauses`,
    prices: tariff ? pricesOf(tariff) : [t('eachOf', { yuan: yuan(adjustment?.each_li ?? 0) })],
  };
}
