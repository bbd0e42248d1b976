// A version's clauses as a form edits them: everything filled in, and back as the server takes it.
import type { Schemas } from '@/lib/api';
import { PARTS, TABLES, type Row } from './clause-fields';

export interface Edited {
  from_day: string;
  until_day: string;
  reason: string;
  penalty_cap: number;
  tax_rounding: string;
  tables: Record<string, Row[]>;
  parts: Record<string, Row>;
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export function toEdited(view: Schemas['VersionView']): Edited {
  const clauses = copy(view.clauses) as unknown as Record<string, unknown>;
  const { version } = view.head;
  const filled = (rows: unknown, fresh: () => Row) =>
    ((rows ?? []) as Row[]).map((row) => ({ ...fresh(), ...dropNull(row) }));
  return {
    ...{ from_day: version.from_day, until_day: version.until_day, reason: version.reason },
    penalty_cap: view.clauses.penalty_cap ?? 0,
    tax_rounding: view.clauses.tax_rounding ?? 'per_total',
    tables: Object.fromEntries(TABLES.map(({ key, fresh }) => [key, filled(clauses[key], fresh)])),
    parts: Object.fromEntries(PARTS.map(({ key, fresh }) => [key, { ...fresh, ...(clauses[key] as Row) }])),
  };
}

const dropNull = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
/** An empty choice is none. */
const told = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));

export function toDraft(e: Edited): object {
  const words = (key: string, row: Row) => (key === 'tariff' || key === 'adjustments' ? told(row) : row);
  const tables = Object.entries(e.tables).map(([key, rows]) => [key, rows.map((row) => words(key, row))]);
  return {
    ...{ from_day: e.from_day, until_day: e.until_day, reason: e.reason },
    clauses: { penalty_cap: e.penalty_cap, tax_rounding: e.tax_rounding, ...Object.fromEntries(tables), ...e.parts },
  };
}

/** The next free number; tariff clauses, penalties and bonuses share theirs. */
export function nextNumber(e: Edited, key: string): number {
  const priced = ['tariff', 'adjustments'];
  const keys = priced.includes(key) ? priced : [key];
  return 1 + Math.max(0, ...keys.flatMap((k) => (e.tables[k] ?? []).map((row) => Number(row.number))));
}
