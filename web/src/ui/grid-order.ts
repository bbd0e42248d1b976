// By which column a list is ordered, and which way; it stands in the address.
import { useFilter } from '@/lib/query';
import { computed } from 'vue';

interface Ordered<R> {
  key: string;
  number?: boolean;
  text: (row: R) => string;
  order?: (row: R) => string | number;
}
/** What a row is compared by: figures as figures ("1,250.00"), what has none ("–") before all others. */
function valueOf<R>(column: Ordered<R>, row: R): string | number {
  if (column.order) return column.order(row);
  if (!column.number) return column.text(row);
  const figure = parseFloat(
    column
      .text(row)
      .replace(/[^\d.−-]/g, '')
      .replace('−', '-'),
  );
  return Number.isNaN(figure) ? -Infinity : figure;
}
function compare(a: string | number, b: string | number): number {
  if (typeof a === 'string' || typeof b === 'string')
    return String(a).localeCompare(String(b), 'zh', { numeric: true });
  return a < b ? -1 : Number(a > b);
}

/** `sort` is "at" upwards, "-at" downwards, "" as the rows came. */
export function useGridOrder<R>(rows: () => R[], columns: () => Ordered<R>[]) {
  const sort = useFilter('sort');
  const order = computed(() => ({ key: sort.value.replace('-', ''), down: sort.value.startsWith('-') }));
  const sorted = computed(() => {
    const column = columns().find((c) => c.key === order.value.key);
    if (!column) return rows();
    const sign = order.value.down ? -1 : 1;
    return [...rows()].sort((a, b) => sign * compare(valueOf(column, a), valueOf(column, b)));
  });
  function sortBy(key: string) {
    sort.value = order.value.key !== key ? key : order.value.down ? '' : `-${key}`;
  }
  const sortOf = (key: string) => (order.value.key !== key ? 'none' : order.value.down ? 'descending' : 'ascending');
  return { sort, sorted, sortBy, sortOf };
}
