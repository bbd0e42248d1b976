// The demo county as the browser tests know it: who signs in, and the door to its API for what a test must set up.
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import type { components } from '../src/api/schema';

export type Schemas = components['schemas'];
const PASSWORD = 'yidao-demo-2026';
export const LOGINS = [
  ...['operations', 'dispatcher', 'clerk', 'sorter', 'driver01'],
  ...['station01', 'keeper001', 'liaison', 'service', 'sysadmin'],
] as const;
export type Login = (typeof LOGINS)[number];

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

/** A 13-digit number that no other run has used. */
export const freshNumber = () =>
  `98${String(Date.now()).slice(-8)}${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`;
