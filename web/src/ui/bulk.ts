// One act on many rows: each row is a command of its own under its own key, so that a repeat is harmless, and what came
// of it is told row by row.
import { Refused, sentenceOf } from '@/lib/api';
import { uuidv7 } from '@/lib/uuid';
import { computed, reactive, ref, shallowRef } from 'vue';

/** `unknown`: no answer came; sent again under the same key it happens once. */
export type BulkState = 'waits' | 'runs' | 'done' | 'refused' | 'unknown';
export interface BulkRow<Row> {
  row: Row;
  name: string;
  state: BulkState;
  /** Why it was refused, or what else is to say of it. */
  note: string;
  key: string;
}
/** Does the act on one row under this key. @returns what is to say of it, mostly nothing */
export type BulkAct<Row> = (row: Row, key: string) => Promise<string | void>;

const PAUSE_MS = 1500;
const PAUSES = 5;
const wait = (ms: number) => new Promise((next) => setTimeout(next, ms));
/** The server is there and has no time just now: nothing was done. */
const isBusy = (error: unknown) => error instanceof Refused && (error.status === 429 || error.status === 503);

async function patiently<T>(act: () => Promise<T>, pause = PAUSE_MS): Promise<T> {
  for (let again = 0; ; ++again)
    try {
      return await act();
    } catch (error) {
      if (!isBusy(error) || again === PAUSES) throw error;
      await wait(pause);
    }
}

async function runOne<Row>(one: BulkRow<Row>, act: BulkAct<Row>): Promise<boolean> {
  one.state = 'runs';
  one.note = '';
  try {
    one.note = (await patiently(() => act(one.row, one.key))) ?? '';
    one.state = 'done';
  } catch (error) {
    const refused = error instanceof Refused && !isBusy(error);
    one.state = refused ? 'refused' : 'unknown';
    one.note = sentenceOf(error);
    if (refused) one.key = uuidv7(); // a refusal is remembered under its key
  }
  return one.state !== 'unknown';
}

/** The rows of a bulk act on their way. Runs one after another, until all have an answer or the network is away. */
export function useBulk<Row>(nameOf: (row: Row) => string, act: BulkAct<Row>) {
  const rows = reactive([]) as BulkRow<Row>[];
  const running = ref(false);
  let stopped = false;
  const count = (...states: BulkState[]) => rows.filter((one) => states.includes(one.state)).length;

  async function go() {
    running.value = true;
    stopped = false;
    for (const one of rows) {
      if (stopped) break;
      if (one.state !== 'done' && !(await runOne(one, act))) break;
    }
    running.value = false;
  }
  return {
    rows,
    running,
    done: computed(() => count('done')),
    failed: computed(() => count('refused', 'unknown')),
    waiting: computed(() => count('waits', 'runs')),
    start: (chosen: Row[]) => {
      rows.splice(0, rows.length);
      for (const row of chosen) rows.push({ row, name: nameOf(row), state: 'waits', note: '', key: uuidv7() });
      return go();
    },
    /** Once more for those that are not done. */
    again: go,
    stop: () => void (stopped = true),
  };
}

/** Which rows a bulk act is about while its dialog is open: they stay as chosen when the list below changes. */
export function useBulking<Row>() {
  const rows = shallowRef<Row[]>();
  let clearChosen: () => void = () => undefined;
  return {
    rows,
    begin: (chosen: Row[], clear: () => void) => {
      rows.value = chosen;
      clearChosen = clear;
    },
    finish: () => {
      rows.value = undefined;
      clearChosen();
    },
  };
}
