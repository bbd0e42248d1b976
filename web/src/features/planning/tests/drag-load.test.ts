// What a departure offers a load that is drawn over it, how a plan looks on the map, and settings as people type them.
import type { Schemas } from '@/lib/api';
import { expect, test } from 'vitest';
import { bestByPlace, mayTake, TOMORROW } from '../choice-words';
import { parseClock } from '../clock-text';
import { accuracyOf } from '../forecast-error';
import { levelOf, loadByLine, stayingByNode, toursOf } from '../plan-on-map';
import { groupsOf, nameOfLoads, sumOfLoads } from '../load-groups';
import { formOf, settingsOf } from '../settings-form';

type Choice = Schemas['ChoiceView'];
const choice = (trip: string, more: Partial<Choice>): Choice =>
  ({
    ...{ way: 'departures', van: '0', departs: 0, arrives: 0, in_time: true, fits: true, is_now: false },
    ...{ more_li: 0, late_minutes: 0, rides: [{ travelled: false, trip }] },
    ...more,
  }) as Choice;

test('a departure offers the cheapest way that may be taken, and one that may not only for want of it', () => {
  const places = bestByPlace([
    choice('7', { fits: false, more_li: -5 }),
    choice('7', { more_li: 300 }),
    choice('7', { more_li: 100 }),
    choice('8', { in_time: false }),
    choice('', { way: 'tomorrow', rides: [], more_li: 900 }),
    choice('', { way: 'van', van: '3', rides: [] }),
  ]);
  expect(places.get('7')?.more_li).toBe(100);
  expect(mayTake(places.get('8')!)).toBe(false);
  expect([...places.keys()].sort()).toEqual(['7', '8', TOMORROW, 'van 3']);
});

test('what was travelled already is no place to drop a load on', () => {
  const rides = [
    { travelled: true, trip: '1' },
    { travelled: false, trip: '2' },
  ] as Choice['rides'];
  expect([...bestByPlace([choice('', { rides })]).keys()]).toEqual(['2']);
});

test('a line is as full as its fullest trip with mail, and idle without', () => {
  const trip = (line: string, peak: number, bags: number) =>
    ({
      ...{ trip: { line, fleet_van: '0' }, peak_weight_permille: peak, peak_volume_permille: 0 },
      calls: [{ loaded_bags: bags, taken_bags: 0, loaded_g: 0, taken_g: 0 }],
    }) as unknown as Schemas['TripView'];
  const lines = loadByLine([trip('101', 400, 2), trip('101', 900, 1), trip('202', 0, 0)]);
  expect(lines.get('101')).toMatchObject({ level: 'high', permille: 900 });
  expect(lines.has('202')).toBe(false);
  expect([0, 500, 501, 1000, 1001].map((n) => levelOf(n, true))).toEqual(['low', 'low', 'middle', 'high', 'over']);
});

test('loads that stay are counted where they wait, vans between the places of their ends', () => {
  const load = (node: string, van = '0') => ({ load: { node, van, n_items: 3, n_bags: 2 } }) as Schemas['LoadView'];
  expect(stayingByNode([load('5'), load('5'), load('6')])).toEqual([
    { node: '5', loads: 2, items: 6 },
    { node: '6', loads: 1, items: 3 },
  ]);
  const at = (id: string, x: number) => ({ geometry: { coordinates: [x, 0] }, properties: { id } });
  const network = { nodes: { features: [at('5', 1), at('6', 2)] } } as unknown as Parameters<typeof toursOf>[2];
  const van = (origin: string, destination: string) => ({ id: '9', name: '甲', origin, destination }) as Schemas['Van'];
  expect(toursOf([van('5', '6')], [load('5', '9')], network)).toEqual([
    {
      id: '9',
      name: '甲',
      path: [
        [1, 0],
        [2, 0],
      ],
      bags: 2,
    },
  ]);
  expect(toursOf([van('5', '404')], [], network)).toEqual([]);
});

test('settings go to the server as they came', () => {
  const settings = {
    ...{ cutoff_s: 600, handling_s: 900, sealing_s: 1200, trunk_arrives: 23_400, collected_by: 50_400 },
    ...{ same_day_until: 43_200, same_day_by: 66_600, next_day_by: 129_600, reserve_percent: 10 },
    ...{ weekend_percent: 15, holiday_percent: 0, bag_g: 15_000, cm3_a_kg: 4000, li_a_bag: 1500, li_a_kg: 0 },
    ...{ broken_li: 5_000_000, late_minute_li: 1000, handling_li: 300, tomorrow_li: 2000, version: 4 },
    ...{ stop_s: 240, turnaround_s: 900, run_li_a_km: 2500, run_li_an_hour: 40_000, inspection_required: true },
    ...{ sure_percent: 85, cold_products: '' },
  } as Schemas['Settings'];
  const form = formOf(settings);
  expect(form).toMatchObject({ cutoff_s: 10, next_day_by: '36:00', li_a_bag: 1.5, bag_g: 15 });
  expect(settingsOf(form, 4)).toEqual(settings);
});

test('a time may pass midnight and is no time without minutes', () => {
  expect([parseClock('06:30'), parseClock('36:00'), parseClock('6：05')]).toEqual([23_400, 129_600, 21_900]);
  expect([parseClock('6'), parseClock('06:75'), parseClock('')]).toEqual([NaN, NaN, NaN]);
});

test('a forecast is as good as the share of mail that it had right, once the day is counted', () => {
  const day = (more: Partial<Schemas['ForecastDay']>) =>
    ({ settled: true, actual_items: 100, off_items: 20, ...more }) as Schemas['ForecastDay'];
  expect(accuracyOf(day({}))).toBeCloseTo(80);
  expect(accuracyOf(day({ off_items: 180 }))).toBe(0);
  expect([accuracyOf(day({ settled: false })), accuracyOf(day({ actual_items: 0 }))]).toEqual([undefined, undefined]);
});

test('loads of one way stand together, and say what they weigh together', () => {
  const load = (seq: number, node: string, destination: string) =>
    ({
      ...{ load: { seq, node, destination, n_items: 4, n_bags: 1, weight_g: 12_500 } },
      ...{ origin_name: `站${node}`, destination_name: `站${destination}` },
    }) as Schemas['LoadView'];
  const loads = [load(1, '5', '6'), load(2, '5', '7'), load(3, '5', '6')];
  expect(groupsOf(loads).map((g) => g.loads.map((l) => l.load.seq))).toEqual([[1, 3], [2]]);
  expect(nameOfLoads([loads[0]!, loads[2]!])).toBe('站5 → 站6');
  expect(nameOfLoads(loads)).toContain('1');
  expect(sumOfLoads(loads)).toContain('37.5');
});
