// The tables and parts of a version: which fields they have, how a field is shown and typed, and what a new row says.
import type { Schemas } from '@/lib/api';
import { clock, serviceDate } from '@/lib/format';
import { promiseText } from './promises';
import { t } from './texts';

export type Row = Record<string, unknown>;
type Words = Parameters<typeof t>[0];
export type Kind =
  | 'text' | 'long' | 'count' | 'yuan' | 'percent' | 'target' | 'flag' | 'clock' | 'date' | 'days' | 'tiers' | 'line'
  | 'select' | 'promise' | 'record'; // prettier-ignore
export interface ClauseField {
  key: string;
  kind: Kind;
  /** Values of a choice; their words are `key_value`. An empty one means every. */
  values?: readonly string[];
  /** Rarely changed: folded away in the editor. */
  rare?: boolean;
}
export interface ClauseTable {
  key: 'tariff' | 'adjustments' | 'windows' | 'service_levels' | 'kpis' | 'duties' | 'texts';
  fields: ClauseField[];
  fresh: () => Row;
}

export const BASES = ['item', 'kg', 'bag', 'trip', 'line_month', 'km', 'revenue'] as const;
const LINKS = ['sorting', 'transport', 'handover', 'delivery'] as const;
const WAYS = ['down', 'up', 'back'] as const;
const PLACES = ['centre', 'station', 'village'] as const;
const MEASURES = [
  ...(['on_time_trips', 'on_time_arrivals', 'scanned', 'delivered_in_window'] as const),
  ...(['lost', 'damaged', 'complaints', 'answer_minutes'] as const),
];
const RECORDS = ['service', 'irregularities', 'losses', 'disputes'] as const;
const INCIDENTS = [
  ...(['late_trip', 'missed_trip', 'lost_item', 'missing_scan', 'broken_seal', 'target_met'] as const),
  ...(['target_missed', 'outside_window'] as const),
];
const tax: ClauseField[] = [
  { key: 'tax_included', kind: 'flag', rare: true },
  { key: 'tax_rate', kind: 'percent' },
];

export const TABLES: ClauseTable[] = [
  {
    key: 'tariff',
    fields: [
      { key: 'name', kind: 'text' },
      { key: 'basis', kind: 'select', values: BASES },
      { key: 'link', kind: 'select', values: LINKS },
      { key: 'tiers', kind: 'tiers' },
      { key: 'tier_mode', kind: 'select', values: ['marginal', 'whole'], rare: true },
      { key: 'line', kind: 'line', rare: true },
      { key: 'product', kind: 'count', rare: true },
      { key: 'way', kind: 'select', values: ['', ...WAYS], rare: true },
      { key: 'place', kind: 'select', values: ['', ...PLACES], rare: true },
      { key: 'above_g', kind: 'count', rare: true },
      { key: 'up_to_g', kind: 'count', rare: true },
      { key: 'step', kind: 'count', rare: true },
      { key: 'guarantee_li', kind: 'yuan' },
      { key: 'cap_li', kind: 'yuan' },
      { key: 'by_days', kind: 'flag', rare: true },
      { key: 'rounding', kind: 'select', values: ['per_total', 'per_line'], rare: true },
      ...tax,
    ],
    fresh: () => ({
      ...{
        name: '',
        basis: 'bag',
        link: 'transport',
        line: '0',
        line_code: '',
        product: 0,
        way: '',
        place: '',
        above_g: 0,
      },
      ...{ up_to_g: 0, tiers: [{ above: 0, price: 0 }], tier_mode: 'marginal', step: 1, guarantee_li: 0, cap_li: 0 },
      ...{ by_days: false, rounding: 'per_total', tax_included: true, tax_rate: 900 },
    }),
  },
  {
    key: 'adjustments',
    fields: [
      { key: 'incident', kind: 'select', values: INCIDENTS },
      { key: 'promise', kind: 'promise' },
      { key: 'each_li', kind: 'yuan' },
      { key: 'in_invoice', kind: 'flag' },
      ...tax,
    ],
    fresh: () => ({
      ...{ incident: 'late_trip', each_li: 0, in_invoice: true, tax_included: true, tax_rate: 900 },
      ...{ promise: '', promise_number: 0 },
    }),
  },
  {
    key: 'windows',
    fields: [
      { key: 'link', kind: 'select', values: LINKS },
      { key: 'way', kind: 'select', values: WAYS },
      { key: 'place', kind: 'select', values: PLACES },
      { key: 'from', kind: 'clock' },
      { key: 'until', kind: 'clock' },
      { key: 'weekdays', kind: 'days' },
    ],
    fresh: () => ({ link: 'transport', way: 'down', place: 'village', from: 21_600, until: 64_800, weekdays: 127 }),
  },
  {
    key: 'service_levels',
    fields: [
      { key: 'measure', kind: 'select', values: MEASURES },
      { key: 'target', kind: 'target' },
      { key: 'record', kind: 'record', values: RECORDS },
      { key: 'note', kind: 'text' },
    ],
    fresh: () => ({ measure: 'scanned', target: 9900, note: '', record: 'service' }),
  },
  {
    key: 'kpis',
    fields: [
      { key: 'measure', kind: 'select', values: MEASURES },
      { key: 'target', kind: 'target' },
      { key: 'record', kind: 'record', values: RECORDS },
      { key: 'weight', kind: 'percent' },
    ],
    fresh: () => ({ measure: 'on_time_trips', target: 9800, weight: 10_000, record: 'service' }),
  },
  {
    key: 'duties',
    fields: [
      { key: 'title', kind: 'text' },
      { key: 'bearer', kind: 'select', values: ['payer', 'payee'] },
      { key: 'due_day', kind: 'date' },
    ],
    fresh: () => ({ title: '', bearer: 'payee', due_day: serviceDate() }),
  },
  {
    key: 'texts',
    fields: [
      { key: 'heading', kind: 'text' },
      { key: 'body', kind: 'long' },
    ],
    fresh: () => ({ heading: '', body: '' }),
  },
];

