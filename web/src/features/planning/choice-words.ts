// What a way would bring, in words, and which way a departure offers a load.
import type { Schemas } from '@/lib/api';
import { span, yuan } from '@/lib/format';
import { t } from './texts';

export type Choice = Schemas['ChoiceView'];
export const TOMORROW = 'tomorrow';
export const mayTake = (c: Choice) => c.in_time && c.fits && !c.is_now;

export function consequence(c: Choice): string {
  if (c.is_now) return t('isNow');
  if (!c.in_time) return t('missed');
  if (!c.fits) return t('noRoom');
  const more = `${c.more_li > 0 ? '+' : ''}${yuan(c.more_li)}`;
  const cost = c.more_li ? t('costsMore', { n: more }) : t('sameCost');
  return `${cost} · ${c.late_minutes > 0 ? t('lateBy', { span: span(c.late_minutes) }) : t('inPromise')}`;
}

/** Where on the board a way begins: the trip that takes the load first, its van, or tomorrow. */
export function placeOf(c: Choice): string {
  if (c.way === 'tomorrow') return TOMORROW;
  if (c.way === 'van') return `van ${c.van}`;
  return c.rides.find((r) => !r.travelled)?.trip ?? '';
}

/** The best way that begins at each place: one that may be taken before one that may not, then the cheapest. */
export function bestByPlace(choices: Choice[]): Map<string, Choice> {
  const best = new Map<string, Choice>();
  const rank = (c: Choice) => (mayTake(c) ? 0 : c.is_now ? 1 : 2);
  const order = (a: Choice, b: Choice) => rank(a) - rank(b) || a.more_li - b.more_li;
  for (const c of choices.toSorted(order)) if (!best.has(placeOf(c))) best.set(placeOf(c), c);
  return best;
}
