// Filters of a list live in the address: a copied link shows a colleague the same rows.
import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

export interface FilterField {
  key: string;
  label: string;
  kind: 'text' | 'select' | 'date' | 'flag';
  options?: { value: string; text: string }[];
}
export interface Filters {
  values: ComputedRef<Record<string, string>>;
  set: (key: string, value: string) => void;
  clear: () => void;
}

/** Reads and writes the filters in the query of the route; an empty value leaves the address. */
export function useFilters(keys: string[]): Filters {
  const route = useRoute();
  const router = useRouter();
  const values = computed(() => Object.fromEntries(keys.map((key) => [key, String(route.query[key] ?? '')])));
  const change = (changes: Record<string, string>) => {
    const query = { ...route.query, ...changes };
    for (const key of Object.keys(changes)) if (!changes[key]) delete query[key];
    void router.replace({ query });
  };
  return {
    values,
    set: (key, value) => change({ [key]: value }),
    clear: () => change(Object.fromEntries(keys.map((key) => [key, '']))),
  };
}
