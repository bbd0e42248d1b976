// The demo county as the browser tests know it: who signs in, and the door to its API for what a test must set up.
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import type { components } from '../src/api/schema';

export type Schemas = components['schemas'];
const PASSWORD = 'yidao-demo-2026';
export const LOGINS = [
  ...['operations', 'dispatcher', 'clerk', 'security', 'sorter', 'driver01'],
  ...['station01', 'keeper001', 'liaison', 'service', 'sysadmin', 'market', 'finance'],
] as const;
/** Those who make agreements and settle them beside the market officer and the company's finance. */
type Negotiator = 'legal' | 'leader' | 'postmarket' | 'postlegal' | 'postfinance' | 'postleader';
export type Login = (typeof LOGINS)[number] | Negotiator;

/** Signs in through the page's own request context: its cookie is the browser's. */
export async function signIn(page: Page, login: Login): Promise<Schemas['Me']> {
  const answer = await page.request.post('/api/auth/login', {
    data: { login, password: PASSWORD, totp: '', scanner: false },
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  expect(answer.ok(), `${login}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Schemas['Me'];
}

/** Writes as a person would, for the things that come before what a test shows. */
export async function write<T>(request: APIRequestContext, me: Schemas['Me'], path: string, data: object): Promise<T> {
  const headers = { 'Idempotency-Key': crypto.randomUUID(), 'X-CSRF-Token': me.csrf };
  const answer = await request.post(path, { data, headers });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** A statement as it is once the background has made its draft. */
export async function drafted(page: Page, me: Schemas['Me'], period: object): Promise<Schemas['StatementView']> {
  const asked = await write<Schemas['StatementView']>(page.request, me, '/api/settlement/statements', period);
  let made = asked;
  const look = async () => {
    const answer = await page.request.get(`/api/settlement/statements/${asked.statement.id}`);
    made = (await answer.json()) as Schemas['StatementView'];
    return made.drafting ? made.drafting.note || 'drafting' : made.statement.state;
  };
  await expect.poll(look, { timeout: 30_000 }).toBe('draft');
  return made;
}

/** An item with its three checks, taken in through the API at the node of the hat. */
export async function checkedItem(
  request: APIRequestContext,
  me: Schemas['Me'],
  number: string,
  destination = me.hat.nodes[0]!,
): Promise<Schemas['Item']> {
  const people = {
    ...{ sender_name: '李文山', sender_phone: '13908830001', sender_address: '云岫县客货邮中心' },
    ...{ receiver_name: '王秀梅', receiver_phone: '13908832468', receiver_address: '三组 12 号' },
  };
  const item = { number, node: me.hat.nodes[0], destination, weight_g: 1250, contents: '茶叶', ...people };
  const { item: made } = await write<Schemas['AcceptedItem']>(request, me, '/api/mail/items', item);
  const checks = [
    { kind: 'real_name', document_kind: 'id_card', document_number: '11010519491231002X' },
    { kind: 'content', category: '茶叶' },
    { kind: 'security', machine: 'XR-01' },
  ];
  for (const check of checks)
    await write(request, me, `/api/mail/items/${made.id}/checks`, { result: 'passed', ...check });
  return made;
}

/** A sealed bag of these checked items at the node of the hat. */
export async function sealedBag(
  request: APIRequestContext,
  me: Schemas['Me'],
  numbers: string[],
  destination: string,
): Promise<Schemas['Bag']> {
  const bag = await write<Schemas['Bag']>(request, me, '/api/mail/bags', { node: me.hat.nodes[0], destination });
  for (const number of numbers) await write(request, me, `/api/mail/bags/${bag.id}/put`, { number });
  const seal = { gross_g: 1250 * numbers.length + 250, seal_no: `F${numbers[0]!.slice(-8)}` };
  return write<Schemas['Bag']>(request, me, `/api/mail/bags/${bag.id}/seal`, seal);
}

/** A 13-digit number that no other run has used. */
export const freshNumber = () =>
  `98${String(Date.now()).slice(-8)}${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`;

/** The smallest PNG, as a photo. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
