// Values as people read them: China's wall clock, kilograms, yuan.
import { language, pick } from './i18n';

const CHINA = 'Asia/Shanghai';

function parts(instant: string | number, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(instant);
  if (at.getTime() <= 0 || Number.isNaN(at.getTime())) return '–';
  return new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: CHINA,
    hour12: false,
    ...options,
  }).format(at);
}

export const time = (instant: string) => parts(instant, { hour: '2-digit', minute: '2-digit' });
export const dateTime = (instant: string) =>
  parts(instant, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
export const date = (instant: string) => parts(instant, { year: 'numeric', month: '2-digit', day: '2-digit' });

/** An instant that the server leaves at zero means "not yet". */
export const happened = (instant: string | undefined): boolean => !!instant && new Date(instant).getTime() > 0;

/** Today's operating day: it begins at 04:00 on China's clock. */
export function serviceDate(now = Date.now()): string {
  return new Date(now + 4 * 3_600_000).toISOString().slice(0, 10); // UTC+8 less the 4 h of the cut-off
}

/** "25:10" for ten past one of the night after: the service day goes on past midnight. */
export function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** "08:30" as seconds: what a field of the kind `time` gives. */
export function secondsOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}

export const kilograms = (grams: number) => (grams / 1000).toFixed(2);
export const yuan = (li: number) =>
  (li / 1000).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const litres = (cm3: number) => (cm3 / 1000).toFixed(0);

/** "46 分", "5 小时 46 分": minutes as long as people count in them. @param minutes  whole, not below zero */
export function span(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return pick('{n} 分', '{n} min').replace('{n}', String(rest));
  const text = rest ? pick('{h} 小时 {n} 分', '{h} h {n} min') : pick('{h} 小时', '{h} h');
  return text.replace('{h}', String(hours)).replace('{n}', String(rest));
}

/** "3 分钟前" for what is recent, the time of day otherwise. */
export function ago(instant: string, now = Date.now()): string {
  const minutes = Math.round((now - new Date(instant).getTime()) / 60_000);
  if (minutes < 0 || minutes > 59) return dateTime(instant);
  if (minutes < 1) return pick('刚刚', 'just now');
  return pick('{n} 分钟前', '{n} min ago').replace('{n}', String(minutes));
}
