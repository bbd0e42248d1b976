// Licences of drivers and vehicles: their words, and how long they still hold.
import type { Schemas } from '@/lib/api';
import { serviceDate } from '@/lib/format';
import { textsOf } from '@/lib/i18n';

export const SOON_DAYS = 30;
const DAY_MS = 86_400_000;
export const DRIVER_KINDS = ['driving', 'qualification'] as const;
export const VEHICLE_KINDS = ['vehicle', 'transport_permit', 'insurance'] as const;
export const KINDS = [...DRIVER_KINDS, ...VEHICLE_KINDS];

export const isOfDriver = (licence: Schemas['Licence']): boolean => licence.person !== '0';

/** Days until the last day of a licence, 0 on it, negative after it. */
export const daysLeft = (validUntil: string, today = serviceDate()): number =>
  Math.round((Date.parse(`${validUntil}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);

export const t = textsOf({
  licences: ['证照', 'Licences'],
  find: ['姓名、车牌或证号', 'Name, plate or number'],
  holder: ['驾驶员 / 车辆', 'Driver or vehicle'],
  kind: ['证照种类', 'Kind'],
  driving: ['驾驶证', 'Driving licence'],
  qualification: ['从业资格证', 'Qualification certificate'],
  vehicle: ['行驶证（年检）', 'Vehicle inspection'],
  transport_permit: ['道路运输证', 'Road transport permit'],
  insurance: ['保险', 'Insurance'],
  number: ['证号', 'Number'],
  until: ['有效期至', 'Valid until'],
  state: ['状态', 'State'],
  valid: ['有效', 'Valid'],
  soon: ['还有 {n} 天到期', 'Runs out in {n} days'],
  expired: ['已过期 {n} 天', 'Ran out {n} days ago'],
  soonOnly: ['只看 {n} 天内到期', 'Runs out within {n} days'],
  add: ['登记证照', 'Register a licence'],
  renew: ['续期', 'Renew'],
  of: ['属于', 'Of'],
  ofDriver: ['驾驶员', 'A driver'],
  ofVehicle: ['车辆', 'A vehicle'],
  plate: ['车牌号', 'Plate'],
  choose: ['请选择', 'Choose'],
  save: ['保存', 'Save'],
  saved: ['证照已登记', 'Licence registered'],
  noneYet: [
    '还没有登记证照。按“登记证照”录入驾驶员和车辆的证照。',
    'No licences yet. Register those of drivers and vehicles.',
  ],
});
