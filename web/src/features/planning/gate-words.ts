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
const POINT_WORDS = textsOf({
  brakes: ['制动', 'Brakes'],
  steering: ['转向', 'Steering'],
  tyres: ['轮胎', 'Tyres'],
  lights: ['灯光', 'Lights'],
  wipers: ['雨刮', 'Wipers'],
  doors: ['车门', 'Doors'],
  hold: ['行李舱', 'Hold'],
  extinguisher: ['灭火器', 'Fire extinguisher'],
  emergency_exits: ['安全锤、应急门窗', 'Emergency exits'],
  seat_belts: ['安全带', 'Seat belts'],
  terminal: ['定位终端', 'Positioning terminal'],
  papers: ['随车证照', 'Papers on board'],
});
export type Point = Schemas['InspectionPoint'];
/** What is looked at before the first run, in the order of walking round the vehicle. */
export const POINTS = [
  ...(['brakes', 'steering', 'tyres', 'lights', 'wipers', 'doors', 'hold'] as const),
  ...(['extinguisher', 'emergency_exits', 'seat_belts', 'terminal', 'papers'] as const),
];
export const pointWord = (point: Point) => POINT_WORDS(point);
/** "tyres, lights" in words. */
export const pointsOf = (faults: string) => each(faults, (name) => POINT_WORDS(name as Point));

const RISK_WORDS = textsOf({
  weather: ['恶劣天气', 'Weather'],
  landslide: ['塌方滑坡', 'Landslide'],
  flood: ['洪水', 'Flood'],
  road_closed: ['道路封闭', 'Road closed'],
  security: ['治安', 'Security'],
  other: ['其他', 'Other'],
});
export type RiskKind = Schemas['RedRiskKind'];
export const RISKS: RiskKind[] = ['weather', 'landslide', 'flood', 'road_closed', 'security', 'other'];
export const riskWord = (kind: RiskKind) => RISK_WORDS(kind);

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
  if (kind === 'daily_inspection') return detail === 'not_inspected' ? t('notInspected') : pointsOf(detail);
  return detail;
}
