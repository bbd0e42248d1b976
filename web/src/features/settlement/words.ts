// Names of kinds, and quantities in the unit in which people read them.
import type { Schemas } from '@/lib/api';
import { nameOfTarget, parseCode, reachedText, wanted } from './targets';
import { t } from './texts';

export type Line = Schemas['Settlement.LineView'];
type Named = Pick<Schemas['StatementLine'], 'kind' | 'basis' | 'link' | 'incident'> & { name?: string };

const word = (group: string, name: string) => t(`${group}_${name}` as Parameters<typeof t>[0]);
export const nameOfBasis = (basis: string) => word('basis', basis);
export const nameOfPurpose = (purpose: string) => word('purpose', purpose);
export const nameOfEvidence = (kind: string) => word('evidence', kind);
export function nameOfLine(l: Named): string {
  const kind = word('kind', l.kind);
  if (l.name) return `${kind} · ${l.name}`;
  const parts = [l.link && word('link', l.link), l.basis && word('basis', l.basis)];
  return [kind, ...parts, l.incident && word('incident', l.incident)].filter(Boolean).join(' · ');
}

export function quantityOf(basis: string, quantity: number): string {
  if (!quantity) return '–';
  if (basis === 'kg') return `${(quantity / 1000).toFixed(3)} kg`;
  if (basis === 'km') return `${(quantity / 1000).toFixed(1)} km`;
  if (basis === 'revenue') return (quantity / 1000).toFixed(2);
  return String(quantity);
}

/** What stands for a line's confirmations. */
export function stateOf({ line }: Line): 'open' | 'payerYes' | 'payeeYes' | 'bothYes' | 'frozen' | 'settled' {
  if (line.state !== 'open') return line.state;
  const payer = line.payer_by !== '0';
  const payee = line.payee_by !== '0';
  if (payer && payee) return 'bothYes';
  if (payer) return 'payerYes';
  return payee ? 'payeeYes' : 'open';
}
export const TONES = {
  open: 'amber',
  payerYes: 'amber',
  payeeYes: 'amber',
  bothYes: 'green',
  frozen: 'red',
  settled: 'grey',
} as const;

/** Where an event is looked at; "" where there is no screen for it. */
export function pathOf(kind: string, subject: string): string {
  if (kind === 'handover' || kind === 'carriage') return `/mail/handovers/${subject}`;
  if (kind === 'delivery') return `/mail/items/${subject}`;
  if (kind === 'sealing') return `/mail/bags/${subject}`;
  if (kind === 'trip') return `/mail/waybills/${subject}`;
  if (kind === 'loss') return `/settlement/losses/${subject}`;
  if (kind === 'dispute') return `/settlement/statements/${subject}`;
  return kind === 'irregularity' ? `/mail/irregularities?id=${subject}` : '';
}

const isTarget = (kind: string) => kind === 'target' || kind === 'service_level';

/** A target is called by what it measures, with what was reached and wanted; everything else by its code. */
export function codeOf(kind: string, code: string): string {
  if (!isTarget(kind)) return code;
  const target = parseCode(code);
  return [nameOfTarget(target), reachedText(target), target.isTold && wanted(target)].filter(Boolean).join(' ');
}
/** Where an event behind a line is looked at: a target on the page of promises, for the days of the statement. */
export function proofOf(p: { kind: string; subject: string }, of: Schemas['Statement']): string {
  if (!isTarget(p.kind)) return pathOf(p.kind, p.subject);
  return `/settlement/attainment?agreement=${of.agreement}&day=${of.first_day}&until=${of.last_day}&exact=yes`;
}

export { liOf } from '@/lib/money';
