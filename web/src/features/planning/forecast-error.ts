// How good a forecast was: what share of the mail that came was forecast for its relation.
import type { Schemas } from '@/lib/api';

type Day = Schemas['ForecastDay'];
/** Share in per cent, 0 when all was wrong; undefined before the day is counted or when nothing came. */
export function accuracyOf(day: Day): number | undefined {
  if (!day.settled || !day.actual_items) return undefined;
  return Math.max(0, 100 * (1 - day.off_items / day.actual_items));
}
