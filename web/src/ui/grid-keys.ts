// Moving in a list by keyboard: arrows or j and k, whole pages, opening, choosing, changing a cell in its place.
import { ref, watch, type Ref } from 'vue';

const HEAD_PX = 40; // of the titles that stay above the rows

export interface KeyedGrid {
  count: () => number;
  scroller: Ref<HTMLElement | undefined>;
  rowHeight: Ref<number>;
  height: Ref<number>;
  /** The row that is open beside the list, -1 for none. */
  opened: () => number;
  open: (at: number) => void;
  /** Absent where rows cannot be chosen. */
  choose: () => ((at: number, range: boolean) => void) | undefined;
}

export function useGridKeys({ count, scroller, rowHeight, height, opened, open, choose }: KeyedGrid) {
  const active = ref(0);
  // Shown where it stands once it opens, also by a link; news that moves it later leaves the reader where they are.
  watch(
    [opened, scroller] as const,
    ([at, box], [before = -1, known]) => {
      if (at < 0) return;
      if (before < 0 || box !== known) move(at);
      else active.value = at;
    },
    { immediate: true, flush: 'post' },
  );

  function move(to: number) {
    active.value = Math.max(0, Math.min(count() - 1, to));
    const y = active.value * rowHeight.value;
    const box = scroller.value;
    if (!box) return;
    if (y < box.scrollTop) box.scrollTop = y;
    if (y + rowHeight.value > box.scrollTop + box.clientHeight - HEAD_PX)
      box.scrollTop = y - box.clientHeight + rowHeight.value + HEAD_PX;
  }
  function onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== scroller.value) return;
    const page = Math.floor(height.value / rowHeight.value);
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(active.value + 1),
      j: () => move(active.value + 1),
      ArrowUp: () => move(active.value - 1),
      k: () => move(active.value - 1),
      PageDown: () => move(active.value + page),
      PageUp: () => move(active.value - page),
      Home: () => move(0),
      End: () => move(count() - 1),
      Enter: () => open(active.value),
      F2: () => scroller.value?.querySelector<HTMLElement>('.active [data-edit]')?.click(),
    };
    const toggle = choose();
    const chosen = () => toggle?.(active.value, event.shiftKey);
    if (toggle) Object.assign(acts, { ' ': chosen, x: chosen, X: chosen });
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  return { active, onKey };
}
