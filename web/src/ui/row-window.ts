// The rows of a long list that are on the screen: only these are in the page.
import { look } from '@/lib/theme';
import { computed, onBeforeUnmount, onMounted, ref } from 'vue';

const CARD_PX = 84;
const CARDS_BELOW_PX = 640;
const BEYOND = 6; // rows kept above and below, so that scrolling shows no gap

/** @param onNearEnd  the person has nearly seen all rows */
export function useRowWindow<R>(rows: () => R[], onNearEnd: () => void) {
  const scroller = ref<HTMLElement>();
  const top = ref(0);
  const height = ref(600);
  const width = ref(0);
  const narrow = ref(false);
  const rowHeight = computed(() => (narrow.value ? CARD_PX : look.density === 'compact' ? 32 : 38));
  const first = computed(() => Math.max(0, Math.floor(top.value / rowHeight.value) - BEYOND));
  const visible = computed(() =>
    rows().slice(first.value, first.value + Math.ceil(height.value / rowHeight.value) + 2 * BEYOND),
  );

  function onScroll() {
    top.value = scroller.value?.scrollTop ?? 0;
    if (rows().length * rowHeight.value - top.value - height.value < 600) onNearEnd();
  }
  const observer = new ResizeObserver(() => {
    if (!scroller.value) return;
    height.value = scroller.value.clientHeight;
    width.value = scroller.value.clientWidth;
    narrow.value = width.value < CARDS_BELOW_PX;
  });
  onMounted(() => scroller.value && observer.observe(scroller.value));
  onBeforeUnmount(() => observer.disconnect());
  return { scroller, width, narrow, rowHeight, height, first, visible, onScroll };
}
