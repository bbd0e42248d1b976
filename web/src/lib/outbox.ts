// Commands wait here until the server has them: stored before any sign of success, sent in order, each exactly once.
import Dexie, { type Table } from 'dexie';
import { door } from './api';
import { stringify } from './json';
import { uuidv7 } from './uuid';

export interface Waiting {
  seq?: number;
  person?: string; // who did it; sent only in a session of the same person
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
let owner = '';
const BATCH = 50;
const ANSWER_MS = 30_000; // after that the answer counts as lost; the same ids sent again have one effect
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
  id = uuidv7(),
): Promise<string> {
  await store.waiting.add({
    id,
    person: owner,
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

const isOwn = (command: Waiting) => !command.person || command.person === owner;
const unsent = () => store.waiting.where('state').equals('waiting').filter(isOwn);

/** Says who is signed in: a command is only ever sent in the name of the person who made it. */
export function setOwner(person: string) {
  owner = person;
  changed();
}

export const count = () => unsent().count();
/** When the command that waits longest was made; undefined when none waits. */
export const oldest = async () => (await unsent().sortBy('seq'))[0]?.made_at;
/** Everything on this device as a file, for the day when a device must be given away unsent. */
export async function exportQueue(): Promise<Blob> {
  const commands = await all();
  const text = stringify({ device, exported_at: new Date().toISOString(), commands });
  return new Blob([text], { type: 'application/json' });
}
export const conflicts = () => store.waiting.where('state').equals('conflict').toArray();
export const all = () => store.waiting.orderBy('seq').toArray();
export const drop = async (seq: number) => (await store.waiting.delete(seq), changed());

/** Gives a refused command another try. A new id, because the server keeps the refusal under the old one. */
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
    body: stringify({ commands }),
    signal: AbortSignal.timeout(ANSWER_MS),
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
    const batch = (await unsent().sortBy('seq')).slice(0, BATCH);
    if (batch.length === 0) return true;
    if (!(await sendBatch(batch))) return false;
    changed();
  }
}

async function sendOnce(): Promise<void> {
  clearTimeout(timer);
  const run = () => drain().catch(() => false);
  const ok = navigator.locks ? await navigator.locks.request('yidao-outbox', run) : await run();
  changed();
  pause = ok ? 1000 : Math.min(pause * 2, 60_000);
  if (!ok) timer = setTimeout(() => void send(), pause * (0.75 + Math.random() / 2));
}

let sending: Promise<void> = Promise.resolve();
let next: Promise<void> | undefined;

/**
 * Sends what waits. One sender per browser: other tabs wait for the lock, and in this tab one round follows the other,
 * also where a page without TLS has no locks. After a failure the next try comes in 1 s to 60 s with jitter.
 */
export function send(): Promise<void> {
  next ??= sending.then(() => {
    next = undefined;
    return (sending = sendOnce());
  });
  return next;
}

let keeping = false;

/** Sends when the network or the person comes back. */
export function keepSending() {
  if (!keeping) {
    keeping = true;
    addEventListener('online', () => void send());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void send();
    });
    void navigator.storage?.persist?.();
  }
  void send();
}
