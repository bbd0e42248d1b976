// What must not be overlooked: work whose deadline has passed, and kinds of work that ring as soon as they are asked.
// Each rings once in a browser, in one of its tabs; who has looked has looked in all of them.
import { get, type Schemas } from '@/lib/api';
import { onNews, throttled } from '@/lib/live';
import { may, session } from '@/lib/session';
import { ringFresh, ringLate } from '@/lib/sound';
import { computed, reactive } from 'vue';
import { features } from './features';

type Task = Schemas['TaskView'];
type Mark = 'rung' | 'seen';
type Marks = Record<string, Mark>;
const LISTED = 50;
const EVERY_MS = 60_000; // a deadline passes without news
const PAUSE_MS = 15_000; // every tab reads: a busy county must not feel it
const LOCK = 'yidao-alarms';
const KINDS = features.flatMap((f) => f.alarms ?? []);

const state = reactive({ tasks: [] as Task[], marks: {} as Marks, sound: true });
/** A task rings when it is asked, and again when it is late. */
const keyOf = (task: Task) => `${task.task.id}${task.overdue ? ' late' : ''}`;
const owner = () => session.me?.person ?? '';
const marksKey = () => `alarms.${owner()}`;
const soundKey = () => `alarm-sound.${owner()}`;
const readMarks = () => JSON.parse(localStorage.getItem(marksKey()) ?? '{}') as Marks;

export const alarms = computed(() => state.tasks);
export const unseen = computed(() => state.tasks.filter((task) => state.marks[keyOf(task)] !== 'seen').length);
export const sounds = computed(() => state.sound);

/** On this device, for this person. */
export function setSounds(on: boolean) {
  state.sound = on;
  localStorage.setItem(soundKey(), on ? 'on' : 'off');
  if (on) ringFresh();
}

/** Marks what is listed now and forgets what is over. @returns those that had no mark */
function mark(as: Mark): Task[] {
  const before = readMarks();
  const fresh = state.tasks.filter((task) => !before[keyOf(task)]);
  const marks: Marks = {};
  for (const key of state.tasks.map(keyOf)) marks[key] = as === 'seen' ? 'seen' : (before[key] ?? as);
  localStorage.setItem(marksKey(), JSON.stringify(marks));
  state.marks = marks;
  return fresh;
}
export const lookAtAlarms = () => void mark('seen');

/** A page that nobody has touched yet may make no sound: another tab rings, or this one later. */
const isTouched = () => navigator.userActivation?.hasBeenActive ?? true;

async function ring() {
  state.marks = readMarks();
  if (state.sound && !isTouched()) return;
  const fresh = navigator.locks ? await navigator.locks.request(LOCK, () => mark('rung')) : mark('rung');
  if (!state.sound || !fresh.length) return;
  if (fresh.some((task) => task.overdue)) ringLate();
  else ringFresh();
}

const ask = (query: object) =>
  get<Schemas['TaskList']>('/api/message/tasks', { ...query, limit: LISTED }).then((page) => page.items);

export async function readAlarms(): Promise<void> {
  state.sound = localStorage.getItem(soundKey()) !== 'off';
  if (!may('message.read') || !session.me) return void (state.tasks = []);
  try {
    const found = await Promise.all([ask({ overdue: true }), ...KINDS.map((kind) => ask({ kind }))]);
    const byId = new Map(found.flat().map((task) => [task.task.id, task]));
    state.tasks = [...byId.values()].sort((a, b) => a.task.due_at.localeCompare(b.task.due_at));
    await ring();
  } catch {
    // The bell is a comfort; the inbox itself says what is wrong.
  }
}

/** Follows the news until the page goes; the marks of other tabs are taken over. */
export function followAlarms(): () => void {
  const soon = throttled(() => void readAlarms(), PAUSE_MS);
  const end = onNews((news) => news.type.startsWith('message.') && soon());
  const timer = setInterval(soon, EVERY_MS);
  const onShown = () => document.visibilityState === 'visible' && soon();
  document.addEventListener('visibilitychange', onShown);
  const onStored = (event: StorageEvent) => {
    if (event.key === marksKey()) state.marks = readMarks();
    if (event.key === soundKey()) state.sound = event.newValue !== 'off';
  };
  addEventListener('storage', onStored);
  return () => {
    end();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onShown);
    removeEventListener('storage', onStored);
  };
}
