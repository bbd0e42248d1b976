// By which column a list is ordered, and which way; it stands in the address.
import { useFilter } from '@/lib/query';
import { computed } from 'vue';

/** `sort` is "at" upwards, "-at" downwards, "" as the rows came. */
export function useGridOrder<R>(rows: () => R[], columns: () => { key: string; text: (row: R) => string }[]) {
  const sort = useFilter('sort');
  const order = computed(() => ({ key: sort.value.replace('-', ''), down: sort.value.startsWith('-') }));
  const sorted = computed(() => {
    const column = columns().find((c) => c.key === order.value.key);
    if (!column) return rows();
    const sign = order.value.down ? -1 : 1;
    return [...rows()].sort((a, b) => sign * column.text(a).localeCompare(column.text(b), 'zh', { numeric: true }));
  });
  function sortBy(key: string) {
    sort.value = order.value.key !== key ? key : order.value.down ? '' : `-${key}`;
  }
  const sortOf = (key: string) => (order.value.key !== key ? 'none' : order.value.down ? 'descending' : 'ascending');
  return { sort, sorted, sortBy, sortOf };
}
