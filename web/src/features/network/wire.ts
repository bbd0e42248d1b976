// Values of the network as it sends them: days without an end, degrees × 10⁷.
import { put, type Schemas } from '@/lib/api';

/** A service date that says "no end" or "not closed": none, or the date of zeros. */
export const isOpenEnd = (day: string | null | undefined): boolean => !day || day === '0000-00-00';

export const degrees = (e7: number): string => (e7 / 1e7).toFixed(6);

/** undefined when the text is no number of degrees. */
export function parseDegrees(text: string): number | undefined {
  const value = Number(text.trim());
  return text.trim() && Number.isFinite(value) ? Math.round(value * 1e7) : undefined;
}

/** The day n days after another one. */
export const daysAfter = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** Writes a node as it was before a change; that it was changed meanwhile by others is refused. */
export const putBack = (before: Schemas['Node'], after: Schemas['Node']) =>
  put(`/api/network/nodes/${after.id}`, changed({ ...before, version: after.version }));

/** A record as a change of it is sent: its key stands in the address. */
export function changed<T extends object>(record: T): Partial<T> {
  const sent = Object.entries(record).filter(([key]) => key !== 'id');
  return Object.fromEntries(sent) as Partial<T>;
}
