// A map in a page: its library comes when it is needed, it is drawn once into the element with `ref="box"`, follows the
// theme and goes with the page.
import { get } from '@/lib/api';
import type { Network } from '@/lib/drawn-map';
import { look } from '@/lib/theme';
import { nextTick, onBeforeUnmount, ref, useTemplateRef, watch } from 'vue';
import { load } from './load';

/** What is drawn into a box. */
export interface DrawnMap {
  recolour: () => void;
  remove: () => void;
}
/** @throws when the browser has no WebGL */
type Draw<D> = (box: HTMLElement, network: Network) => D;

/**
 * @param fetchDraw  imports what draws, so that only pages with a map carry its library
 * @param show  puts the page's present state onto the map: once it is drawn, in a new theme, and by `refresh`
 * @returns the network's reading, whether this browser cannot draw, `refresh`, and what is drawn so far
 */
export function mapInPage<D extends DrawnMap>(
  fetchDraw: () => Promise<Draw<D>>,
  show: (drawing: D, network: Network) => void,
) {
  const network = load(() => get<Network>('/api/network/map'));
  const box = useTemplateRef<HTMLElement>('box');
  const cannot = ref(false);
  let drawing: D | undefined;
  function refresh() {
    if (drawing && network.value.value) show(drawing, network.value.value);
  }
  async function draw() {
    if (drawing || !box.value || !network.value.value) return;
    try {
      const drawInto = await fetchDraw();
      if (drawing || !box.value || !network.value.value) return; // the page may be gone by now
      drawing = drawInto(box.value, network.value.value);
      refresh();
    } catch {
      cannot.value = true;
    }
  }
  watch([network.value, box], () => void draw(), { flush: 'post', immediate: true });
  watch(
    () => look.theme,
    () => void nextTick(() => (drawing?.recolour(), refresh())),
  );
  onBeforeUnmount(() => {
    drawing?.remove();
    drawing = undefined;
  });
  return { network, cannot, refresh, drawn: () => drawing };
}
