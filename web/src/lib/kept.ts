// Answers that were read with network, kept on the device for work without it.
import Dexie, { type Table } from 'dexie';
import { Offline } from './api';
import { session } from './session';

interface Kept {
  key: string;
  at: number;
  value: unknown;
}

class Store extends Dexie {
  answers!: Table<Kept, string>;
  constructor() {
    super('yidao-kept');
    this.version(1).stores({ answers: 'key, at' });
  }
}

const store = new Store();
const LONGEST_MS = 96 * 3_600_000; // a day more than a device may be without network

/**
 * Shows what was kept at once, then what the server says now. What one hat read no other sees.
 * @throws Offline when nothing was kept and there is no network
 */
export async function keep<T>(name: string, read: () => Promise<T>, show: (value: T) => void): Promise<void> {
  const key = `${session.me?.hat.id ?? ''} ${name}`;
  const old = await store.answers.get(key);
  if (old && Date.now() - old.at < LONGEST_MS) show(old.value as T);
  try {
    const value = await read();
    await store.answers
      .where('at')
      .below(Date.now() - LONGEST_MS)
      .delete();
    await store.answers.put({ key, at: Date.now(), value });
    show(value);
  } catch (error) {
    if (!old || !(error instanceof Offline)) throw error;
  }
}

/** What the server says, or what was kept when there is no network. */
export async function orKept<T>(name: string, read: () => Promise<T>): Promise<T> {
  let found: T | undefined;
  await keep(name, read, (value) => (found = value));
  return found!;
}
