// What a vehicle's block says in a line.
import type { Schemas } from '@/lib/api';

type Block = Schemas['BlockView'];
const M_PER_KM = 1000;
const S_PER_MINUTE = 60;
const MINUTES = 60;

export const kmOf = (metres: number) => (metres / M_PER_KM).toFixed(0);
/** "2:05". */
export function hoursOf(seconds: number): string {
  const minutes = Math.round(seconds / S_PER_MINUTE);
  return `${Math.floor(minutes / MINUTES)}:${String(minutes % MINUTES).padStart(2, '0')}`;
}
/** Its plate; several when trips of the block were given to several vehicles. */
export const plateOf = ({ trips }: Block) => [...new Set(trips.map((v) => v.vehicle).filter(Boolean))].join(' ');
/** Its trips with an order that waits for vehicle and driver. */
export const toAssign = ({ trips }: Block) => trips.filter((v) => v.order !== '0' && v.order_state === 'approved');
