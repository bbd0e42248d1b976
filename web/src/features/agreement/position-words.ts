// Conditions and positions in words: kinds, units, and the way between what is typed and what is kept.
import type { Schemas } from '@/lib/api';
import { clock, yuan } from '@/lib/format';
import { textsOf } from '@/lib/i18n';

export type Condition = Schemas['Condition'];
export type Position = Schemas['Position'];
export type Kind = Condition['kind'];

export const t = textsOf({
  matrix: ['立场表', 'Positions'],
  newCondition: ['新增条件', 'New condition'],
  editCondition: ['修改条件', 'Correct the condition'],
  noConditions: [
    '还没有合作条件。条件写成协议字段（价格、时间窗、邮量等），起草协议时直接带入。',
    'No conditions yet: they are written as fields of the future agreement and go into its draft.',
  ],
  kind: ['字段', 'Field'],
  what: ['内容', 'What it is about'],
  basis: ['计价单位', 'Basis'],
  link: ['环节', 'Part of the way'],
  incident: ['事项', 'Incident'],
  way: ['方向', 'Direction'],
  place: ['到达', 'Arrives at'],
  measure: ['指标', 'Measure'],
  monthly: ['预计月量', 'Expected a month'],
  monthlyRevenue: ['预计月收入（元）', 'Expected revenue a month, yuan'],
  dropped: ['不再谈', 'No longer talked about'],
  clause: ['条款', 'Clause'],
  ours: ['我方', 'Ours'],
  theirs: ['对方', 'Theirs'],
  gap: ['月差额（元）', 'Gap a month, yuan'],
  gapSum: ['月差额合计 {yuan} 元（对方减我方，不含税）', 'Gap of a month {yuan} yuan (theirs less ours, without tax)'],
  agreedN: ['已一致 {n} 项', '{n} agreed'],
  unstatedN: ['缺立场 {n} 项', '{n} without a position'],
  agreed: ['已一致', 'Agreed'],
  differs: ['有差异', 'Differs'],
  silent: ['未表态', 'Not stated'],
  state: ['表态', 'State'],
  stateOurs: ['记录我方立场', 'Our position'],
  stateTheirs: ['记录对方立场', 'Their position'],
  value: ['数值', 'Value'],
  from: ['起', 'From'],
  until: ['止', 'Until'],
  nextDay: ['次日结束', 'Ends on the next day'],
  words: ['文字说明', 'In words'],
  earlier: ['此前表态', 'Said before'],
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],
  monthlyUnit: ['{n} {unit}/月', '{n} {unit} a month'],
});

export const kindWord = textsOf({
  tariff: ['价格', 'Price'],
  window: ['时间窗', 'Window'],
  volume: ['邮量', 'Volume'],
  service_level: ['服务水平', 'Service level'],
  liability_cap: ['赔偿限额', 'Liability cap'],
  penalty: ['违约扣款', 'Penalty'],
  bonus: ['奖励', 'Bonus'],
  term: ['合作期限', 'Term'],
  payment: ['付款期限', 'Payment'],
  free_text: ['其他约定', 'Other'],
});
export const KINDS: Kind[] = [
  ...(['tariff', 'window', 'volume', 'service_level', 'liability_cap'] as const),
  ...(['penalty', 'bonus', 'term', 'payment', 'free_text'] as const),
];
export const basisWord = textsOf({
  item: ['件', 'item'],
  kg: ['千克', 'kg'],
  bag: ['袋', 'bag'],
  trip: ['趟', 'trip'],
  line_month: ['线·月', 'line-month'],
  km: ['公里', 'km'],
  revenue: ['收入分成', 'revenue share'],
});
export const BASES: Condition['basis'][] = ['item', 'kg', 'bag', 'trip', 'line_month', 'km', 'revenue'];
export const linkWord = textsOf({
  sorting: ['分拣', 'Sorting'],
  transport: ['运输', 'Transport'],
  handover: ['交接', 'Hand-over'],
  delivery: ['末端', 'Delivery'],
});
export const LINKS: Condition['link'][] = ['sorting', 'transport', 'handover', 'delivery'];
export const wayWord = textsOf({ down: ['下行', 'Down'], up: ['上行', 'Up'], back: ['退回', 'Return'] });
export const WAYS: Condition['way'][] = ['down', 'up', 'back'];
export const placeWord = textsOf({
  centre: ['县中心', 'County centre'],
  station: ['乡镇站', 'Township station'],
  village: ['村级站点', 'Village point'],
});
export const PLACES: Condition['place'][] = ['centre', 'station', 'village'];
export const measureWord = textsOf({
  on_time_trips: ['准班率', 'Trips on time'],
  on_time_arrivals: ['到达准点率', 'Arrivals on time'],
  scanned: ['扫描率', 'Scanned'],
  delivered_in_window: ['时限达成率', 'Delivered in the window'],
  lost: ['丢失率', 'Lost'],
  damaged: ['破损率', 'Damaged'],
  complaints: ['投诉率', 'Complaints'],
  answer_minutes: ['异常响应时长', 'Minutes to answer'],
});
export const MEASURES: Condition['measure'][] = [
  ...(['on_time_trips', 'on_time_arrivals', 'scanned', 'delivered_in_window'] as const),
  ...(['lost', 'damaged', 'complaints', 'answer_minutes'] as const),
];
/** Kept below, where the others are to be reached. */
const AT_MOST: Condition['measure'][] = ['lost', 'damaged', 'complaints', 'answer_minutes'];
export const incidentWord = textsOf({
  late_trip: ['班次晚点', 'Late trip'],
  missed_trip: ['停班', 'Missed trip'],
  lost_item: ['邮件丢失', 'Lost item'],
  missing_scan: ['漏扫', 'Missing scan'],
  broken_seal: ['封志破损', 'Broken seal'],
  target_met: ['指标达成', 'Target met'],
  target_missed: ['指标未达成', 'Target missed'],
  outside_window: ['超出时限窗口', 'Outside the window'],
});
export const INCIDENTS: Condition['incident'][] = [
  ...(['late_trip', 'missed_trip', 'lost_item', 'missing_scan', 'broken_seal', 'target_met'] as const),
  ...(['target_missed', 'outside_window'] as const),
];

