// How a run keeps its time, in words and colour.
import type { Schemas } from '@/lib/api';
import { t } from './texts';

export type BoardRun = Schemas['BoardRun'];
export const GRACE_MIN = 5;
export const isLate = (run: BoardRun) => run.late_min > GRACE_MIN;

export function paceOf(run: BoardRun): { tone: 'green' | 'amber' | 'red' | 'grey'; text: string } {
  if (run.late_min > 15) return { tone: 'red', text: t('lateBy', { n: run.late_min }) };
  if (isLate(run)) return { tone: 'amber', text: t('lateBy', { n: run.late_min }) };
  if (run.late_min < -1) return { tone: 'grey', text: t('earlyBy', { n: -run.late_min }) };
  if (run.run.state === 'waiting') return { tone: 'grey', text: t('waiting') };
  return { tone: 'green', text: t('onTime') };
}
export const nextStopOf = (run: BoardRun) => run.stops[run.next_stop];
