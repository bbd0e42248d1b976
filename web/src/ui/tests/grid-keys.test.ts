// The row that a link opens is shown where it stands.
import { nextTick, ref } from 'vue';
import { expect, test } from 'vitest';
import { useGridKeys } from '../grid-keys';

const ROW_PX = 30;
const BOX_PX = 300;

function listWith(opened: number) {
  const at = ref(opened);
  const scroller = ref<HTMLElement>();
  const box = { scrollTop: 0, clientHeight: BOX_PX } as HTMLElement;
  const keys = useGridKeys({
    ...{ count: () => 200, scroller, rowHeight: ref(ROW_PX), height: ref(BOX_PX) },
    ...{ opened: () => at.value, open: () => undefined, choose: () => undefined },
  });
  return { at, scroller, box, ...keys };
}

test('a row opened by a link is scrolled to once the list stands', async () => {
  const list = listWith(100);
  expect(list.active.value).toBe(100);
  list.scroller.value = list.box;
  await nextTick();
  expect(list.box.scrollTop).toBeGreaterThan(100 * ROW_PX - BOX_PX);
  expect(list.box.scrollTop).toBeLessThanOrEqual(100 * ROW_PX);
});

test('rows that come after the list scroll too, and news that moves the row does not', async () => {
  const list = listWith(-1);
  list.scroller.value = list.box;
  await nextTick();
  expect(list.box.scrollTop).toBe(0);
  list.at.value = 150;
  await nextTick();
  const shown = list.box.scrollTop;
  expect(shown).toBeGreaterThan(0);
  list.at.value = 20;
  await nextTick();
  expect(list.box.scrollTop).toBe(shown);
  expect(list.active.value).toBe(20);
});
