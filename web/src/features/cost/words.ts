// Names of kinds, and where what costs is looked at.
import type { Schemas } from '@/lib/api';
import { yuan } from '@/lib/format';
import { t } from './texts';

export const CATEGORIES = [
  'transport',
  'handling',
  'delivery',
  'labour',
  'fuel',
  'upkeep',
  'office',
  'marketing',
  'other',
] as const;
export const MODES = ['stop', 'warn', 'ignore'] as const;
export const EXPENSE_TONES = {
  requested: 'amber',
  returned: 'red',
  approved: 'blue',
  refused: 'red',
  paid: 'green',
  withdrawn: 'grey',
} as const;
export const CHANGE_TONES = {
  proposed: 'amber',
  returned: 'red',
  approved: 'green',
  refused: 'red',
  withdrawn: 'grey',
} as const;
export const ANOMALY_TONES = { open: 'red', explained: 'amber', confirmed: 'green', gone: 'grey' } as const;
export const RULES = [
  'duplicate',
  'off_tariff',
  'ghost_trip',
  'split',
  'off_day',
  'round_sum',
  'sudden_change',
  'impossible_time',
  'weight_differs',
  'count_differs',
] as const;

const word = (group: string, name: string) => t(`${group}_${name}` as Parameters<typeof t>[0]);
export const nameOfCategory = (name: string) => word('category', name);
export const nameOfState = (name: string) => word('state', name);
export const nameOfRule = (name: string) => word('rule', name);
export const nameOfEvidence = (name: string) => word('evidence', name);

/** What a rule says of what it found. */
export function whyOf(a: Pick<Schemas['Anomaly'], 'rule' | 'expected' | 'found'>): string {
  return t(`why_${a.rule}` as 'why_split', {
    found: String(a.found),
    expected: String(a.expected),
    foundYuan: yuan(a.found),
    expectedYuan: yuan(a.expected),
  });
}

/** Where a proof is looked at; "" where there is no screen for it. */
export function pathOf(kind: string, subject: string, statement = '0'): string {
  if (kind === 'handover' || kind === 'carriage') return `/mail/handovers/${subject}`;
  if (kind === 'delivery') return `/mail/items/${subject}`;
  if (kind === 'sealing') return `/mail/bags/${subject}`;
  if (kind === 'trip') return `/mail/waybills/${subject}`;
  if (kind === 'statement') return `/settlement/statements/${subject}`;
  if (kind === 'expense') return `/cost/expenses?open=${subject}`;
  return statement !== '0' ? `/settlement/statements/${statement}` : '';
}

export const options = <Name extends string>(names: readonly Name[], say: (name: Name) => string) =>
  names.map((value) => ({ value, text: say(value) }));
