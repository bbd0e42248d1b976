// Texts of setting the other side's list against a statement.
import { textsOf } from '@/lib/i18n';

export const t = textsOf({
  title: ['与对方文件对账', 'Their file against the statement'],
  back: ['返回结算单', 'Back to the statement'],
  by: ['匹配依据', 'Matched by'],
  by_item: ['邮件号', 'Item number'],
  by_code: ['总包条码', 'Barcode of the bag'],
  by_trip: ['路单号', 'Waybill of the trip'],
  numberTitle: ['对方单号列标题', 'Their column of numbers'],
  amountTitle: ['对方金额列标题', 'Their column of amounts'],
  titleHint: ['不填：自动识别常用标题', 'Empty: usual titles are recognised'],
  tolerance: ['容差（元）', 'Tolerance, yuan'],
  upload: ['上传对方文件', 'Take in their file'],
  file: ['文件', 'File'],
  rows: ['行数', 'Rows'],
  faulty: ['错误行', 'Faulty rows'],
  same: ['一致', 'Same'],
  only_ours: ['仅我方有', 'Only ours'],
  only_theirs: ['仅对方有', 'Only theirs'],
  differs: ['金额不符', 'Amount differs'],
  outcome: ['结果', 'Outcome'],
  number: ['单号', 'Number'],
  ours: ['我方（元）', 'Ours, yuan'],
  theirs: ['对方（元）', 'Theirs, yuan'],
  apart: ['差额（元）', 'Apart, yuan'],
  line: ['结算单行', 'Line'],
  sheetRow: ['对方行号', 'Their row'],
  disputed: ['争议', 'Dispute'],
  yes: ['已提出', 'Raised'],
  dispute: ['提出争议', 'Dispute'],
  disputedNow: ['已提出争议', 'Disputed'],
  nothingOurs: ['所选单号不在结算单中，请向对方核实', 'None of these stands in the statement: ask the other side'],
  none: [
    '还没有对账。请在上方选择匹配依据并上传对方的文件（CSV 或 Excel）。',
    'No comparison yet: take in their list above.',
  ],
  noRows: ['这次对账没有单号', 'No number in it'],
  earlier: ['历次对账', 'Comparisons'],
  amountWrong: ['容差须在0至1元之间', 'The tolerance lies between 0 and 1 yuan'],
});
const word = (name: string) => t(name as Parameters<typeof t>[0]);
export { word };
