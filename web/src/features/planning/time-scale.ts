// Where the hours of a day stand on a board.
const HOUR_S = 3600;
const USUAL = { from: 8 * HOUR_S, until: 18 * HOUR_S };

export interface Span {
  from: number;
  until: number;
}
/** Whole hours that hold every span and the usual day. Seconds of the service day. */
export function timeScale(spans: Span[]) {
  const first = Math.floor(Math.min(USUAL.from, ...spans.map((s) => s.from)) / HOUR_S);
  const last = Math.ceil(Math.max(USUAL.until, ...spans.map((s) => s.until)) / HOUR_S);
  const hours = Array.from({ length: last - first }, (_, i) => first + i);
  const styleOf = ({ from, until }: Span) => ({
    left: `${((from / HOUR_S - first) / hours.length) * 100}%`,
    width: `${((until - from) / HOUR_S / hours.length) * 100}%`,
  });
  return { hours, styleOf };
}
