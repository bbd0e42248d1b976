// How a run keeps its time, in words and colour.
import type { Schemas } from '@/lib/api';
import { happened, span, time } from '@/lib/format';
import { t } from './texts';

export type BoardRun = Schemas['BoardRun'];
export const GRACE_MIN = 5;
export const isLate = (run: BoardRun) => run.late_min > GRACE_MIN && !happened(run.known_until);

interface Pace {
  tone: 'green' | 'amber' | 'red' | 'grey';
  text: string;
}
/** Old news is grey and says how old it is: nobody acts on it as if it were now. */
export function paceOf(run: BoardRun): Pace {
  const pace = lastPaceOf(run);
  if (!happened(run.known_until)) return pace;
  return { tone: 'grey', text: t('asOf', { time: time(run.known_until), pace: pace.text }) };
}
function lastPaceOf(run: BoardRun): Pace {
  if (run.run.state === 'ended' && run.next_stop < run.stops.length) return { tone: 'grey', text: t('noArrival') };
  if (run.late_min > 15) return { tone: 'red', text: t('lateBy', { span: span(run.late_min) }) };
  if (run.late_min > GRACE_MIN) return { tone: 'amber', text: t('lateBy', { span: span(run.late_min) }) };
  if (run.late_min < -1) return { tone: 'grey', text: t('earlyBy', { span: span(-run.late_min) }) };
  if (run.run.state === 'waiting') return { tone: 'grey', text: t('waiting') };
  return { tone: 'green', text: t('onTime') };
}
export const nextStopOf = (run: BoardRun) => run.stops[run.next_stop];
