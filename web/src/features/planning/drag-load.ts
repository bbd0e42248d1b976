// Loads that are drawn over the board with mouse, pen or finger: which ways they have, and what lies below.
import { get, post, type Schemas } from '@/lib/api';
import { attempt } from '@/ui/toast';
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue';
import { bestByPlace, type Choice } from './choice-words';

type Load = Schemas['LoadView'];
const SLACK_PX = 6; // a click that trembles is no drag
const EDGE_PX = 56;
const STEP_PX = 14;
const STEP_MS = 40;

export interface Drop {
  loads: Load[];
  choices: Choice[];
  choice: Choice;
}

/** The ways of one load, or those that several have in common. */
export function readWays(plan: string, loads: Load[]): Promise<Schemas['ChoiceList']> {
  const path = `/api/planning/plans/${plan}`;
  const seqs = loads.map((l) => l.load.seq);
  return seqs.length === 1
    ? get<Schemas['ChoiceList']>(`${path}/choices`, { load: seqs[0] })
    : post<Schemas['ChoiceList']>(`${path}/group_choices`, { loads: seqs });
}

export type LoadDrag = ReturnType<typeof useLoadDrag>;
/** @param scroller  what scrolls when the load is held at its edge */
export function useLoadDrag(plan: () => string, scroller: () => HTMLElement | undefined, drop: (what: Drop) => void) {
  const loads = shallowRef<Load[]>([]);
  const moving = ref(false);
  const choices = shallowRef<Choice[]>();
  const at = ref({ x: 0, y: 0 });
  const over = ref('');
  const places = computed(() => bestByPlace(choices.value ?? []));
  const choice = computed(() => places.value.get(over.value));
  let from = at.value;
  let timer: ReturnType<typeof setInterval> | undefined;

  async function readChoices(mine: Load[]) {
    await attempt(async () => {
      const answer = await readWays(plan(), mine);
      if (loads.value === mine) choices.value = answer.items;
    });
  }
  const placeUnder = (x: number, y: number) =>
    document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-place]')?.dataset.place ?? '';
  function creep() {
    const box = scroller();
    if (!box || !moving.value) return;
    const { top, bottom } = box.getBoundingClientRect();
    const { x, y } = at.value;
    if (y > top && y < top + EDGE_PX) box.scrollTop -= STEP_PX;
    else if (y < bottom && y > bottom - EDGE_PX) box.scrollTop += STEP_PX;
    over.value = placeUnder(x, y);
  }
  function begin(event: PointerEvent, what: Load[]) {
    if (event.button || loads.value.length || !what.length) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    from = { x: event.clientX, y: event.clientY };
    loads.value = what;
    choices.value = undefined;
    void readChoices(what);
  }
  function move(event: PointerEvent) {
    if (!loads.value.length) return;
    at.value = { x: event.clientX, y: event.clientY };
    if (!moving.value && Math.hypot(at.value.x - from.x, at.value.y - from.y) > SLACK_PX) {
      moving.value = true;
      timer = setInterval(creep, STEP_MS);
    }
    if (moving.value) over.value = placeUnder(at.value.x, at.value.y);
  }
  function stop() {
    clearInterval(timer);
    loads.value = [];
    moving.value = false;
    over.value = '';
  }
  function end() {
    const what = choice.value && { loads: loads.value, choices: choices.value!, choice: choice.value };
    const dropped = moving.value;
    stop();
    if (dropped && what) drop(what);
  }
  const onKey = (event: KeyboardEvent) =>
    event.key === 'Escape' && loads.value.length > 0 && (event.preventDefault(), stop());
  addEventListener('keydown', onKey);
  onBeforeUnmount(() => {
    stop();
    removeEventListener('keydown', onKey);
  });
  return { loads, moving, choices, places, at, over, choice, begin, move, end, stop };
}
