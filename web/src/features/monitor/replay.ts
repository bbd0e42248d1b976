// A track replayed: where the vehicle was at a moment, between two reports by proportion.
import type { Schemas } from '@/lib/api';
import { happened } from '@/lib/format';
import { nameOfKind } from './alert-words';

export type Point = Schemas['TrackPoint'];
export interface Moment {
  lon: number;
  lat: number;
  speed_kmh: number;
  direction: number;
}
export const at = (p: Point) => new Date(p.at).getTime();
/** Reports with a position, by time. */
export const positioned = (points: Point[]) => points.filter((p) => p.positioned).toSorted((a, b) => at(a) - at(b));

export function momentOf(points: Point[], when: number): Moment | undefined {
  if (!points.length) return undefined;
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(points[middle]!) <= when) low = middle;
    else high = middle - 1;
  }
  const before = points[low]!;
  const after = points[Math.min(low + 1, points.length - 1)]!;
  const span = at(after) - at(before);
  const k = span > 0 ? Math.min(1, Math.max(0, (when - at(before)) / span)) : 0;
  const between = (a: number, b: number) => (a + (b - a) * k) / 1e7;
  return {
    lon: between(before.lon_e7, after.lon_e7),
    lat: between(before.lat_e7, after.lat_e7),
    speed_kmh: Math.round(before.speed_dkmh / 10),
    direction: before.direction,
  };
}

export interface Mark {
  at: number;
  text: string;
  isAlert: boolean;
}
const instant = (when: string) => new Date(when).getTime();
/** What is worth a mark on the slider, by time: arrivals and departures that are known, alerts of the run. */
export function marksOf(stops: Schemas['RunStop'][], alerts: Schemas['Alert'][]): Mark[] {
  const calls = stops.flatMap((s) =>
    [s.arrived_at, s.departed_at].filter(happened).map((when) => ({ at: instant(when), text: s.name, isAlert: false })),
  );
  const found = alerts.map((a) => ({
    ...{ at: instant(a.raised_at), isAlert: true },
    text: [nameOfKind(a.kind), a.place].filter(Boolean).join(' '),
  }));
  return [...calls, ...found].toSorted((a, b) => a.at - b.at);
}
