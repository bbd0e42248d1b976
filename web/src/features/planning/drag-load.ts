// A load that is drawn over the board with mouse, pen or finger: which ways it has, and what lies under it.
import { get, type Schemas } from '@/lib/api';
import { attempt } from '@/ui/toast';
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue';
import { bestByPlace, type Choice } from './choice-words';

type Load = Schemas['LoadView'];
const SLACK_PX = 6; // a click that trembles is no drag
const EDGE_PX = 56;
const STEP_PX = 14;
const STEP_MS = 40;

export interface Drop {
  load: Load;
  choices: Choice[];
  choice: Choice;
}

/** @param scroller  what scrolls when the load is held at its edge */
export function useLoadDrag(plan: () => string, scroller: () => HTMLElement | undefined, drop: (what: Drop) => void) {
  const load = shallowRef<Load>();
  const moving = ref(false);
  const choices = shallowRef<Choice[]>();
  const at = ref({ x: 0, y: 0 });
  const over = ref('');
  const places = computed(() => bestByPlace(choices.value ?? []));
  const choice = computed(() => places.value.get(over.value));
  let from = at.value;
  let timer: ReturnType<typeof setInterval> | undefined;

  async function readChoices(mine: Load) {
    const path = `/api/planning/plans/${plan()}/choices`;
    await attempt(async () => {
      const answer = await get<Schemas['ChoiceList']>(path, { load: mine.load.seq });
      if (load.value === mine) choices.value = answer.items;
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
  function begin(event: PointerEvent, what: Load) {
    if (event.button || load.value) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    from = { x: event.clientX, y: event.clientY };
    load.value = what;
    choices.value = undefined;
    void readChoices(what);
  }
  function move(event: PointerEvent) {
    if (!load.value) return;
    at.value = { x: event.clientX, y: event.clientY };
    if (!moving.value && Math.hypot(at.value.x - from.x, at.value.y - from.y) > SLACK_PX) {
      moving.value = true;
      timer = setInterval(creep, STEP_MS);
    }
    if (moving.value) over.value = placeUnder(at.value.x, at.value.y);
  }
  function stop() {
    clearInterval(timer);
    load.value = undefined;
    moving.value = false;
    over.value = '';
  }
  function end() {
    const what = load.value && choice.value && { load: load.value, choices: choices.value!, choice: choice.value };
    const dropped = moving.value;
    stop();
    if (dropped && what) drop(what);
  }
  const onKey = (event: KeyboardEvent) => event.key === 'Escape' && load.value && (event.preventDefault(), stop());
  addEventListener('keydown', onKey);
  onBeforeUnmount(() => {
    stop();
    removeEventListener('keydown', onKey);
  });
  return { load, moving, choices, places, at, over, choice, begin, move, end, stop };
}
