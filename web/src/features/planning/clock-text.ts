// Times of a service day as people type them: "06:30", "36:00" for noon of the next day.
const HOUR_S = 3600;
const MINUTE_S = 60;
export const CLOCK_PATTERN = '[0-9]{1,2}:[0-5][0-9]';

/** Seconds of the service day; NaN when it is no time. */
export function parseClock(text: string): number {
  const found = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim());
  const [hours, minutes] = [Number(found?.[1] ?? NaN), Number(found?.[2] ?? NaN)];
  return minutes < MINUTE_S ? hours * HOUR_S + minutes * MINUTE_S : NaN;
}
