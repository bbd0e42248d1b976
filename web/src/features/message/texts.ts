// Texts of tasks and notices.
import { textsOf } from '@/lib/i18n';

export const t = textsOf({
  tasks: ['待办', 'Tasks'],
  notices: ['通知', 'Notices'],
  openOnes: ['未办', 'Open'],
  doneOnes: ['已办', 'Done'],
  noTasks: ['没有待办，清清爽爽', 'Nothing to do'],
  noDone: ['还没有办结的待办', 'Nothing was done yet'],
  noNotices: ['还没有通知', 'No notices yet'],
  due: ['截止', 'Due'],
  overdue: ['已超时', 'Overdue'],
  askedBy: ['派单人', 'Asked by'],
  system: ['系统', 'System'],
  takenBy: ['{name} 在办', '{name} does it'],
  doneBy: ['{name} 办结于 {at}', 'Done by {name} at {at}'],
  go: ['去办理', 'Go'],
  take: ['领取', 'I do it'],
  putBack: ['退回', 'Give back'],
  finish: ['办结', 'Done'],
  outcome: ['办理结果', 'What came of it'],
  kind: ['种类', 'Kind'],
  allKinds: ['全部种类', 'All kinds'],
  byHand: ['人工派发', 'Asked by people'],
  noneOfKind: ['没有这一种待办', 'No tasks of this kind'],
  unreadOnly: ['只看未读', 'Only unread'],
  noUnread: ['没有未读通知', 'Nothing unread'],
  ask: ['派待办', 'Ask for something'],
  what: ['要做什么', 'What to do'],
  whom: ['派给', 'Whom'],
  organisation: ['单位', 'Organisation'],
  post: ['岗位', 'Post'],
  node: ['站点', 'Node'],
  every: ['不限', 'Any'],
  until: ['截止日期（可空）', 'Deadline (optional)'],
  send: ['发出', 'Send'],
  cancel: ['取消', 'Cancel'],
  sent: ['已发出', 'Sent'],
  more: ['更多', 'More'],
  newNotice: ['发通知', 'New notice'],
  title: ['标题', 'Title'],
  body: ['正文', 'Text'],
  mustConfirm: ['要求收件人确认', 'Readers must confirm'],
  confirm: ['我已知晓', 'I have read this'],
  confirmed: ['已确认', 'Confirmed'],
  unread: ['未读', 'Unread'],
  read: ['已读', 'Read'],
  readers: ['阅读情况', 'Who has read it'],
  readersSum: ['应读 {all} 人，已读 {read} 人，已确认 {confirmed} 人', '{read} of {all} read, {confirmed} confirmed'],
  close: ['关闭', 'Close'],
});

const kinds = textsOf({
  irregularity_reply: ['答复验单', 'Answer an irregularity'],
  irregularity_decide: ['对验单答复作出处理', 'Decide on an answered irregularity'],
  pickup_remind: ['提醒收件人取件', 'Call the addressee'],
  pickup_return: ['逾期未取，办理退回', 'Send back: not collected in time'],
  approve_extra: ['批准加班', 'Approve an extra run'],
  approve_merge: ['批准班次合并', 'Approve a merging'],
  approve_resize: ['批准降档', 'Approve a smaller vehicle'],
});

type Kind = Parameters<typeof kinds>[0];
const KNOWN: Record<string, Kind> = {
  'mail.irregularity_reply': 'irregularity_reply',
  'mail.irregularity_decide': 'irregularity_decide',
  'mail.pickup_remind': 'pickup_remind',
  'mail.pickup_return': 'pickup_return',
  'planning.approve_extra': 'approve_extra',
  'planning.approve_merge': 'approve_merge',
  'planning.approve_resize': 'approve_resize',
};
/** Kinds that can be asked for: those of the system, and what people write. */
export const KINDS = [...Object.keys(KNOWN), 'message.by_hand'];

/** What a kind of task asks for; empty when people wrote it themselves. */
export const kindName = (kind: string): string => (KNOWN[kind] ? kinds(KNOWN[kind]) : '');
