// Commands made without network reach the server in order, each once, and never in another person's name.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { again, all, conflicts, count, drop, exportQueue, put, send, setOwner, verdict } from '../outbox';

interface Sent {
  id: string;
  seq: number;
  path: string;
}
let network: (commands: Sent[]) => { id: string; status: number; body: unknown }[];
const batches: Sent[][] = [];

beforeEach(async () => {
  for (const command of await all()) await drop(command.seq!);
  batches.length = 0;
  network = () => {
    throw new TypeError('no network');
  };
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    const { commands } = JSON.parse(init.body as string) as { commands: Sent[] };
    const results = network(commands);
    batches.push(commands);
    return new Response(JSON.stringify({ results }));
  });
  setOwner('1');
});

const accept = (commands: Sent[]) => commands.map(({ id }) => ({ id, status: 200, body: {} }));
async function scan(n: number) {
  for (let i = 0; i < n; i++) await put(`/api/mail/items/${i}/shelve`, { shelf: 'A' }, `${i}`);
}

test('120 scans without network wait, then go up in order and leave nothing behind', async () => {
  await scan(120);
  expect(await count()).toBe(120);
  network = accept;
  await send();
  expect(await count()).toBe(0);
  const seqs = batches.flat().map((command) => command.seq);
  expect(batches.map((b) => b.length)).toEqual([50, 50, 20]);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
});

test('after a lost answer the same command goes up under the same key', async () => {
  await scan(1);
  const keys: string[] = [];
  network = (commands) => {
    keys.push(commands[0]!.id);
    throw new TypeError('answer lost');
  };
  await send();
  network = (commands) => (keys.push(commands[0]!.id), accept(commands));
  await send();
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
});

test('a refused command does not hold up the others and is kept for a person to solve', async () => {
  await scan(3);
  network = (commands) => accept(commands).map((r, i) => (i === 1 ? { ...r, status: 409, body: { code: 'x' } } : r));
  await send();
  expect(await count()).toBe(0);
  const [conflict] = await conflicts();
  expect(conflict).toMatchObject({ status: 409, path: '/api/mail/items/1/shelve' });
  network = accept;
  await again(conflict!.seq!);
  await vi.waitFor(async () => expect(await all()).toEqual([]));
  expect(batches.at(-1)![0]!.id).not.toBe(conflict!.id);
});

test('what one person scanned is not sent in the session of another', async () => {
  await scan(2);
  setOwner('2');
  network = accept;
  await send();
  expect(batches).toEqual([]);
  setOwner('1');
  await send();
  expect(batches.flat().length).toBe(2);
});

test('the queue can be carried away as a file', async () => {
  await scan(2);
  const file = JSON.parse(await (await exportQueue()).text()) as { commands: Sent[] };
  expect(file.commands.map((c) => c.path)).toEqual(['/api/mail/items/0/shelve', '/api/mail/items/1/shelve']);
});

test('a busy or signed-out server means later; a refusal means a person', () => {
  expect([200, 401, 429, 503, 403, 422].map(verdict)).toEqual([
    'done',
    'later',
    'later',
    'later',
    'conflict',
    'conflict',
  ]);
});