const units = textsOf({
  yuanEach: ['{n} 元/{unit}', '{n} yuan/{unit}'],
  share: ['收入的 {n}%', '{n} % of revenue'],
  window: ['{from} 至 {to}', '{from} to {to}'],
  volume: ['每月 {n} {unit}', '{n} {unit} a month'],
  level: ['不低于 {n}%', 'at least {n} %'],
  below: ['不高于 {n}%', 'at most {n} %'],
  answer: ['不超过 {n} 分钟', 'at most {n} minutes'],
  minuteUnit: ['分钟', 'minutes'],
  cap: ['每件不超过 {n} 元', 'at most {n} yuan an item'],
  each: ['每次 {n} 元', '{n} yuan each'],
  months: ['{n} 个月', '{n} months'],
  days: ['结算截止后 {n} 日内', 'within {n} days of the cut-off'],
  yuan: ['元', 'yuan'],
  percent: ['%', '%'],
  monthUnit: ['个月', 'months'],
  dayUnit: ['日', 'days'],
});
const HUNDRED = 100; // 1/10,000 in a hundredth
const LI = 1000; // 厘 in a yuan

const isShare = (c: Condition) => c.kind === 'tariff' && c.basis === 'revenue';
export const isMoney = (c: Condition) =>
  (c.kind === 'tariff' && !isShare(c)) || ['penalty', 'bonus', 'liability_cap'].includes(c.kind);
const isMinutes = (c: Condition) => c.kind === 'service_level' && c.measure === 'answer_minutes';
const isPercent = (c: Condition) => isShare(c) || (c.kind === 'service_level' && !isMinutes(c));
export const isPriced = (kind: Kind) => kind === 'tariff' || kind === 'penalty' || kind === 'bonus';

/** How many of what is kept are one of what is typed. */
const scaleOf = (c: Condition) => (isMoney(c) ? LI : isPercent(c) ? HUNDRED : 1);
export const typed = (c: Condition, value: number) => value / scaleOf(c);
export const kept = (c: Condition, value: number) => Math.round(value * scaleOf(c));
export const stepOf = (c: Condition) => (isMoney(c) ? 0.001 : isPercent(c) ? 0.01 : 1);

/** The unit in which a position is typed. */
export function unitOf(c: Condition): string {
  if (isMoney(c)) return units('yuan') + (c.kind === 'tariff' ? `/${basisWord(c.basis)}` : '');
  if (isPercent(c)) return units('percent');
  if (isMinutes(c)) return units('minuteUnit');
  if (c.kind === 'term') return units('monthUnit');
  if (c.kind === 'payment') return units('dayUnit');
  return c.kind === 'volume' ? basisWord(c.basis) : '';
}

/** A price to the 厘 where it has them. */
const price = (li: number) => (li % 10 ? (li / LI).toFixed(3) : yuan(li));

function valueOf(c: Condition, p: Position): string {
  switch (c.kind) {
    case 'tariff':
      return isShare(c)
        ? units('share', { n: (p.value / HUNDRED).toFixed(2) })
        : units('yuanEach', { n: price(p.value), unit: basisWord(c.basis) });
    case 'window':
      return units('window', { from: clock(p.value), to: clock(p.until) });
    case 'volume':
      return units('volume', { n: p.value.toLocaleString('zh-CN'), unit: basisWord(c.basis) });
    case 'service_level':
      if (isMinutes(c)) return units('answer', { n: p.value });
      return units(AT_MOST.includes(c.measure) ? 'below' : 'level', { n: (p.value / HUNDRED).toFixed(2) });
    case 'liability_cap':
      return units('cap', { n: yuan(p.value) });
    case 'penalty':
    case 'bonus':
      return units('each', { n: yuan(p.value) });
    case 'term':
      return units('months', { n: p.value });
    case 'payment':
      return units('days', { n: p.value });
    default:
      return p.text;
  }
}

/** "0.45 元/件（含装卸）"; silent when nothing was said. */
export function positionText(c: Condition, p: Position | null | undefined): string {
  if (!p) return t('silent');
  const value = valueOf(c, p);
  return p.text && c.kind !== 'free_text' ? `${value}（${p.text}）` : value;
}

/** "价格 · 运输 · 12000 件/月". */
export function detailOf(c: Condition): string {
  const about = [kindWord(c.kind)];
  if (c.kind === 'tariff') about.push(linkWord(c.link));
  if (c.kind === 'window') about.push(linkWord(c.link), wayWord(c.way), placeWord(c.place));
  if (c.kind === 'service_level') about.push(measureWord(c.measure));
  if (c.kind === 'penalty' || c.kind === 'bonus') about.push(incidentWord(c.incident));
  if (isShare(c)) about.push(t('monthlyUnit', { n: yuan(c.monthly), unit: units('yuan') }));
  else if (c.kind === 'tariff')
    about.push(t('monthlyUnit', { n: c.monthly.toLocaleString('zh-CN'), unit: basisWord(c.basis) }));
  return about.join(' · ');
}
