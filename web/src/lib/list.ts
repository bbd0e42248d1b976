// A list that the server gives in pieces: the first at once, further ones as the person scrolls.
import { onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import { get } from './api';

interface Page<T> {
  items: T[];
  next?: unknown;
  total?: unknown;
}
type Query = Record<string, string | number | boolean | undefined>;

interface Ways<T> {
  onPage?: (page: Page<T>) => void;
  /** What this path calls the place where the next piece begins. */
  key?: string;
}

export function pagedList<T>(path: string, query: () => Query, { onPage, key = 'cursor' }: Ways<T> = {}) {
  const rows = shallowRef<T[]>([]);
  const total = ref<number>();
  const next = ref('');
  const loading = ref(true);
  const error = shallowRef<unknown>();
  let turn = 0;

  async function read(cursor: string) {
    const mine = ++turn;
    loading.value = true;
    try {
      const page = await get<Page<T>>(path, { limit: 200, ...query(), [key]: cursor });
      if (mine !== turn) return;
      onPage?.(page);
      rows.value = cursor ? [...rows.value, ...page.items] : page.items;
      next.value = typeof page.next === 'string' || typeof page.next === 'number' ? String(page.next) : '';
      if (!cursor) total.value = typeof page.total === 'number' ? page.total : undefined;
      error.value = undefined;
    } catch (problem) {
      if (mine === turn) error.value = problem;
    } finally {
      if (mine === turn) loading.value = false;
    }
  }
  const reload = () => read('');
  const more = () => void (next.value && !loading.value && read(next.value));
  watch(() => JSON.stringify(query()), reload, { immediate: true });
  onBeforeUnmount(() => void ++turn);
  return { rows, total, next, loading, error, reload, more };
}
