// What the replay shows at a moment, and what it marks on its slider.
import type { Schemas } from '@/lib/api';
import { expect, test } from 'vitest';
import { marksOf, momentOf, positioned, type Point } from '../replay';

const at = (seconds: number) => new Date(Date.parse('2026-11-25T00:00:00Z') + seconds * 1000).toISOString();
const NEVER = '1970-01-01T00:00:00Z';
const point = (seconds: number, lon_e7: number, positioned = true) =>
  ({ at: at(seconds), lon_e7, lat_e7: 250_000_000, speed_dkmh: 360, direction: 90, positioned }) as Point;

test('between two reports a vehicle is where its share of the time puts it', () => {
  const points = positioned([point(30, 1_020_030_000), point(0, 1_020_000_000), point(10, 0, false)]);
  expect(points.map((p) => p.lon_e7)).toEqual([1_020_000_000, 1_020_030_000]);
  const middle = momentOf(points, Date.parse(at(10)))!;
  expect(middle.lon).toBeCloseTo(102.001, 6);
  expect(middle.speed_kmh).toBe(36);
  expect(momentOf(points, Date.parse(at(-5)))!.lon).toBeCloseTo(102, 6);
  expect(momentOf(points, Date.parse(at(99)))!.lon).toBeCloseTo(102.003, 6);
  expect(momentOf([], 0)).toBeUndefined();
});

test('stops that were reached and alerts are marked in the order of their time', () => {
  const stop = (name: string, arrived: string, departed: string) =>
    ({ name, arrived_at: arrived, departed_at: departed }) as Schemas['RunStop'];
  const stops = [stop('云岫', NEVER, at(0)), stop('青石', at(600), NEVER)];
  const alert = { kind: 'over_speed', place: '', raised_at: at(300) } as Schemas['Alert'];
  expect(marksOf(stops, [alert]).map((m) => [m.text, m.isAlert])).toEqual([
    ['云岫', false],
    ['超速', true],
    ['青石', false],
  ]);
});
