// The row that is open beside a list: kept in the address, so that its link opens it again, in the same filter.
import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

export interface Opened {
  id: ComputedRef<string>;
  open: (id: string) => void;
  close: () => void;
  previous: ComputedRef<string | undefined>;
  next: ComputedRef<string | undefined>;
}

/** @param ids  the rows as listed now, for the neighbours */
export function useOpened(ids: () => string[], key = 'open'): Opened {
  const route = useRoute();
  const router = useRouter();
  const id = computed(() => String(route.query[key] ?? ''));
  const neighbour = (step: number) => {
    const at = ids().indexOf(id.value);
    return at < 0 ? undefined : ids()[at + step];
  };
  const go = (value: string | undefined) => void router.replace({ query: { ...route.query, [key]: value } });
  return {
    id,
    open: go,
    close: () => go(undefined),
    previous: computed(() => neighbour(-1)),
    next: computed(() => neighbour(1)),
  };
}
