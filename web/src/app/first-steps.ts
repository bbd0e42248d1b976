// How far a county is with its first steps; read for those who set it up, until all is done or they put it away.
import type { FirstStep } from '@/lib/feature';
import { may, session } from '@/lib/session';
import { computed, reactive } from 'vue';
import { steps } from './features';

type State = 'done' | 'open' | 'skipped' | 'unknown';
const progress = reactive({ done: {} as Record<string, boolean | undefined>, skipped: [] as string[], isAway: false });
const storage = () => `first-steps.${session.me?.person ?? ''}`;

/** Those who build up the network or the staff; others have no use for the list. */
export const setsUp = () => may('network.edit') || may('system.manage');

function stateOf(step: FirstStep): State {
  if (progress.done[step.key]) return 'done';
  if (progress.skipped.includes(step.key)) return 'skipped';
  return progress.done[step.key] === undefined ? 'unknown' : 'open';
}
export const listed = computed(() =>
  steps.map((step) => ({ step, state: stateOf(step), mine: may(step.permission), read: step.key in progress.done })),
);
export const settled = computed(() => listed.value.filter((s) => s.state === 'done' || s.state === 'skipped').length);
/** Shall the bar above the screens remind of it? */
export const reminds = computed(
  () =>
    setsUp() && !progress.isAway && listed.value.every((s) => s.read) && listed.value.some((s) => s.state === 'open'),
);

function keep() {
  localStorage.setItem(storage(), JSON.stringify({ skipped: progress.skipped, isAway: progress.isAway }));
}
export function skip(key: string, yes: boolean) {
  progress.skipped = yes ? [...progress.skipped, key] : progress.skipped.filter((k) => k !== key);
  keep();
}
export function putAway(yes: boolean) {
  progress.isAway = yes;
  keep();
}
export const isPutAway = () => progress.isAway;

/** Asks again what is there; what the hat may not see stays unknown. */
export async function readSteps() {
  const kept = JSON.parse(localStorage.getItem(storage()) ?? '{}') as Partial<typeof progress>;
  Object.assign(progress, { skipped: kept.skipped ?? [], isAway: kept.isAway ?? false });
  if (!setsUp()) return;
  await Promise.all(
    steps.map(async (step) => {
      progress.done[step.key] = may(step.reads) ? await step.isDone().catch(() => undefined) : undefined;
    }),
  );
}
