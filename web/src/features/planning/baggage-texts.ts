// Texts of passengers' baggage: what stays free of holds, the table of it, and tickets sold.
import type { Schemas } from '@/lib/api';
import { clock } from '@/lib/format';
import { textsOf } from '@/lib/i18n';
import { kg, m3 } from './room';

export const w = textsOf({
  baggage: ['旅客行李', 'Passengers’ baggage'],
  byTrip: ['当日班次', 'Trips of the day'],
  table: ['预留表', 'Table of reserves'],
  sales: ['客票销售', 'Ticket sales'],
  reservesHint: [
    '先按客票预测，没有时按预留表，再没有时按行李舱百分比；手工填写和当日已售只会增加预留。重新编制计划后生效。',
    'By tickets, else the table, else a share of the hold; what is typed or sold only adds. The next plan uses it.',
  ],
  dayType: ['日类型', 'Type of day'],
  source: ['依据', 'Known from'],
  hold: ['行李舱', 'Hold'],
  reserve: ['预留', 'Stays free'],
  passengers: ['预计乘客', 'Passengers expected'],
  sold: ['当日已售', 'Sold for the day'],
  basis: ['怎么算的', 'How it is reckoned'],
  find: ['线路或开往', 'Line or headsign'],
  noTrips: ['这一天没有可带邮件的班次。', 'No trip of this day may carry mail.'],
  byHand: ['手工预留', 'Set by hand'],
  byHandHint: ['已知更多行李时填写；全部填 0 则恢复自动。', 'Where more is known; all 0: as reckoned.'],
  reserveSaved: ['已保存，重新编制计划后生效', 'Saved; the next plan uses it'],
  setBy: ['{who} 填写于 {at}', 'Set by {who}, {at}'],
  pieces: ['件数', 'Pieces'],
  kilograms: ['重量（千克）', 'Mass, kg'],
  cubicMetres: ['体积（立方米）', 'Volume, m³'],
  basisShare: ['行李舱的 {n}%', '{n}% of the hold'],
  basisTable: ['预留表', 'By the table'],
  basisTickets: ['同类日 {n} 天推算 {p} 人 × {kg} 千克', '{p} passengers from {n} like days × {kg} kg'],
  basisSold: ['已售 {p} 张 × {kg} 千克', '{p} tickets sold × {kg} kg'],
  learnedFrom: ['每人重量由 {n} 班称重得出', 'Mass a passenger learned from {n} weighed trips'],
  configured: ['每人重量按设定', 'Mass a passenger as configured'],
  tableHint: [
    '按日类型、线路或班次规定预留；没有该类日的规定时按平日。',
    'What stays free by type of day, line or trip; types without a row go by ordinary days.',
  ],
  newRule: ['新增预留', 'New reserve'],
  ruleSaved: ['预留已保存，下次编制计划时采用', 'Saved; the next plan uses it'],
  noRules: ['预留表是空的，现按行李舱百分比预留。', 'The table is empty; a share of the hold stays free.'],
  everyLine: ['全部线路', 'Every line'],
  everyTrip: ['全部班次', 'Every trip'],
  trip: ['班次', 'Trip'],
  lineHint: ['不填则适用全部线路', 'Empty: every line'],
  tripHint: ['始发时间，如 07:30；不填则适用全部班次', 'First departure, e.g. 07:30; empty: every trip'],
  eachGroup: ['每位乘客的行李', 'Baggage of a passenger'],
  eachHint: [
    '同类日称重满 20 班后自动按实际（第 90 百分位，可在计划参数中调整）。',
    'After 20 weighed trips of a type of day it goes by what was weighed (90th percentile, see plan settings).',
  ],
  perPassengerKg: ['每人千克', 'kg a passenger'],
  perPassengerLitres: ['每人升', 'Litres a passenger'],
  inUse: ['现用', 'In use'],
  inUseLearned: ['{kg} 千克（{n} 班称重）', '{kg} kg ({n} trips weighed)'],
  inUseSaid: ['按设定', 'As configured'],
  eachSaved: ['已保存，下次编制计划时采用', 'Saved; the next plan uses it'],
  salesHint: [
    '从客运站售票系统导出：日期、线路、发车时间、售票数；行李重量可不填。重复导入以最后一次为准。',
    'From the ticket system: date, line, departure, tickets; mass of baggage may be empty. The last import counts.',
  ],
  tickets: ['售票数', 'Tickets'],
  weighed: ['行李 kg', 'Baggage, kg'],
  measured: ['行李 m³', 'Baggage, m³'],
  noSales: ['这一天没有客票数据，可在下方导入。', 'No tickets of this day; import them below.'],
  rows: ['行数', 'Rows'],
  good: ['可导入', 'Good'],
  faulty: ['有错误', 'Faulty'],
  history: ['修改记录', 'History'],
});

export const DAY_TYPES = ['ordinary', 'weekend', 'market', 'holiday', 'spring_travel'] as const;
export const SOURCES = ['share', 'table', 'tickets', 'sold', 'by_hand'] as const;
export const dayTypeWord = textsOf({
  ordinary: ['平日', 'Ordinary day'],
  weekend: ['周末', 'Weekend'],
  market: ['逢集', 'Market day'],
  holiday: ['节假日', 'Holiday'],
  spring_travel: ['春运', 'Spring travel'],
});
export const sourceWord = textsOf({
  share: ['按比例', 'Share'],
  table: ['预留表', 'Table'],
  tickets: ['客票预测', 'Tickets'],
  sold: ['已售客票', 'Tickets sold'],
  by_hand: ['手工', 'By hand'],
});

const KG = 1000;
const one = (grams: number) => (grams / KG).toFixed(1);
/** "18 passengers from 9 like days × 3.2 kg". */
export function basisOf(r: Schemas['TripReserve']): string {
  const each = one(r.passenger_g);
  if (r.source === 'tickets') return w('basisTickets', { n: r.n_days, p: r.passengers, kg: each });
  if (r.source === 'sold') return w('basisSold', { p: r.passengers, kg: each });
  if (r.source === 'table') return w('basisTable');
  if (r.source === 'share') return w('basisShare', { n: r.percent });
  return w('setBy', { who: r.set_by_name, at: '' }).trim();
}
export const pairOf = (grams: number, cm3: number) => `${kg(grams)} kg · ${m3(cm3)} m³`;
export const tripText = (r: { line: string; departs: number; headsign: string }) =>
  `${r.line} ${clock(r.departs)} → ${r.headsign}`;
