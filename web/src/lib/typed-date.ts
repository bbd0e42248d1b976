// Dates as busy people type them: 1123, 11-23, 今天, tomorrow, +3.

const WORDS: Record<string, number> = {
  今天: 0,
  今日: 0,
  today: 0,
  明天: 1,
  tomorrow: 1,
  昨天: -1,
  yesterday: -1,
  后天: 2,
  後天: 2,
  前天: -2,
};
const DAY_MS = 86_400_000;

const shift = (date: string, days: number) => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

function compose(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? at.toISOString().slice(0, 10) : undefined;
}

/**
 * Reads what was typed as a date.
 *
 * @param today  "2026-11-24": what words and missing years refer to
 * @returns      "2026-11-23", or undefined when it is no date
 */
export function parseTypedDate(typed: string, today: string): string | undefined {
  const text = typed.trim().toLowerCase();
  if (text in WORDS) return shift(today, WORDS[text]!);
  const step = /^([+-])(\d{1,3})$/.exec(text);
  if (step) return shift(today, Number(step[1]! + step[2]!));
  const parts = /^(?:(\d{4})[-/.年]?)?(\d{1,2})[-/.月]?(\d{2}|(?<=\D)\d)日?$/.exec(text);
  if (!parts) return undefined;
  return compose(Number(parts[1] ?? today.slice(0, 4)), Number(parts[2]), Number(parts[3]));
}
