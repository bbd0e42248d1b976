// How a vehicle moves on the live map between two reports.
import { expect, test } from 'vitest';
import { moved, placeAt, type Latest } from '../vehicles';

const report = (at: string, lon_e7: number) => ({ vehicle: '云A12345', at, lon_e7, lat_e7: 250_000_000 }) as Latest;

test('it glides to a new place as long as it took to report, from where it is drawn', () => {
  const first = moved(undefined, report('2026-11-25T00:00:00Z', 1_020_000_000), 0);
  expect(placeAt(first, 5000)[0]).toBeCloseTo(102, 6);
  const second = moved(first, report('2026-11-25T00:00:10Z', 1_020_100_000), 1000);
  expect(placeAt(second, 6000)[0]).toBeCloseTo(102.005, 6);
  const third = moved(second, report('2026-11-25T00:00:20Z', 1_020_200_000), 6000);
  expect(placeAt(third, 6000)[0]).toBeCloseTo(102.005, 6);
  expect(placeAt(third, 60_000)[0]).toBeCloseTo(102.02, 6);
});

test('after a long silence or from far away it jumps: the way between is not known', () => {
  const first = moved(undefined, report('2026-11-25T00:00:00Z', 1_020_000_000), 0);
  expect(placeAt(moved(first, report('2026-11-25T00:01:00Z', 1_020_100_000), 0), 0)[0]).toBeCloseTo(102.01, 6);
  expect(placeAt(moved(first, report('2026-11-25T00:00:10Z', 1_030_000_000), 0), 0)[0]).toBeCloseTo(103, 6);
});
