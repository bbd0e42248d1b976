// The door to the server: typed calls, one form of errors, one key for every write.
import type { components } from '@/api/schema';
import { pick } from './i18n';
import { stringify } from './json';
import { uuidv7 } from './uuid';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

/** What the server refused, in words for people. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(pick(problem.title, problem.title_en));
  }
  get status() {
    return this.problem.status;
  }
  get code() {
    return this.problem.code;
  }
}

/** The network is away: nothing is known about the outcome. */
export class Offline extends Error {
  constructor() {
    super(pick('网络不通，请稍后再试', 'No network; try again later.'));
  }
}

/** What went wrong in one sentence: of a refusal also what it is about, such as the name that is taken. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const detail = error instanceof Refused ? error.problem.detail : '';
  return detail ? pick(`${error.message}（${detail}）`, `${error.message} (${detail})`) : error.message;
}

export const door = {
  csrf: '',
  /** Asks the person to sign in again in place; resolves when they have. */
  signInAgain: undefined as undefined | (() => Promise<void>),
};

type Query = Record<string, string | number | boolean | undefined | null>;

/** A path with its query; what is empty is left out. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '' && value !== false) search.set(key, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init });
  } catch {
    throw new Offline();
  }
}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (response.ok) return (text ? JSON.parse(text) : {}) as T;
  let problem: Problem;
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    problem = {
      type: '',
      title: '服务器没有回答',
      title_en: 'The server did not answer.',
      status: response.status,
      code: 'http.unknown',
      detail: '',
      pointer: '',
      request_id: response.headers.get('X-Request-Id') ?? '',
      errors: [],
    };
  }
  throw new Refused(problem);
}

/** Once more after signing in again when the session has ended; the form on the screen stays as it is. */
async function withSession<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401 || !door.signInAgain) throw error;
    await door.signInAgain();
    return call();
  }
}

export function get<T>(path: string, query: Query = {}): Promise<T> {
  return withSession(async () => answer<T>(await send(address(path, query), {})));
}

async function writeOnce<T>(method: string, path: string, body: unknown, key: string): Promise<T> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'X-CSRF-Token': door.csrf };
  return answer<T>(await send(path, { method, headers, body: stringify(body) }));
}

/** A write under one key: sent again after a lost answer, it happens once. */
export function write<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, key = uuidv7()): Promise<T> {
  return withSession(() => writeOnce<T>(method, path, body, key));
}

/** Signing in itself: there a 401 means a wrong word, not an ended session. */
export const knock = <T>(path: string, body: unknown) => writeOnce<T>('POST', path, body, uuidv7());

export const post = <T>(path: string, body: unknown = {}, key?: string) => write<T>('POST', path, body, key);
export const put = <T>(path: string, body: unknown = {}, key?: string) => write<T>('PUT', path, body, key);

/** A file as the body of a write. */
export function upload<T>(path: string, file: Blob, query: Query = {}, key = uuidv7()): Promise<T> {
  return withSession(async () =>
    answer<T>(
      await send(address(path, query), {
        method: 'POST',
        headers: {
          'Content-Type': file.type || 'application/octet-stream',
          'Idempotency-Key': key,
          'X-CSRF-Token': door.csrf,
        },
        body: file,
      }),
    ),
  );
}
