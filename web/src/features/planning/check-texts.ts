// Texts of plans made by hand that are checked, and of the picture of seats and hold.
import type { Schemas } from '@/lib/api';
import { textsOf } from '@/lib/i18n';

export const c = textsOf({
  checkPlan: ['检查手工方案', 'Check a plan made by hand'],
  checkHint: [
    '导出邮件去向，改班次（如“101 07:30 清水乡”）、专车或“次日”，传回检查。只看改动的行，不改计划。',
    'Take out where mail goes, change trips, vans or “次日” (stays) and bring it back. The plan is not changed.',
  ],
  takeOut: ['导出邮件去向', 'Take out where mail goes'],
  nothingYet: ['选择改好的文件后，在这里列出违反的规则。', 'Choose the edited file; what it breaks is listed here.'],
  sameAsPlan: ['文件与计划相同，没有要检查的改动。', 'The file says the same as the plan; nothing to check.'],
  holds: ['{n} 组改动都可行。', 'All {n} loads may go as the file says.'],
  breaks: ['违反 {n} 处', 'Broken: {n}'],
  rows: ['行数', 'Rows'],
  changed: ['与计划不同', 'Unlike the plan'],
  unreadable: ['无法识别', 'Cannot be read'],
  brokenN: ['违反', 'Broken'],
  row: ['行', 'Row'],
  mail: ['邮件', 'Mail'],
  severalLoads: ['同程几组合计', 'Several loads together'],
  loadN: ['{name}（组号 {n}）', '{name} (load {n})'],
  rule: ['违反的规则', 'What is broken'],
  where: ['站点', 'Node'],
  onward: ['{name} 起', 'From {name} on'],
  by: ['超出', 'By'],
  minutes: ['{n} 分钟', '{n} min'],
  bagsN: ['{n} 袋', '{n} bags'],
  find: ['邮件、班次或站点', 'Mail, trip or node'],
  seats: ['座位', 'Seats'],
  seatsUnknown: ['座位数未知，可随客票导入', 'Seats not known; ticket files may say them'],
  noTickets: ['没有客票数据', 'No tickets known'],
  soldN: ['已售 {n}', '{n} sold'],
  expectedN: ['预计 {n}', '{n} expected'],
  seatsN: ['座位 {n}', '{n} seats'],
  freeN: ['空 {n}', '{n} free'],
  overSeats: ['超过座位 {n} 人', '{n} more than seats'],
  holdOf: ['行李舱', 'Hold'],
  reserve: ['旅客预留', 'Passengers'],
  planned: ['邮件', 'Mail'],
  free: ['空余', 'Free'],
  factor: ['装载率', 'Load factor'],
  pieces: ['袋', 'bags'],
  fullest: [
    '最满一程；旅客预留不装邮件，自动配载另留 5% 余量。',
    'On the fullest leg; no mail lies in what passengers keep, and the planner spares another 5%.',
  ],
  overBy: ['超 {n}', '{n} over'],
});

type Fault = Schemas['FaultView']['fault'];
const MINUTE_S = 60;
/** By how much, in the unit of the rule; nothing where it has no measure. */
export function byHowMuch({ kind, by }: Fault): string {
  if (!by) return '';
  if (kind.endsWith('_weight')) return `${(by / 1000).toFixed(1)} kg`;
  if (kind.endsWith('_volume')) return `${(by / 1_000_000).toFixed(3)} m³`;
  if (kind.endsWith('_bags')) return c('bagsN', { n: by });
  return c('minutes', { n: Math.ceil(by / MINUTE_S) });
}
export const isOfHold = (kind: Fault['kind']) => kind.startsWith('hold_') || kind.startsWith('reserve_');
