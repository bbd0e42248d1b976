// News from the server: one stream per page, resumed where it stopped.
import { reactive } from 'vue';

export const live = reactive({ state: 'connecting' as 'live' | 'connecting' | 'offline' });

export interface News {
  type: string;
  subject: string;
  node: string;
}

const listeners = new Set<(news: News) => void>();
let source: EventSource | undefined;

/** Calls for every piece of news until the returned function is called. */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function startLive() {
  source?.close();
  source = new EventSource('/api/live');
  source.onopen = () => (live.state = 'live');
  source.onerror = () => (live.state = navigator.onLine ? 'connecting' : 'offline');
  source.onmessage = (event) => {
    const news = JSON.parse(event.data as string) as News;
    for (const listener of listeners) listener(news);
  };
}

export function stopLive() {
  source?.close();
  source = undefined;
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
