// A sort rule as a change of it is sent: all of it, the days of its validity included.
import type { Schemas } from '@/lib/api';

type Rule = Schemas['SortRule'];
const day = (text: string | null | undefined) => (text && text !== '0000-00-00' ? text : undefined);

export function asSent({ id, valid_from, valid_until, ...rest }: Rule): object {
  return { rule: id, ...rest, valid_from: day(valid_from), valid_until: day(valid_until) };
}
