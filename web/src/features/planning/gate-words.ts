// The fact behind an answer of the gate, in words: the server sends numbers and names of states, licences and faults.
import type { Schemas } from '@/lib/api';
import { textsOf } from '@/lib/i18n';
import { orderState, stateWord, t } from './texts';

const LICENCES = textsOf({
  driving: ['驾驶证', 'Driving licence'],
  qualification: ['从业资格证', 'Qualification'],
  vehicle: ['行驶证', 'Vehicle licence'],
  transport_permit: ['道路运输证', 'Transport permit'],
  insurance: ['保险', 'Insurance'],
  missing: ['未登记', 'Not entered'],
});
type Licence = Parameters<typeof LICENCES>[0];
type Check = Schemas['GateCheck'];

const each = (detail: string, word: (name: string) => string) =>
  detail.split(', ').filter(Boolean).map(word).join(', ');

/** "P2026… approved": the number of the order and its life. */
function ofOrder(detail: string): string {
  const [number = '', state] = detail.split(' ');
  return state ? `${number} ${stateWord(orderState(state as Schemas['OrderState']))}` : number;
}

export function factOf({ kind, detail }: Check): string {
  if (kind === 'vehicle_order') return ofOrder(detail);
  if (kind === 'licences') return each(detail, (name) => LICENCES(name as Licence));
  if (kind === 'driver_hours') return each(detail, (name) => t(name as Schemas['DutyFault']));
  return detail;
}
