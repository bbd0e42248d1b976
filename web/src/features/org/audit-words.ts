// What the audit book names by codes, in words: the act, and the record that it was about with its screen.
import { textsOf } from '@/lib/i18n';

const ACT_WORDS = {
  'mail.assign_waybill': ['指派车辆与驾驶员', 'Vehicle and driver set'],
  'mail.assign_irregularity': ['指派经办人', 'Owner set'],
  'mail.withdraw_manifest': ['撤回整批预告', 'Import taken back'],
  'mail.measure_item': ['复称', 'Weighed again'],
  'mail.set_licence': ['登记证照', 'Licence set'],
  'mail.set_licence_duty': ['证照登记要求', 'Duty of licences set'],
  'mail.set_sort_rule': ['封发关系', 'Sort rule set'],
  'message.tell_by_phone': ['电话告知', 'Told by phone'],
  'network.link_stop': ['停靠站对应站点', 'Stop tied to a node'],
  'network.mail_route': ['邮路', 'Mail route'],
  'network.market': ['集市', 'Market'],
  'network.node': ['站点', 'Node'],
  'network.set_hold': ['核定行李舱', 'Hold set'],
  'network.set_operators': ['站点经营单位', 'Operators of a node'],
  'org.add_unit': ['新增部门', 'Unit added'],
  'org.ask_grant': ['申请授权', 'Grant asked'],
  'org.change_person': ['修改人员', 'Person changed'],
  'org.change_unit': ['修改部门', 'Unit changed'],
  'org.decide_grant': ['确认或拒绝授权', 'Grant decided'],
  'org.drop_view': ['删除视图', 'View dropped'],
  'org.found_organisation': ['新增单位', 'Organisation added'],
  'org.join': ['人员入职', 'Person joined'],
  'org.leave': ['人员离职', 'Person left'],
  'org.leave_post': ['卸任岗位', 'Post ended'],
  'org.leave_reason': ['离职原因', 'Why a person left'],
  'org.lend_hat': ['委托岗位', 'Hat lent'],
  'org.register_key': ['登记签名设备', 'Signing device registered'],
  'org.revoke_key': ['吊销签名设备', 'Signing device revoked'],
  'org.save_view': ['保存视图', 'View saved'],
  'org.set_calendar_day': ['工作日历', 'Working day set'],
  'org.set_identity': ['登记身份信息', 'Identity set'],
  'org.take_back_hat': ['收回委托', 'Hat taken back'],
  'org.take_post': ['授予岗位', 'Post given'],
  'org.login': ['登录', 'Signed in'],
  'org.login_failed': ['登录失败', 'Sign-in failed'],
  'org.logout': ['退出登录', 'Signed out'],
  'org.end_session': ['结束登录', 'Session ended'],
  'org.change_hat': ['切换岗位', 'Hat changed'],
  'org.change_password': ['修改密码', 'Password changed'],
  'org.issue_password': ['发放初始密码', 'One-time password issued'],
  'org.set_totp': ['开启双因素', 'Second factor set'],
  'org.remove_totp': ['关闭双因素', 'Second factor removed'],
  'org.totp_failed': ['动态口令错误', 'Second factor failed'],
  'planning.begin_plan': ['开始计划', 'Plan begun'],
  'planning.change_settings': ['修改计划参数', 'Planning settings changed'],
  'planning.discard_plan': ['放弃方案', 'Plan discarded'],
  'planning.publish_plan': ['发布计划', 'Plan published'],
  'planning.save_van': ['专车', 'Van'],
  'planning.set_reserve': ['旅客行李预留', 'Reserve set'],
  change: ['变更待办', 'Task changed'],
  read: ['查看个人信息', 'Personal data read'],
} as const;
const ACTS = textsOf(ACT_WORDS);
const KINDS = textsOf({
  'mail/item': ['邮件', 'Item'],
  'mail/labels': ['面单', 'Labels'],
  'mail/bag': ['总包', 'Bag'],
  'mail/waybill': ['路单', 'Waybill'],
  'mail/handover': ['交接', 'Handover'],
  'mail/licence': ['证照', 'Licence'],
  'mail/licence_duty': ['证照登记要求', 'Duty of licences'],
  'mail/sort_rule': ['封发关系', 'Sort rule'],
  'mail/irregularity': ['验单', 'Irregularity'],
  'mail/manifest': ['预告导入', 'Import'],
  'message/task': ['待办', 'Task'],
  'message/text': ['短信', 'Text'],
  'network/node': ['站点', 'Node'],
  'network/trip': ['班次', 'Trip'],
  'network/stop': ['停靠站', 'Stop'],
  'network/market': ['集市', 'Market'],
  'network/mail_route': ['邮路', 'Mail route'],
  'org/person': ['人员', 'Person'],
  'org/organisation': ['单位', 'Organisation'],
  'org/view': ['视图', 'View'],
  'planning/plan': ['日计划', 'Day plan'],
  'planning/van': ['专车', 'Van'],
  'planning/settings': ['计划参数', 'Planning settings'],
  'planning/reserve': ['旅客行李预留', 'Reserve'],
});
/** Records that have a page of their own. */
const SCREENS: Record<string, (id: string) => string> = {
  'mail/item': (id) => `/mail/items/${id}`,
  'mail/bag': (id) => `/mail/bags/${id}`,
  'mail/waybill': (id) => `/mail/waybills/${id}`,
  'mail/handover': (id) => `/mail/handovers/${id}`,
  'mail/irregularity': (id) => `/mail/irregularities?id=${id}`,
  'org/person': (id) => `/org/people/${id}`,
  'network/node': (id) => `/network/nodes?open=${id}`,
};
const inWords = (table: (key: never) => string, name: string): string | undefined => {
  try {
    return table(name as never);
  } catch {
    return undefined; // a newer server may know more
  }
};

/** Every act that has words, for choosing. */
export const acts = () => Object.keys(ACT_WORDS).map((value) => ({ value, text: actName(value) }));

/** The act in words, its code when there are none. */
export const actName = (code: string): string => inWords(ACTS, code) ?? code;

/** "mail/item/1019" as its kind, its number and where it is seen. */
export function subjectOf(subject: string): { text: string; path?: string } {
  const at = subject.lastIndexOf('/');
  const [kind, id] = at > 0 ? [subject.slice(0, at), subject.slice(at + 1)] : [subject, ''];
  const name = inWords(KINDS, subject) ?? inWords(KINDS, kind);
  if (!name) return { text: subject };
  return { text: inWords(KINDS, subject) ? name : `${name} #${id.slice(-6)}`, path: SCREENS[kind]?.(id) };
}
