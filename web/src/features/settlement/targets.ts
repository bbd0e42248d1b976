// What was promised and what was reached, in words: on the page of promises and behind the lines of a statement.
import type { Schemas } from '@/lib/api';
import { t } from './attainment-texts';

export type Target = Pick<Schemas['TargetResult'], 'measure' | 'record' | 'target' | 'count' | 'total'>;
type Words = Parameters<typeof t>[0];

const AT_MOST: string[] = ['lost', 'damaged', 'complaints', 'answer_minutes'];
const READ_ELSEWHERE: string[] = ['complaints', 'answer_minutes'];
const word = (group: string, name: string) => t(`${group}_${name}` as Words);

export const percent = (part: number, of: number) => (of ? `${((100 * part) / of).toFixed(2)} %` : '–');

/** 准班率; of complaints and answers also where they are read. */
export function nameOfTarget(r: Pick<Target, 'measure' | 'record'>): string {
  const name = word('measure', r.measure);
  return READ_ELSEWHERE.includes(r.measure) ? `${name}（${word('record', r.record)}）` : name;
}

export function wanted(r: Target): string {
  const sign = AT_MOST.includes(r.measure) ? '≤' : '≥';
  return `${sign} ${r.measure === 'answer_minutes' ? t('minutes', { n: r.target }) : percent(r.target, 10_000)}`;
}

export function reachedText(r: Target): string {
  if (!r.total) return '–';
  if (r.measure !== 'answer_minutes') return `${percent(r.count, r.total)}（${r.count}/${r.total}）`;
  return `${t('minutes', { n: (r.count / r.total).toFixed(1) })}（${t('answers', { n: r.total })}）`;
}

/** Nobody keeps what it is read from: it stays unmeasured, whatever happens. */
export const isUnrecorded = (r: Pick<Target, 'measure' | 'record'>) =>
  READ_ELSEWHERE.includes(r.measure) && r.record === 'service';

/** "complaints:losses 3/1200 10" as a bill has it; statements of before have no target in it. */
export function parseCode(code: string): Target & { isTold: boolean } {
  const [what = '', counted = '', target] = code.split(' ');
  const [measure = '', record = 'service'] = what.split(':');
  const [count, total] = counted.split('/').map(Number);
  return {
    ...({ measure, record } as Pick<Target, 'measure' | 'record'>),
    target: Number(target ?? 0),
    count: count || 0,
    total: total || 0,
    isTold: target !== undefined,
  };
}
