// Commands wait here until the server has them: stored before any sign of success, sent in order, each exactly once.
import Dexie, { type Table } from 'dexie';
import { door } from './api';
import { uuidv7 } from './uuid';

export interface Waiting {
  seq?: number;
  id: string;
  method: 'POST' | 'PUT';
  path: string;
  body: unknown;
  made_at: string;
  label: string;
  state: 'waiting' | 'conflict';
  status?: number;
  answer?: string;
}

class Store extends Dexie {
  waiting!: Table<Waiting, number>;
  constructor() {
    super('yidao-outbox');
    this.version(1).stores({ waiting: '++seq, id, state' });
  }
}

const store = new Store();
const listeners = new Set<() => void>();
const BATCH = 50;
let timer: ReturnType<typeof setTimeout> | undefined;
let pause = 1000;

export const device = (() => {
  const known = localStorage.getItem('device') ?? `web-${uuidv7().slice(-6)}`;
  localStorage.setItem('device', known);
  return known;
})();

/** Stores a command on the device. Resolves when it is there: only now may the scanner beep. */
export async function put(
  path: string,
  body: unknown,
  label: string,
  method: 'POST' | 'PUT' = 'POST',
): Promise<string> {
  const id = uuidv7();
  await store.waiting.add({
    id,
    method,
    path,
    body,
    label,
    made_at: new Date().toISOString(),
    state: 'waiting',
  });
  changed();
  void send();
  return id;
}

export const count = () => store.waiting.where('state').equals('waiting').count();
export const conflicts = () => store.waiting.where('state').equals('conflict').toArray();
export const all = () => store.waiting.orderBy('seq').toArray();
export const drop = async (seq: number) => (await store.waiting.delete(seq), changed());

/** Gives a refused command another try, under its old id when the server never stored it. */
export async function again(seq: number) {
  await store.waiting.update(seq, { state: 'waiting', id: uuidv7() });
  changed();
  void send();
}

export function onChange(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed() {
  for (const listener of listeners) listener();
}

interface Result {
  id: string;
  status: number;
  body: unknown;
}

/** What becomes of a command by its status: done, kept for a person to solve, or sent again later. */
export function verdict(status: number): 'done' | 'conflict' | 'later' {
  if (status >= 200 && status < 300) return 'done';
  return status === 401 || status === 429 || status >= 500 ? 'later' : 'conflict';
}

async function sendBatch(batch: Waiting[]): Promise<boolean> {
  const commands = batch.map(({ id, method, path, body, made_at, seq }) => ({
    id,
    method,
    path,
    body,
    made_at,
    device,
    seq,
  }));
  const response = await fetch('/api/commands', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': uuidv7(), 'X-CSRF-Token': door.csrf },
    body: JSON.stringify({ commands }),
  });
  if (!response.ok) return false;
  const { results } = (await response.json()) as { results: Result[] };
  let open = false;
  for (const result of results) {
    const command = batch.find((c) => c.id === result.id);
    if (!command?.seq) continue;
    const end = verdict(result.status);
    if (end === 'done') await store.waiting.delete(command.seq);
    else if (end === 'conflict')
      await store.waiting.update(command.seq, {
        state: 'conflict',
        status: result.status,
        answer: JSON.stringify(result.body),
      });
    else open = true;
  }
  return !open;
}

async function drain(): Promise<boolean> {
  for (;;) {
    const batch = (await store.waiting.where('state').equals('waiting').sortBy('seq')).slice(0, BATCH);
    if (batch.length === 0) return true;
    if (!(await sendBatch(batch))) return false;
    changed();
  }
}

/** One sender per browser: other tabs wait for the lock. Back-off from 1 s to 60 s with jitter. */
export async function send(): Promise<void> {
  clearTimeout(timer);
  const run = async () => {
    try {
      return await drain();
    } catch {
      return false;
    }
  };
  const ok = navigator.locks ? await navigator.locks.request('yidao-outbox', run) : await run();
  changed();
  pause = ok ? 1000 : Math.min(pause * 2, 60_000);
  if (!ok) timer = setTimeout(() => void send(), pause * (0.75 + Math.random() / 2));
}

/** Sends when the network or the person comes back. */
export function keepSending() {
  addEventListener('online', () => void send());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void send());
  void navigator.storage?.persist?.();
  void send();
}
