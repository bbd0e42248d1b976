// GCJ-02, the shifted datum of Chinese maps, for display alone: all that is stored and sent is WGS-84. The shift as
// published: a sum of sines around (35° N, 105° E), scaled to degrees on the ellipsoid of Krasovsky 1940.
export type Position = [lon: number, lat: number];

const SEMI_MAJOR_M = 6_378_245;
const ECCENTRICITY_2 = 0.006_693_421_622_965_943;
const ROUNDS = 4; // each takes the error of the inverse down by some three digits
const { PI, sin, cos, sqrt, abs } = Math;

/** Within a box around the mainland; elsewhere nothing is shifted. */
export const isShifted = ([lon, lat]: Position): boolean =>
  lon > 72.004 && lon < 137.8347 && lat > 0.8293 && lat < 55.8271;

const waves = (x: number) => 20 * sin(6 * x * PI) + 20 * sin(2 * x * PI);
function northM(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x));
  const short = 20 * sin(y * PI) + 40 * sin((y / 3) * PI);
  const long = 160 * sin((y / 12) * PI) + 320 * sin((y / 30) * PI);
  return plain + ((waves(x) + short + long) * 2) / 3;
}
function eastM(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x));
  const short = 20 * sin(x * PI) + 40 * sin((x / 3) * PI);
  const long = 150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI);
  return plain + ((waves(x) + short + long) * 2) / 3;
}
function shiftAt([lon, lat]: Position): Position {
  const [x, y] = [lon - 105, lat - 35];
  const w2 = 1 - ECCENTRICITY_2 * sin((lat / 180) * PI) ** 2;
  const meridian = (SEMI_MAJOR_M * (1 - ECCENTRICITY_2)) / (w2 * sqrt(w2));
  const prime = SEMI_MAJOR_M / sqrt(w2);
  return [(eastM(x, y) * 180) / (prime * cos((lat / 180) * PI) * PI), (northM(x, y) * 180) / (meridian * PI)];
}
const plus = (place: Position, by: Position): Position => [place[0] + by[0], place[1] + by[1]];

/** The place as Chinese maps draw it; unchanged abroad. */
export const toGcj02 = (wgs84: Position): Position => (isShifted(wgs84) ? plus(wgs84, shiftAt(wgs84)) : wgs84);

/** The inverse by iteration, off by less than a metre; unchanged abroad. */
export function fromGcj02(gcj02: Position): Position {
  if (!isShifted(gcj02)) return gcj02;
  let place = gcj02;
  for (let i = 0; i < ROUNDS; i++) {
    const there = plus(place, shiftAt(place));
    place = plus(place, [gcj02[0] - there[0], gcj02[1] - there[1]]);
  }
  return place;
}
