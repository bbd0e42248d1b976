// The node that the person works at now: of the hat where it names some, chosen and remembered otherwise.
import { computed, ref } from 'vue';
import { places } from './places';
import { session } from './session';

const chosen = ref(localStorage.getItem('here') ?? '');

/** Key of the node; "" while nothing is known. */
export const here = computed({
  get: () => {
    const own = session.me?.hat.nodes ?? [];
    if (own.length) return own.includes(chosen.value) ? chosen.value : own[0]!;
    return chosen.value || (places.list.find((p) => p.kind === 'county_centre')?.id ?? '');
  },
  set: (id: string) => {
    chosen.value = id;
    localStorage.setItem('here', id);
  },
});
