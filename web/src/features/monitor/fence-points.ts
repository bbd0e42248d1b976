// Corners of a fence as lines of text, "25.0432,102.7123", WGS-84.
import type { Schemas } from '@/lib/api';

type Point = Schemas['FencePoint'];

export const textOf = (points: Point[]): string =>
  points.map((p) => `${(p.lat_e7 / 1e7).toFixed(6)},${(p.lon_e7 / 1e7).toFixed(6)}`).join('\n');

/** The points, or the number of the first line that is none. */
export function pointsOf(text: string): { points: Point[] } | { wrong: number } {
  const points: Point[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    const parts = line.split(/[,，\s]+/).filter(Boolean);
    const [lat, lon] = parts.map(Number);
    const fits = parts.length === 2 && Math.abs(lat!) <= 90 && Math.abs(lon!) <= 180;
    if (!fits) return { wrong: i + 1 };
    points.push({ lat_e7: Math.round(lat! * 1e7), lon_e7: Math.round(lon! * 1e7) });
  }
  return { points };
}
