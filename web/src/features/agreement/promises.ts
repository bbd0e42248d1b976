// Which promise of a version a penalty or a bonus belongs to.
import type { Row } from './clause-fields';
import { t } from './texts';

export interface Promised {
  table: 'kpi' | 'service_level' | 'window';
  number: number;
  text: string;
}
type Words = Parameters<typeof t>[0];
const word = (group: string, value: unknown) => t(`${group}_${String(value)}` as Words);
const TABLES = { kpi: 'kpis', service_level: 'service_levels', window: 'windows' } as const;

const isTarget = (row: Row) => row.incident === 'target_met' || row.incident === 'target_missed';
/** Tables that an incident may name a promise of; most name none. */
const tablesOf = (row: Row): Promised['table'][] =>
  isTarget(row) ? ['kpi', 'service_level'] : row.incident === 'outside_window' ? ['window'] : [];

const nameOf = (table: Promised['table'], row: Row) =>
  table === 'window'
    ? [word('link', row.link), word('way', row.way), word('place', row.place)].join(' ')
    : word('measure', row.measure);

/** What a penalty may be tied to, as the draft stands. @param tables  of the draft, by field of the clauses */
export function promisesFor(row: Row, tables: Record<string, Row[]>): Promised[] {
  return tablesOf(row).flatMap((table) =>
    (tables[TABLES[table]] ?? []).map((clause) => ({
      table,
      number: Number(clause.number),
      text: `${t(`promise_${table}`)} ${String(clause.number)} · ${nameOf(table, clause)}`,
    })),
  );
}

/** "kpi:2", as a choice has it; "" when it is for each. */
export const promiseKey = (row: Row): string =>
  row.promise ? `${String(row.promise)}:${String(row.promise_number)}` : '';
/** Takes a choice over; a choice that the incident does not allow is none. */
export function choosePromise(row: Row, key: string) {
  const [table = '', number = '0'] = key.split(':');
  row.promise = table;
  row.promise_number = Number(number);
}

export function promiseText(row: Row): string {
  if (row.promise) return `${word('promise', row.promise)} ${String(row.promise_number)}`;
  return tablesOf(row).length ? t('promiseEach') : '–';
}
