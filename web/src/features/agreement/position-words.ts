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
  tiers: ['阶梯、保底与封顶', 'Tiers, guarantee and cap'],
  tierAbove: ['超过', 'More than'],
  tierPrice: ['单价', 'Price'],
  addTier: ['加一级', 'Add a tier'],
  removeTier: ['删除', 'Remove'],
  tierMode: ['阶梯方式', 'Tiers'],
  marginal: ['超额累进', 'Each part its own price'],
  whole: ['全额累进', 'All at the tier reached'],
  guarantee: ['保底（元/月，0 不保底）', 'Guarantee a month, yuan (0: none)'],
  cap: ['封顶（元/月，0 不封顶）', 'Cap a month, yuan (0: none)'],
  volumeOf: ['按实际量测算', 'With the real volume of'],
  volumeFrom: ['测算期起', 'First day of the volume'],
  volumeUntil: ['测算期止', 'Last day of the volume'],
  recount: ['重新测算', 'Count again'],
  realVolume: ['实际 {n} {unit}（{from} 至 {to}），折合 30 天', 'Real {n} {unit} ({from} to {to}), for 30 days'],
  estimate: ['按估计月量', 'By the estimate'],
  noVolume: [
    '{from} 至 {to} 双方之间没有签收记录，差额按估计月量计算。',
    'Nothing was signed between the two from {from} to {to}: gaps are by the estimate.',
  ],
  incidentUnit: ['次', 'times'],
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
  tier: ['超过 {above} {unit} {n} 元', '{n} yuan above {above} {unit}'],
  monthlyGuarantee: ['保底 {n} 元/月', 'at least {n} yuan a month'],
  monthlyCap: ['封顶 {n} 元/月', 'at most {n} yuan a month'],
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

/** Units of the engine in one of the price: grams in a kilogram, days of service in a month. */
const VOLUME: Partial<Record<Condition['basis'], number>> = { kg: 1000, km: 1000, revenue: 1000, line_month: 30 };
const volumeScale = (c: Condition) => (c.kind === 'tariff' ? (VOLUME[c.basis] ?? 1) : 1);
export const volumeUnit = (c: Condition) =>
  c.kind !== 'tariff' ? t('incidentUnit') : c.basis === 'revenue' ? units('yuan') : basisWord(c.basis);
export const volumeText = (c: Condition, quantity: number) =>
  (quantity / volumeScale(c)).toLocaleString('zh-CN', { maximumFractionDigits: 1 });

/** Tiers beyond the first price as they are typed. */
export interface TypedTiers {
  further: { above: number; price: number }[];
  mode: Position['tier_mode'];
  guarantee: number;
  cap: number;
}
/** A line-month and a revenue share have one price. */
export const hasTiers = (c: Condition) => c.kind === 'tariff' && !['line_month', 'revenue'].includes(c.basis);
const furtherOf = (p: Position | undefined) =>
  (p?.further as { tiers?: Required<Schemas['TariffTier']>[] } | undefined)?.tiers ?? [];
export const typedTiers = (c: Condition, p: Position | undefined): TypedTiers => ({
  further: furtherOf(p).map(({ above, price }) => ({ above: above / volumeScale(c), price: price / LI })),
  mode: p?.tier_mode ?? 'marginal',
  ...{ guarantee: (p?.guarantee_li ?? 0) / LI, cap: (p?.cap_li ?? 0) / LI },
});
export const keptTiers = (c: Condition, typed: TypedTiers) => ({
  further: typed.further.map(({ above, price }) => ({
    ...{ above: Math.round(above * volumeScale(c)), price: Math.round(price * LI) },
  })),
  tier_mode: typed.mode,
  ...{ guarantee_li: Math.round(typed.guarantee * LI), cap_li: Math.round(typed.cap * LI) },
});

/** "3.50 元/袋，超过 2000 袋 3.00 元，全额累进，保底 20.00 元/月". */
function pricesOf(c: Condition, p: Position): string {
  const out = [units('yuanEach', { n: price(p.value), unit: basisWord(c.basis) })];
  const further = furtherOf(p);
  for (const tier of further) {
    const above = volumeText(c, tier.above);
    out.push(units('tier', { above, unit: basisWord(c.basis), n: price(tier.price) }));
  }
  if (further.length) out.push(t(p.tier_mode));
  if (p.guarantee_li) out.push(units('monthlyGuarantee', { n: yuan(p.guarantee_li) }));
  if (p.cap_li) out.push(units('monthlyCap', { n: yuan(p.cap_li) }));
  return out.join('，');
}

function valueOf(c: Condition, p: Position): string {
  switch (c.kind) {
    case 'tariff':
      return isShare(c) ? units('share', { n: (p.value / HUNDRED).toFixed(2) }) : pricesOf(c, p);
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
