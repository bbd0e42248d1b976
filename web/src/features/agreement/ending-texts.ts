// Texts of notices that end an agreement, and how the states of one look.
import type { Schemas } from '@/lib/api';
import { textsOf } from '@/lib/i18n';

export type Ending = Schemas['Ending'];

export const t = textsOf({
  ending: ['终止', 'Ending'],
  howToEnd: ['提前终止', 'Ending early'],
  notInForce: ['协议没有生效中的版本，无需终止。', 'No version is in force: there is nothing to end.'],
  noNotices: ['没有终止通知。', 'No notices.'],
  lastDay: ['现有最后有效日', 'Last day as things stand'],
  earliest: ['今日通知，最后有效日最早为', 'Earliest last day, told today'],
  period: ['通知期', 'Notice period'],
  periodDays: ['{n} 天', '{n} days'],
  periodMonths: ['{n} 个月', '{n} months'],
  toMonthEnd: ['（终止于月末）', ' (ends with a month)'],
  cure: ['违约改正期', 'Days to put a breach right'],
  give: ['通知终止', 'Give notice'],
  warn: ['违约催告', 'Warn of a breach'],
  endForBreach: ['因违约终止', 'End for breach'],
  kind_ordinary: ['提前通知终止', 'By notice'],
  kind_warning: ['违约催告', 'Warning of a breach'],
  kind_for_breach: ['因违约终止', 'For breach'],
  state_in_review: ['审批中', 'In approval'],
  state_dropped: ['未发出', 'Not given'],
  state_given: ['已发出，待对方确认', 'Given, not acknowledged yet'],
  state_acknowledged: ['对方已确认收到', 'Acknowledged'],
  state_withdrawing: ['申请撤回，待对方同意', 'Withdrawal asked for'],
  state_withdrawn: ['已撤回', 'Withdrawn'],
  state_cured: ['违约已改正', 'Put right'],
  state_effective: ['已生效', 'Took effect'],
  state_overtaken: ['协议已先行终止', 'Overtaken: it was over before'],
  giver: ['通知方', 'Given by'],
  receiver: ['收到方', 'Given to'],
  endDay: ['最后有效日', 'Last day in force'],
  cureUntil: ['改正截止日', 'To be put right until'],
  reason: ['原因', 'Reason'],
  breach: ['违约事实', 'The breach'],
  requested: ['申请', 'Asked for'],
  given: ['发出', 'Given'],
  acknowledged: ['确认收到', 'Acknowledged'],
  lastWord: ['最近说明', 'Last word'],
  waitsFor: ['等待审批：{names}', 'Waits for {names}'],
  letter: ['通知书', 'Letter'],
  submit: ['提交审批', 'Submit for approval'],
  submitHint: [
    '由本单位法务和领导审批，通过后立即通知对方；发出后须经对方同意才能撤回。',
    'Law and leaders of your side approve it; the other side is told at once, and only it lets you withdraw.',
  ],
  submitted: ['已提交审批', 'Submitted'],
  agree: ['同意并推进', 'Agree'],
  sendBack: ['驳回', 'Send back'],
  drop: ['撤销申请', 'Take back'],
  acknowledge: ['确认收到', 'Acknowledge'],
  withdraw: ['申请撤回', 'Ask to withdraw'],
  consent: ['同意撤回', 'Let it be withdrawn'],
  insist: ['不同意撤回', 'Insist on it'],
  cured: ['确认已改正', 'The breach is put right'],
  done: ['已办理', 'Done'],
  endsBy: ['按终止通知于 {day} 终止', 'Ends on {day} by notice'],
});

const TONES: Record<Ending['state'], 'green' | 'amber' | 'blue' | 'red' | 'grey'> = {
  ...{ in_review: 'amber', dropped: 'grey', given: 'red', acknowledged: 'red', withdrawing: 'amber' },
  ...{ withdrawn: 'grey', cured: 'green', effective: 'grey', overtaken: 'grey' },
};
export const stateTone = (s: Ending['state']) => TONES[s];
export const stateText = (s: Ending['state']) => t(`state_${s}`);
export const kindText = (k: Ending['kind']) => t(`kind_${k}`);
export const isOpen = (e: Ending) => ['given', 'acknowledged', 'withdrawing'].includes(e.state);
