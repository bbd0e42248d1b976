// The shift of Chinese maps: figures, the way back, and places that are not shifted.
import { describe, expect, it } from 'vitest';
import { fromGcj02, toGcj02, type Position } from '../gcj02';
import { datumOf, onMap } from '../tiles';

const DEGREE_M = 111_195;
const apartM = ([a, b]: Position, [c, d]: Position) =>
  Math.hypot((a - c) * DEGREE_M * Math.cos((b / 180) * Math.PI), (b - d) * DEGREE_M);
const TILES = { url: 'https://t.cn/{z}/{x}/{y}', credit: '', max_zoom: 18 };
const LINE = {
  type: 'FeatureCollection',
  features: [
    { properties: { id: '1' }, geometry: { type: 'LineString', coordinates: [[102.7123, 25.0432] as Position] } },
  ],
};

describe('GCJ-02', () => {
  it.each([
    // pairs of the tests of eviltransform (github.com/googollee/eviltransform)
    [[121.5272106, 31.1774276], [121.531541859215, 31.17530398364597], 'Shanghai'],
    [[113.912316, 22.543847], [113.9171764808363, 22.540796131694766], 'Shenzhen'],
    [[116.377817, 39.911954], [116.38404722455657, 39.91334545536069], 'Beijing'],
  ] as [Position, Position, string][])('shifts %j to %j (%s)', (wgs84, gcj02) => {
    expect(apartM(toGcj02(wgs84), gcj02)).toBeLessThan(0.1);
  });
  it('comes back within a metre, all over the country', () => {
    const [shifts, faults]: number[][] = [[], []];
    for (let lon = 74; lon < 134; lon += 1.37)
      for (let lat = 18; lat < 53; lat += 1.13) {
        const shifted = toGcj02([lon, lat]);
        shifts!.push(apartM(shifted, [lon, lat]));
        faults!.push(apartM(fromGcj02(shifted), [lon, lat]));
      }
    expect(Math.min(...shifts!)).toBeGreaterThan(30);
    expect(Math.max(...shifts!)).toBeLessThan(1500);
    expect(Math.max(...faults!)).toBeLessThan(1);
  });
  it('leaves places abroad alone', () => {
    for (const place of [
      [9.52, 47.14],
      [-74.006, 40.7128],
      [151.2, -33.87],
    ] as Position[]) {
      expect(toGcj02(place)).toEqual(place);
      expect(fromGcj02(place)).toEqual(place);
    }
  });
  it('is a matter of tiles that are made so, and of nothing else', () => {
    expect(onMap(LINE, datumOf(undefined))).toBe(LINE);
    expect(onMap(LINE, datumOf({ ...TILES, datum: 'wgs84' }))).toBe(LINE);
    expect(onMap(LINE, datumOf({ ...TILES, url: '', datum: 'gcj02' }))).toBe(LINE);
    const shifted = onMap(LINE, datumOf({ ...TILES, datum: 'gcj02' }));
    expect(shifted.features[0]!.geometry.coordinates[0]).toEqual(toGcj02([102.7123, 25.0432]));
    expect(shifted.features[0]!.properties).toEqual({ id: '1' });
    expect(LINE.features[0]!.geometry.coordinates[0]).toEqual([102.7123, 25.0432]);
  });
});
