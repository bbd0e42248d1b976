// What is ticked in a tray. A plan that takes the place of another meanwhile keeps the numbers of its loads, so the
// ticks stay: mail that is sealed just now would else take them away from whoever chooses.
import type { Schemas } from '@/lib/api';
import { computed, ref, type Ref } from 'vue';

type Load = Schemas['LoadView'];
const markOf = ({ load }: Load) => [load.seq, load.bag, load.node, load.destination].join(' ');
const kept = { of: '', marks: ref(new Set<string>()) };

/** @param of  day and trip: another tray begins without ticks */
export function useTicked(of: string, loads: Ref<Load[]>) {
  if (kept.of !== of) Object.assign(kept, { of, marks: ref(new Set()) });
  const { marks } = kept;
  const has = (l: Load) => marks.value.has(markOf(l));
  function tick(some: Load[], on: boolean) {
    const next = new Set(marks.value);
    for (const mark of some.map(markOf))
      if (on) next.add(mark);
      else next.delete(mark);
    marks.value = next;
  }
  return { chosen: computed(() => loads.value.filter(has)), has, tick, clear: () => (marks.value = new Set()) };
}
