// Which rows of a list are chosen: one by one, from the last to this one with Shift, or all.
import { computed, ref, type ComputedRef, type Ref } from 'vue';

export interface Selection {
  ids: Ref<Set<string>>;
  count: ComputedRef<number>;
  has: (id: string) => boolean;
  toggle: (at: number, range: boolean) => void;
  chooseAll: () => void;
  clear: () => void;
}

/** @param listed  keys of the rows in the order shown */
export function useSelection(listed: () => string[]): Selection {
  const ids = ref(new Set<string>());
  let last: string | undefined;

  function toggle(at: number, range: boolean) {
    const all = listed();
    const id = all[at];
    if (id === undefined) return;
    const next = new Set(ids.value);
    const from = range && last !== undefined ? all.indexOf(last) : at;
    const chosen = !next.has(id);
    for (const one of all.slice(Math.min(from < 0 ? at : from, at), Math.max(from, at) + 1))
      if (chosen) next.add(one);
      else next.delete(one);
    last = id;
    ids.value = next;
  }
  return {
    ids,
    count: computed(() => ids.value.size),
    has: (id) => ids.value.has(id),
    toggle,
    chooseAll: () => void (ids.value = new Set(listed())),
    clear: () => void (ids.value = new Set()),
  };
}
