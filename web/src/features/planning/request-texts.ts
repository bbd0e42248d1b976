// Texts of requests for vehicles 用车申请.
import type { Schemas } from '@/lib/api';
import { textsOf } from '@/lib/i18n';
import type { Tone } from './texts';

export const q = textsOf({
  requests: ['用车申请', 'Requests for vehicles'],
  ask: ['申请用车', 'Ask for a vehicle'],
  askHint: [
    '写明什么时候、从哪到哪、多少邮件和原因；调度员在收件箱收到后派车或说明不派的原因。',
    'Say when, from where to where, how much and why; the dispatcher answers with a vehicle or a reason.',
  ],
  askedNow: ['申请已提交，调度员会答复', 'Sent; the dispatcher will answer'],
  noRequests: ['没有用车申请。', 'No requests for vehicles.'],
  wanted: ['希望发车', 'Wanted at'],
  fromNode: ['发站', 'From'],
  toNode: ['到站', 'To'],
  kilograms: ['重量（千克）', 'Mass, kg'],
  cubicMetres: ['体积（立方米）', 'Volume, m³'],
  bags: ['袋数', 'Bags'],
  why: ['申请原因', 'Why'],
  who: ['申请人', 'Asked by'],
  askedAt: ['申请时间', 'Asked'],
  mine: ['只看我的', 'Only mine'],
  answer: ['答复', 'Answer'],
  answeredBy: ['{who} 于 {at}', '{who}, {at}'],
  order: ['派车单', 'Vehicle order'],
  chooseTrip: ['选择班次', 'Choose a trip'],
  chooseHint: [
    '列出当天从发站到到站的班次；都装不下时，先在计划变更中加班或调大车型，再来答复。',
    'Trips of that day from there to there; where none has room, add an extra run or a larger vehicle first.',
  ],
  noTrip: [
    '当天没有从发站直达到站的班次。可先在计划变更中加班，或说明原因不派。',
    'No trip goes from there to there that day. Add an extra run first, or refuse with a reason.',
  ],
  room: ['余 {kg} kg · {m3} m³', '{kg} kg · {m3} m³ free'],
  tooSmall: ['装不下', 'Does not fit'],
  giveOrder: ['派车', 'Give a vehicle'],
  refuse: ['不派', 'Refuse'],
  withdraw: ['撤回申请', 'Take back'],
  done: ['已答复', 'Answered'],
  withdrawn: ['已撤回', 'Taken back'],
  seen: ['知道了', 'Seen'],
  seenAt: ['申请人已知悉 {at}', 'Seen by who asked, {at}'],
  notAssigned: ['待派车辆和驾驶员', 'Vehicle and driver to be named'],
});
export const STATES = ['asked', 'ordered', 'refused', 'withdrawn'] as const;
type State = Schemas['RequestState'];
export const requestWord = textsOf({
  asked: ['待答复', 'To answer'],
  ordered: ['已派车', 'Answered'],
  refused: ['未派', 'Refused'],
  withdrawn: ['已撤回', 'Taken back'],
});
const TONES: Record<State, Tone> = { asked: 'amber', ordered: 'green', refused: 'red', withdrawn: 'grey' };
export const requestTone = (state: State) => TONES[state];
