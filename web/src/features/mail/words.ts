// Names that the server speaks, in words for people, and the tone of a state.
import { textsOf } from '@/lib/i18n';

const STATES = textsOf({
  advised: ['已预告', 'Advised'],
  accepted: ['在站', 'At node'],
  bagged: ['已装袋', 'In a bag'],
  waiting: ['待取', 'On shelf'],
  delivered: ['妥投', 'Delivered'],
  isolated: ['隔离', 'Isolated'],
  refused: ['已退回', 'Given back'],
  left: ['已离县', 'Left county'],
  lost: ['丢失', 'Lost'],
  dead: ['无着', 'Undeliverable'],
  surrendered: ['已移交主管部门', 'Surrendered'],
  open: ['装袋中', 'Open'],
  sealed: ['已封', 'Sealed'],
  in_transit: ['在途', 'Moving'],
  received: ['已接收', 'Received'],
  opened: ['开拆中', 'Being ticked'],
  reconciled: ['已核销', 'Reconciled'],
  cancelled: ['已取消', 'Cancelled'],
  planned: ['计划', 'Planned'],
  loading: ['装车', 'Loading'],
  departed: ['运行中', 'Running'],
  completed: ['已完成', 'Completed'],
  proposed: ['待签', 'To sign'],
  differing: ['有差异', 'Differs'],
  signed_by_both: ['双方已签', 'Signed by both'],
  withdrawn: ['已撤回', 'Withdrawn'],
  raised: ['待答复', 'Raised'],
  replied: ['已答复', 'Answered'],
  disputed: ['有争议', 'Disputed'],
  closed: ['已结', 'Closed'],
  loaded: ['在车', 'On board'],
  unloaded: ['已卸', 'Unloaded'],
  left_behind: ['未装', 'Left behind'],
  inbound: ['下行', 'Inbound'],
  outbound: ['上行', 'Outbound'],
  returning: ['退回', 'Returning'],
  good: ['相符', 'As listed'],
  missing: ['短少', 'Missing'],
  extra: ['多出', 'Extra'],
  broken: ['破损', 'Broken'],
  misdirected: ['错发', 'Misdirected'],
  wet: ['水湿', 'Wet'],
  seal_differs: ['封志异常', 'Seal differs'],
  weight_differs: ['重量不符', 'Weight differs'],
  form: ['规格不符', 'Form'],
  other: ['其他', 'Other'],
  accept: ['收寄', 'Accepted'],
  arrive: ['到达', 'Arrived'],
  bag: ['装袋', 'Bagged'],
  unbag: ['取出', 'Taken out'],
  seal: ['封袋', 'Sealed'],
  unseal: ['拆封重装', 'Unsealed'],
  load: ['装车交接', 'Loaded'],
  unload: ['卸车交接', 'Unloaded'],
  unpack: ['开拆', 'Opened'],
  shelve: ['上架待取', 'Shelved'],
  unshelve: ['撤销上架', 'Off the shelf again'],
  withdraw: ['撤回预告', 'Announcement withdrawn'],
  collected: ['本人取件', 'Collected'],
  proxy: ['代收', 'Taken by proxy'],
  failed: ['未妥投', 'Not delivered'],
  redirect: ['改寄', 'Redirected'],
  isolate: ['隔离', 'Isolated'],
  release: ['解除隔离', 'Released'],
  refuse: ['退回寄件人', 'Given back'],
  bury: ['无着', 'Undeliverable'],
  leave: ['交邮出县', 'Left with the post'],
  surrender: ['移交主管部门', 'Surrendered'],
  measure: ['复称', 'Weighed again'],
  lose: ['报失', 'Reported lost'],
  photo: ['留证照片', 'Photo kept'],
  return: ['退回', 'Sent back'],
  check_real_name: ['实名检查', 'Real-name check'],
  check_content: ['验视', 'Content check'],
  check_security: ['安检', 'Security check'],
  advise: ['预告', 'Advised'],
});

/** A state or an action in words; undefined when there is none of that name. */
export const stateWord = (name: string): string | undefined => {
  try {
    return STATES(name as Parameters<typeof STATES>[0]);
  } catch {
    return undefined;
  }
};
/** The same for screens; unknown ones as they are. */
export const word = (name: string): string => stateWord(name) ?? name;

const TONES: Record<string, 'green' | 'amber' | 'red' | 'blue' | 'grey'> = {
  advised: 'grey',
  accepted: 'blue',
  bagged: 'amber',
  waiting: 'green',
  delivered: 'grey',
  isolated: 'red',
  lost: 'red',
  dead: 'red',
  surrendered: 'grey',
  open: 'blue',
  sealed: 'amber',
  in_transit: 'amber',
  received: 'green',
  opened: 'blue',
  planned: 'grey',
  loading: 'blue',
  departed: 'green',
  completed: 'grey',
  proposed: 'amber',
  differing: 'red',
  signed_by_both: 'green',
  raised: 'red',
  replied: 'amber',
  disputed: 'red',
  closed: 'grey',
  loaded: 'green',
  left_behind: 'red',
  missing: 'red',
  broken: 'red',
};
export const tone = (name: string) => TONES[name] ?? 'grey';

const NAMES = textsOf({
  china_post: ['中国邮政', 'China Post'],
  sf: ['顺丰', 'SF'],
  jt: ['极兔', 'J&T'],
  yto: ['圆通', 'YTO'],
  zto: ['中通', 'ZTO'],
  sto: ['申通', 'STO'],
  yunda: ['韵达', 'Yunda'],
  jd: ['京东', 'JD'],
  other: ['其他', 'Other'],
  parcel: ['包裹', 'Parcel'],
  letter: ['信函', 'Letter'],
  ems: ['特快', 'EMS'],
  farm_goods: ['农产品', 'Farm goods'],
  required: ['必填', 'Needed'],
  malformed: ['格式不对', 'Malformed'],
  too_long: ['太长', 'Too long'],
  too_small: ['太小', 'Too small'],
  too_large: ['太大', 'Too large'],
});
const nameIn = (name: string): string => {
  try {
    return NAMES(name as Parameters<typeof NAMES>[0]);
  } catch {
    return name;
  }
};
export const PRODUCTS = ['parcel', 'letter', 'ems', 'farm_goods'] as const;
export const carrierName = nameIn;
export const productName = nameIn;
/** A fault of one field as the server names it. */
export const faultText = (code: string, detail: string) => [nameIn(code), detail].filter(Boolean).join('：');
