// What a QR code says is a handover of the right shape and size, or nothing.
import { expect, test } from 'vitest';
import { pack, unpack, type Ticket } from '../ticket';

const content = {
  uuid: '01936f6e-0000-7000-8000-000000000001',
  node: '41',
  to_node: '0',
  waybill: '7',
  giver: '1',
  giver_organisation: '2',
  receiver: '3',
  receiver_organisation: '4',
  made_at: '2026-11-24T08:00:00.000Z',
  lines: [{ line: 1, bag: '9', code: 'B1', result: 'good', seal_no: 'F1', gross_g: 1500 }],
};
const giver = { key: 9007199254740993n, signature: 'A'.repeat(86) + '==' };
const ticket = { content, giver } as unknown as Ticket;

/** Numbers from a seed, so that a failure can be seen again. */
function numbers(seed: number) {
  return (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}
const of = (value: unknown) => pack({ content: value } as Ticket);
const without = (name: string) => Object.fromEntries(Object.entries(content).filter(([n]) => n !== name));

test('a ticket comes out as it went in', async () => {
  expect(await unpack(await pack(ticket))).toEqual({ ...ticket, receiver: undefined });
});

test('a content that lacks a field, has one more or one of another kind is no ticket', async () => {
  for (const name of ['uuid', 'node', 'giver', 'receiver', 'made_at', 'lines'])
    await expect(unpack(await of(without(name))), name).rejects.toThrow();
  const odd: [string, unknown][] = [
    ['admin', true],
    ['node', 41],
    ['node', '-1'],
    ['node', '1'.repeat(20)],
    ['uuid', '<img src=x onerror=alert(1)>'.padEnd(36)],
    ['made_at', 'yesterday'],
    ['remark', 'x'.repeat(201)],
    ['lines', []],
    ['lines', {}],
    ['lines', [{ code: 'B', result: 'toString' }]],
    ['lines', [{ code: 'B', gross_g: -1 }]],
    ['lines', [{ code: 'B', gross_g: 0.5 }]],
    ['lines', [{ code: 'x'.repeat(65) }]],
    ['lines', [null]],
    ['lines', Array(2001).fill({ code: 'B' })],
  ];
  for (const [name, value] of odd)
    await expect(
      unpack(await of({ ...content, [name]: value })),
      `${name} ${JSON.stringify(value).slice(0, 60)}`,
    ).rejects.toThrow();
  for (const value of [null, 7, 'x', [content]]) await expect(unpack(await of(value))).rejects.toThrow();
  await expect(
    unpack(await pack({ content, giver: { ...giver, signature: 'short' } } as unknown as Ticket)),
  ).rejects.toThrow();
});

test('a code that grows without end when unpacked is given up', async () => {
  const bomb = await pack({ content: { ...content, remark: 'x'.repeat(600_000) } } as unknown as Ticket);
  expect(bomb.length).toBeLessThan(4096);
  await expect(unpack(bomb)).rejects.toThrow();
  await expect(unpack('YD1:' + 'A'.repeat(5000))).rejects.toThrow('not a handover');
});

test('however a code is damaged, it is refused or is still a whole ticket', async () => {
  const good = await pack(ticket);
  const below = numbers(7);
  for (let round = 0; round < 500; ++round) {
    const letters = [...good];
    for (let n = below(4); n >= 0; --n) letters[below(letters.length)] = String.fromCharCode(32 + below(95));
    const damaged = letters.slice(0, round % 3 ? undefined : below(letters.length)).join('');
    const read = await unpack(damaged).catch(() => undefined);
    if (!read) continue;
    expect(read.content.lines.every((l) => typeof l.code === 'string' && l.code.length <= 64)).toBe(true);
    expect(read.content.node).toMatch(/^[0-9]{1,19}$/);
  }
});
