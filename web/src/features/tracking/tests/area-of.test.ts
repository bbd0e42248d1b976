// A fence of the county as it goes into a terminal.
import { expect, test } from 'vitest';
import { areaOf, numberOf } from '../area-of';
import { nameOfDefect, nameOfMessage, nameOfOutcome } from '../names';

const points = [
  { lat_e7: 250_432_000, lon_e7: 1_027_123_000 },
  { lat_e7: 250_440_000, lon_e7: 1_027_123_000 },
  { lat_e7: 250_440_000, lon_e7: 1_027_130_000 },
];
const wanted = {
  ...{ as_route: false, width_m: 50, tells_entry: true, tells_exit: false, warns_driver: true },
  ...{ max_speed_kmh: 30, overspeed_s: 5 },
};

test('a polygon is an area, or a corridor along its points where that is wanted; a circle never is one', () => {
  const polygon = { fence: { id: '7', name: '学校', shape: 'polygon' as const }, points };
  expect(areaOf(polygon, wanted)).toMatchObject({
    id: 7,
    shape: 'polygon',
    width_m: 0,
    name: '学校',
    tells_exit: false,
  });
  expect(areaOf(polygon, { ...wanted, as_route: true })).toMatchObject({ shape: 'route', width_m: 50 });
  const circle = {
    fence: { id: '7', name: '站', shape: 'circle' as const, radius_m: 300 },
    points: points.slice(0, 1),
  };
  expect(areaOf(circle, { ...wanted, as_route: true })).toMatchObject({ shape: 'circle', radius_m: 300 });
});

test('keys of 63 bits become numbers that a terminal takes, never 0', () => {
  expect(numberOf('7301234567890123456')).toBeLessThan(2 ** 31);
  expect(numberOf('4294967296')).toBe(1);
});

test('codes that have no words stand as they are', () => {
  expect(nameOfMessage(0x0702)).not.toContain('0x');
  expect(nameOfMessage(0x0f01)).toBe('0x0f01');
  expect(nameOfOutcome('')).toBe('');
  expect(nameOfOutcome('something_new')).toBe('something_new');
  expect(nameOfDefect('checksum')).not.toBe('checksum');
});
