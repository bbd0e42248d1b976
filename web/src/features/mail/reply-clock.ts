// The clock of a 验单: how long until it must be answered.
const HOUR_MS = 3_600_000;
/** From here on a list warns. */
export const SOON_HOURS = 24;

/** Hours until `due`, negative once it has passed. */
export const hoursLeft = (due: string, now = Date.now()): number => (new Date(due).getTime() - now) / HOUR_MS;
