// What plans are made with, as people read it: minutes, clocks, kilograms and yuan; the server keeps seconds, grams, 厘.
import type { Schemas } from '@/lib/api';
import { clock } from '@/lib/format';
import { parseClock } from './clock-text';
import type { t } from './texts';

type Settings = Schemas['Settings'];
export type Unit = 'minutes' | 'clock' | 'percent' | 'kg' | 'yuan' | 'cm3';
type Word = Parameters<typeof t>[0];
export interface SettingField {
  key: Exclude<keyof Settings, 'version' | 'inspection_required' | 'cold_products'>;
  unit: Unit;
  title: Word;
  hint?: Word;
}
const field = (key: SettingField['key'], unit: Unit, title: Word, hint?: Word): SettingField => ({
  ...{ key, unit, title },
  ...(hint ? { hint } : {}),
});
export const GROUPS: { title: Word; hint: Word; fields: SettingField[] }[] = [
  {
    title: 'reserveGroup',
    hint: 'reserveHint',
    fields: [
      field('reserve_percent', 'percent', 'reserveOrdinary'),
      field('weekend_percent', 'percent', 'reserveWeekend', 'reserveWeekendHint'),
      field('holiday_percent', 'percent', 'reserveHoliday', 'reserveHolidayHint'),
      field('sure_percent', 'percent', 'sureShare', 'sureShareHint'),
    ],
  },
  {
    title: 'timesGroup',
    hint: 'timesHint',
    fields: [
      field('cutoff_s', 'minutes', 'cutoff', 'cutoffHint'),
      field('handling_s', 'minutes', 'changeOfTrips'),
      field('sealing_s', 'minutes', 'sealing'),
      field('stop_s', 'minutes', 'stopOfTour'),
      field('turnaround_s', 'minutes', 'turnaround'),
      field('trunk_arrives', 'clock', 'trunkArrives'),
      field('collected_by', 'clock', 'collectedBy'),
      field('same_day_until', 'clock', 'sameDayUntil'),
      field('same_day_by', 'clock', 'sameDayBy'),
      field('next_day_by', 'clock', 'nextDayBy', 'nextDayHint'),
    ],
  },
  {
    title: 'costsGroup',
    hint: 'costsHint',
    fields: [
      field('li_a_bag', 'yuan', 'costBag'),
      field('li_a_kg', 'yuan', 'costKg'),
      field('handling_li', 'yuan', 'costHandling'),
      field('run_li_a_km', 'yuan', 'costRunKm', 'costRunHint'),
      field('run_li_an_hour', 'yuan', 'costRunHour'),
    ],
  },
  {
    title: 'weightsGroup',
    hint: 'weightsHint',
    fields: [
      field('broken_li', 'yuan', 'weightBroken'),
      field('late_minute_li', 'yuan', 'weightLate'),
      field('tomorrow_li', 'yuan', 'weightTomorrow'),
    ],
  },
  {
    title: 'sizesGroup',
    hint: 'sizesHint',
    fields: [field('bag_g', 'kg', 'bagFills'), field('cm3_a_kg', 'cm3', 'volumeOfKg')],
  },
];
const FACTORS: Record<Exclude<Unit, 'clock'>, number> = { minutes: 60, percent: 1, kg: 1000, yuan: 1000, cm3: 1 };

export type SettingsForm = Record<string, string | number | boolean>;
export function formOf(settings: Settings): SettingsForm {
  const shown = ({ key, unit }: SettingField) =>
    unit === 'clock' ? clock(settings[key] ?? 0) : (settings[key] ?? 0) / FACTORS[unit];
  const values = GROUPS.flatMap((g) => g.fields).map((f) => [f.key, shown(f)]);
  const { inspection_required = false, cold_products = '' } = settings;
  return { ...Object.fromEntries(values), inspection_required, cold_products };
}
export function settingsOf(form: SettingsForm, version: number): Settings {
  const kept = ({ key, unit }: SettingField) =>
    unit === 'clock' ? parseClock(String(form[key])) : Math.round(Number(form[key]) * FACTORS[unit]);
  const values = GROUPS.flatMap((g) => g.fields).map((f) => [f.key, kept(f)]);
  const { inspection_required, cold_products } = form;
  return { ...Object.fromEntries(values), inspection_required, cold_products, version } as Settings;
}
