// News from the server: one stream per browser, held by one tab and dealt out to the others, resumed where it stopped.
import { reactive } from 'vue';
import { readFrames, type Frame } from './sse';

export type LiveState = 'live' | 'connecting' | 'offline';
export const live = reactive({ state: 'connecting' as LiveState });

export interface News {
  type: string;
  subject: string;
  node: string;
}

/** `again`: somebody signed in or changed hats, so the stream must be opened anew with the new cookie. */
type Message = { state: LiveState } | { frame: Frame } | { again: true };

const LOCK = 'yidao-live';
const SILENCE_MS = 60_000; // the server beats every 15 s
const PAUSE_MAX_MS = 30_000;
const listeners = new Set<(news: News) => void>();
let channel: BroadcastChannel | undefined;
let stop: AbortController | undefined;
let lastId = '';
let cut: (() => void) | undefined;

/** Calls for every piece of news until the returned function is called. */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows the state; also in the other tabs when this one holds the stream. */
function show(state: LiveState) {
  live.state = state;
  channel?.postMessage({ state } satisfies Message);
}

function take(frame: Frame) {
  lastId = frame.id || lastId;
  const news = JSON.parse(frame.data) as News;
  for (const listener of listeners) listener(news);
}

function deal(frame: Frame) {
  take(frame);
  channel?.postMessage({ frame } satisfies Message);
}

/** One connection, from opening to its end. */
async function follow(signal: AbortSignal): Promise<'ended' | 'failed' | 'signed out'> {
  const connection = new AbortController();
  cut = () => connection.abort();
  signal.addEventListener('abort', cut, { once: true });
  try {
    const headers: Record<string, string> = lastId ? { 'Last-Event-ID': lastId } : {};
    const response = await fetch('/api/live', {
      headers,
      credentials: 'same-origin',
      signal: connection.signal,
    });
    if (response.status === 401) return 'signed out';
    if (!response.ok || !response.body) return 'failed';
    show('live');
    await readFrames(response.body, deal, SILENCE_MS);
    return 'ended';
  } catch {
    return connection.signal.aborted ? 'ended' : 'failed';
  }
}

async function hold(signal: AbortSignal) {
  let pause = 500;
  while (!signal.aborted) {
    const end = await follow(signal);
    if (signal.aborted || end === 'signed out') return;
    pause = end === 'ended' ? 500 : Math.min(pause * 2, PAUSE_MAX_MS);
    show(navigator.onLine ? 'connecting' : 'offline');
    await wait(pause, signal);
  }
}

/** Waits, or less when the network comes back. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      done();
    };
    const timer = setTimeout(end, ms * (0.75 + Math.random() / 2));
    addEventListener('online', end);
    signal.addEventListener('abort', end, { once: true });
  });
}

function listenToOtherTabs() {
  channel?.close();
  channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(LOCK);
  if (!channel) return;
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('frame' in data) take(data.frame);
    else if ('state' in data) live.state = data.state;
    else cut?.();
  };
  channel.postMessage({ again: true } satisfies Message);
}

/** Begins to follow. The tab that gets the lock holds the stream; when it closes the next one goes on. */
export function startLive() {
  stopLive();
  const mine = new AbortController();
  stop = mine;
  listenToOtherTabs();
  const run = () => hold(mine.signal);
  if (navigator.locks) void navigator.locks.request(LOCK, { signal: mine.signal }, run).catch(() => undefined);
  else void run();
}

export function stopLive() {
  stop?.abort();
  stop = undefined;
  channel?.close();
  channel = undefined;
}

/** Runs `act` at most every `ms`, and once more at the end of a burst. */
export function throttled(act: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  return () => {
    if (timer) return void (again = true);
    act();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) act();
      again = false;
    }, ms);
  };
}