export interface ClausePart {
  key: 'liability' | 'cycle' | 'exit' | 'data';
  fields: ClauseField[];
  fresh: Row;
}
const counts = (...keys: string[]): ClauseField[] => keys.map((key) => ({ key, kind: 'count' }));
export const PARTS: ClausePart[] = [
  {
    key: 'liability',
    fields: [
      ...counts('times_postage'),
      { key: 'cap_per_item_li', kind: 'yuan' },
      { key: 'cap_per_month_li', kind: 'yuan' },
    ],
    fresh: { times_postage: 3, cap_per_item_li: 0, cap_per_month_li: 0 },
  },
  {
    key: 'cycle',
    fields: counts('cutoff_day', 'draft_by_days', 'confirm_by_days', 'pay_by_days'),
    fresh: { cutoff_day: 0, draft_by_days: 5, confirm_by_days: 20, pay_by_days: 30 },
  },
  {
    key: 'exit',
    fields: [
      ...counts('notice_days', 'notice_months'),
      { key: 'end_of_month', kind: 'flag' },
      ...counts('cure_days', 'settle_within_days', 'hand_back_within_days'),
    ],
    fresh: {
      ...{ notice_days: 30, notice_months: 0, end_of_month: false },
      ...{ cure_days: 15, settle_within_days: 30, hand_back_within_days: 0 },
    },
  },
  {
    key: 'data',
    fields: [
      ...counts('retention_days', 'delete_within_days', 'report_breach_within_hours'),
      { key: 'may_pass_on', kind: 'flag' },
    ],
    fresh: { retention_days: 1095, delete_within_days: 30, report_breach_within_hours: 24, may_pass_on: false },
  },
];
/** The rows of a table, whichever it is. */
export const rowsOf = (clauses: Schemas['Clauses'], key: ClauseTable['key']): Row[] =>
  (clauses[key] ?? []) as unknown as Row[];
/** Of the whole: no table and no part. */
export const WHOLE: ClauseField[] = [
  { key: 'penalty_cap', kind: 'percent' },
  { key: 'tax_rounding', kind: 'select', values: ['per_total', 'per_line'] },
];

export const label = (key: string): string => t(key as Words);
export const valueWord = (key: string, value: string): string =>
  value ? t(`${key === 'tax_rounding' ? 'rounding' : key}_${value}` as Words) : t('all');

/** 350 → "0.35". */
export const plain = (value: unknown, unit: number): string => String(Number(value ?? 0) / unit);
export const unitOf = (f: ClauseField, row: Row): number =>
  f.kind === 'yuan'
    ? 1000
    : f.kind === 'percent' || (f.kind === 'target' && row.measure !== 'answer_minutes')
      ? 100
      : 1;
/** Prices are yuan, those of a revenue share per cent; quantities kilograms, kilometres, yuan or pieces. */
export const priceUnit = (row: Row) => (row.basis === 'revenue' ? 100 : 1000);
export const quantityUnit = (row: Row) => (['kg', 'km', 'revenue'].includes(String(row.basis)) ? 1000 : 1);

export const DAYS = ['day1', 'day2', 'day3', 'day4', 'day5', 'day6', 'day7'] as const;
export const daysText = (bits: number): string =>
  bits === 127
    ? t('everyDay')
    : DAYS.filter((_, day) => bits & (1 << day))
        .map((day) => t(day))
        .join('、');

export function tiersText(row: Row): string {
  const unit = label(`unit_${String(row.basis)}`);
  return ((row.tiers ?? []) as Schemas['TariffTier'][])
    .map(({ above, price }) => {
      const priced = `${plain(price, priceUnit(row))} ${unit}`;
      return above ? `${t('tierAbove')} ${plain(above, quantityUnit(row))}: ${priced}` : priced;
    })
    .join('；');
}

/** Where a measure can be read; one with events of its own has no choice. */
export const recordsOf = (row: Row): string[] =>
  row.measure === 'complaints'
    ? ['service', 'irregularities', 'losses']
    : row.measure === 'answer_minutes'
      ? ['service', 'irregularities', 'disputes']
      : [];

/** A field in words, as a reader of the agreement wants it; "–" where nothing is said. */
export function fieldText(f: ClauseField, row: Row): string {
  const value = row[f.key];
  if (f.kind === 'tiers') return tiersText(row);
  if (f.kind === 'flag') return value ? t('yes') : t('no');
  if (f.kind === 'select') return valueWord(f.key, String(value ?? ''));
  if (f.kind === 'promise') return promiseText(row);
  if (f.kind === 'record') return recordsOf(row).length ? valueWord('record', String(value || 'service')) : '–';
  if (f.kind === 'clock') return clock(Number(value ?? 0));
  if (f.kind === 'days') return daysText(Number(value ?? 127));
  if (f.kind === 'line') return !value || value === '0' ? t('all') : String(row.line_code ?? value);
  if (f.kind === 'text' || f.kind === 'long' || f.kind === 'date') return String(value ?? '') || '–';
  return plain(value, unitOf(f, row));
}
