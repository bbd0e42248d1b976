// Texts of the catalogue of hand-over points.
import type { Schemas } from '@/lib/api';
import { textsOf } from '@/lib/i18n';
import { TITLES } from './titles';

export type Interface = Schemas['Interface'];
export type Step = Interface['step'];

export const t = textsOf({
  ...TITLES,
  map: ['流程图', 'Process map'],
  code: ['编号', 'Code'],
  step: ['环节', 'Part of the process'],
  order: ['次序', 'Order'],
  name: ['对接点', 'Hand-over point'],
  giver: ['交方', 'Giver'],
  receiver: ['接方', 'Receiver'],
  giverPost: ['交方负责岗位', "Giver's owner"],
  receiverPost: ['接方负责岗位', "Receiver's owner"],
  giverSla: ['交方时限（分钟）', "Giver's minutes"],
  receiverSla: ['接方时限（分钟）', "Receiver's minutes"],
  procedure: ['作业程序', 'Procedure'],
  message: ['消息或单据', 'Message or form'],
  messageHint: ['系统事件名或单据名称，如 mail.handover_signed', 'An event of the system or the name of a form'],
  within: ['{n} 分钟内', 'within {n} min'],
  retired: ['停用', 'No longer used'],
  withRetired: ['含停用', 'With those no longer used'],
  newPoint: ['新增对接点', 'New hand-over point'],
  editPoint: ['修改对接点', 'Change the hand-over point'],
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],
  none: ['还没有对接点；系统启动后会生成常用清单。', 'None yet; the usual ones are made when the system runs.'],
});
export const stepWord = textsOf({
  advice: ['预告与计划', 'Advice and plan'],
  acceptance: ['接收', 'Acceptance'],
  sorting: ['分拣封发', 'Sorting'],
  dispatch: ['装车发运', 'Dispatch'],
  transport: ['在途', 'Transport'],
  township: ['乡镇站', 'Township station'],
  village: ['村级站点', 'Village point'],
  back: ['上行与退回', 'Way back'],
  difference: ['差异处理', 'Differences'],
  settlement: ['平衡与结算', 'Balance and settlement'],
});
export const STEPS: Step[] = [
  ...(['advice', 'acceptance', 'sorting', 'dispatch', 'transport'] as const),
  ...(['township', 'village', 'back', 'difference', 'settlement'] as const),
];
export const sideWord = textsOf({
  transport: ['客运', 'Coach company'],
  post: ['邮政', 'Post'],
  partner: ['合作方', 'Partner'],
  authority: ['主管部门', 'Authority'],
});
export const SIDES: Interface['giver'][] = ['transport', 'post', 'partner', 'authority'];
