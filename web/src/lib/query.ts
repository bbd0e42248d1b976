// Filters live in the address of the screen: a copied link shows a colleague the same list.
import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** One filter as a value to bind; "" takes it out of the address. */
export function useFilter(name: string, usual = ''): WritableComputedRef<string> {
  const route = useRoute();
  const router = useRouter();
  return computed({
    get: () => (route.query[name] as string | undefined) ?? usual,
    set: (value) => {
      const query = { ...route.query };
      if (value === usual) delete query[name];
      else query[name] = value;
      void router.replace({ query });
    },
  });
}
