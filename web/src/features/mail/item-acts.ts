// What may be done with an item besides the daily round, in which of its states and by whom. For all of them it lies
// loose at a node: what is announced only or lies in a bag is not there to be acted on.
import type { Schemas } from '@/lib/api';

type State = Schemas['ItemState'];
export interface ItemAct {
  key: 'redirect' | 'isolate' | 'release' | 'refuse' | 'return' | 'lose' | 'bury';
  permission: string;
  states: State[];
  danger?: boolean;
}
export const ITEM_ACTS: ItemAct[] = [
  { key: 'redirect', permission: 'mail.deliver', states: ['accepted', 'waiting'] },
  { key: 'return', permission: 'mail.deliver', states: ['accepted', 'waiting'], danger: true },
  { key: 'isolate', permission: 'mail.accept', states: ['accepted', 'waiting'], danger: true },
  { key: 'release', permission: 'mail.accept', states: ['isolated'] },
  { key: 'refuse', permission: 'mail.accept', states: ['accepted', 'isolated'], danger: true },
  { key: 'lose', permission: 'mail.day', states: ['accepted', 'waiting'], danger: true },
  { key: 'bury', permission: 'mail.day', states: ['accepted', 'waiting', 'isolated'], danger: true },
];
/** Back to the sender once is enough. */
const isBackAlready = (act: ItemAct, item: Schemas['Item']) => act.key === 'return' && item.direction === 'returning';

export const suits = (act: ItemAct, item: Schemas['Item']) =>
  act.states.includes(item.state) && !isBackAlready(act, item);
