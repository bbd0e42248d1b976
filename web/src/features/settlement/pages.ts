// A list that is read page after page by a numbered cursor, inside a panel.
import { get } from '@/lib/api';
import { ref, shallowRef, type Ref } from 'vue';

interface Page<T> {
  items: T[];
  next?: number | null;
}
export interface Pages<T> {
  rows: Ref<T[]>;
  next: Ref<number | undefined>;
  loading: Ref<boolean>;
  error: Ref<unknown>;
  more: () => Promise<void>;
}

/** Reads the first page now and one more with each call. */
export function usePages<T>(path: () => string): Pages<T> {
  const rows = shallowRef<T[]>([]);
  const next = ref<number>();
  const loading = ref(false);
  const error = shallowRef<unknown>();
  async function more() {
    if (loading.value) return;
    loading.value = true;
    try {
      const page = await get<Page<T>>(path(), { after: next.value });
      rows.value = [...rows.value, ...page.items];
      next.value = page.next ?? undefined;
      error.value = undefined;
    } catch (problem) {
      error.value = problem;
    } finally {
      loading.value = false;
    }
  }
  void more();
  return { rows, next, loading, error, more };
}
