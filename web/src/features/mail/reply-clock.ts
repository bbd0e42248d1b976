// The clock of a 验单: how long until it must be answered.
import type { Schemas } from '@/lib/api';
import { t } from './texts';

type Case = Pick<Schemas['Irregularity'], 'state' | 'due_at'>;
const HOUR_MS = 3_600_000;
/** From here on a list warns. */
export const SOON_HOURS = 24;

/** Hours until `due`, negative once it has passed. */
export const hoursLeft = (due: string, now = Date.now()): number => (new Date(due).getTime() - now) / HOUR_MS;

/** The clock runs until there is an answer. */
const runs = (c: Case) => c.state === 'raised' || c.state === 'disputed';
export const isOverdue = (c: Case) => runs(c) && hoursLeft(c.due_at) < 0;

/** What is left, in hours below two days and in days above; undefined when the clock stands. */
export function clockOf(c: Case) {
  if (!runs(c)) return undefined;
  const hours = hoursLeft(c.due_at);
  const n = Math.abs(hours) < 48 ? Math.floor(Math.abs(hours)) : Math.floor(Math.abs(hours) / 24);
  const unit = Math.abs(hours) < 48 ? 'Hours' : 'Days';
  return {
    tone: hours < 0 ? 'red' : hours < SOON_HOURS ? 'amber' : 'grey',
    text: t(`${hours < 0 ? 'over' : 'left'}${unit}`, { n }),
  } as const;
}
