// Work that goes on at the server while the person does something else: followed here, not by the screen that began it.
import { get, type Schemas } from '@/lib/api';
import { reactive } from 'vue';

type State = Pick<Schemas['ManifestState'], 'state' | 'done' | 'total' | 'note'>;
export interface Job extends State {
  /** Where its state is read. */
  path: string;
  /** The screen that shows what came of it. */
  screen: string;
  title: string;
}
const POLL_MS = 700;
const KEPT = 'jobs';
export const jobs = reactive<Job[]>([]);

const keep = () => sessionStorage.setItem(KEPT, JSON.stringify(jobs));
const hasEnded = (job: State) => job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';

async function watch(job: Job): Promise<void> {
  while (jobs.includes(job) && !hasEnded(job)) {
    const { state, done, total, note } = await get<State>(job.path);
    Object.assign(job, { state, done, total, note });
    keep();
    if (!hasEnded(job)) await new Promise((next) => setTimeout(next, POLL_MS));
  }
}

/** Follows a piece of work until it has ended; a screen that is left loses nothing. */
export async function follow(job: Pick<Job, 'path' | 'screen' | 'title'>): Promise<Job> {
  jobs.push({ ...job, state: 'waiting', done: 0, total: 0, note: '' });
  const mine = jobs.at(-1)!;
  keep();
  await watch(mine);
  return mine;
}

export function forget(job: Job) {
  jobs.splice(jobs.indexOf(job), 1);
  keep();
}

/** Goes on with what was followed before the page was loaded again. */
export function followAgain() {
  if (jobs.length) return;
  jobs.push(...(JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as Job[]));
  for (const job of jobs) void watch(job).catch(() => forget(job));
}
