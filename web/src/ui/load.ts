// Reading for a screen: the value, whether it is on its way, and what went wrong.
import { onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue';

export interface Loaded<T> {
  value: Ref<T | undefined>;
  error: Ref<unknown>;
  loading: Ref<boolean>;
  reload: () => Promise<void>;
}

/** Reads now and again whenever `when` changes; an answer that was overtaken is dropped. */
export function load<T>(read: () => Promise<T>, when: () => unknown = () => 0): Loaded<T> {
  const value = shallowRef<T>();
  const error = shallowRef<unknown>();
  const loading = ref(true);
  let turn = 0;
  async function reload() {
    const mine = ++turn;
    loading.value = true;
    try {
      const answer = await read();
      if (mine !== turn) return;
      value.value = answer;
      error.value = undefined;
    } catch (problem) {
      if (mine === turn) error.value = problem;
    } finally {
      if (mine === turn) loading.value = false;
    }
  }
  watch(when, reload, { immediate: true });
  onBeforeUnmount(() => void ++turn);
  return { value, error, loading, reload };
}
