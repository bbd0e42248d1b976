// Every refusal of module settlement, in order of precedence; those of the books are the engine's.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "settlement"
#define SETTLEMENT_REFUSALS(X)                                                                   \
  X(account_not_found, 404, "没有这个账户", "There is no such account.")                         \
  X(statement_unknown, 404, "没有这张结算单", "There is no such statement.")                     \
  X(line_unknown, 404, "结算单没有这一行", "The statement has no such line.")                    \
  X(paper_unknown, 404, "没有这份文件，可能被改动过", "There is no such file; it may have been altered.") \
  X(agreement_unknown, 404, "没有这份协议，或该期间没有生效的版本",                              \
    "There is no such agreement, or no version of it is in force in the period.")                \
  X(out_of_reach, 403, "该内容不在您的数据范围内，请联系双方财务",                               \
    "This is outside your reach; ask the finance of either side.")                               \
  X(not_a_side, 403, "只有协议双方才能操作", "Only the two sides of the agreement may do this.") \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试",                                    \
    "The record has changed meanwhile; reload and try again.")                                   \
  X(statement_closed, 409, "结算单已关账，只能在以后的期间调整",                                 \
    "The statement is closed; adjust in a later period.")                                        \
  X(statement_exists, 409, "该期间已有结算单", "The period has a statement already.")            \
  X(statement_begun, 409, "双方已开始确认，不能重新计费",                                        \
    "Lines have been confirmed; it is not rated again.")                                         \
  X(lines_open, 409, "还有明细未经双方确认", "Some lines are not confirmed by both sides.")      \
  X(line_frozen, 409, "该行有争议，已冻结", "The line is disputed and frozen.")                  \
  X(not_disputed, 409, "该行没有争议", "The line is not disputed.")                              \
  X(own_offer, 409, "不能接受自己一方提出的金额", "An offer is accepted by the other side.")     \
  X(already_sealed, 409, "本方已盖章", "Your side has sealed it.")                               \
  X(maker_is_checker, 403, "制单、确认与盖章须为不同人员",                                       \
    "Who made or confirmed the statement does not seal it.")                                     \
  X(period_malformed, 422, "期间的起止日期颠倒，或超过366天",                                    \
    "The period ends before it begins, or is too long.")                                         \
  X(period_running, 409, "期间还没有结束", "The period has not ended yet.")                      \
  X(invoice_unknown, 404, "没有这张发票", "There is no such invoice.")                           \
  X(payment_unknown, 404, "没有这笔付款", "There is no such payment.")                           \
  X(statement_open, 409, "结算单关账后才能开票", "An invoice is issued for a closed statement.") \
  X(invoice_exists, 409, "该结算单已开票，或发票号码已用过",                                     \
    "The statement has its invoice, or the number was used.")                                    \
  X(payment_exists, 409, "该银行流水号已登记", "The bank's number was recorded already.")        \
  X(matching_unknown, 404, "没有这次核销", "There is no such matching.")                         \
  X(matching_taken_back, 409, "该次核销已撤销", "The matching was taken back already.")          \
  X(payment_matched, 409, "该笔付款已核销，请先撤销核销", "The payment is matched: take the matching back first.") \
  X(payment_taken_back, 409, "该笔付款已撤销", "The payment was taken back already.")            \
  X(nothing_to_match, 409, "没有可核销的余额，请选择未结清的发票和未核销的付款",                 \
    "Nothing is open: choose open invoices and payments.")                                       \
  X(sides_differ, 422, "所选发票和付款的付款方、收款方须相同",                                   \
    "Invoices and payments must have the same two sides.")                                       \
  X(beyond_tolerance, 422, "尾差超过1元，不能核销；请部分核销",                                  \
    "More than one yuan is left: match in part instead.")                                        \
  X(day_ahead, 422, "日期不能晚于今天", "The day has not come yet.")                             \
  X(loss_unknown, 404, "没有这张赔偿单", "There is no such loss.")                               \
  X(item_at_stake_unknown, 404, "没有这件邮件，请核对单号", "There is no such item: check its number.") \
  X(loss_exists, 409, "该邮件已有赔偿单", "The loss of the item was raised already.")            \
  X(loss_settled, 409, "赔偿单已核定，不能修改", "The loss is assessed or decided already.")     \
  X(loss_not_approved, 409, "赔偿单获批后才能支付", "A loss is paid when it is approved.")       \
  X(loss_paid, 409, "赔偿已支付", "The loss was paid already.")                                  \
  X(approver_missing, 409, "责任方没有可审批的财务或领导，请联系对方指定人员",                   \
    "Nobody of the liable side can approve: ask them to name somebody.")                         \
  X(value_missing, 422, "保价邮件部分损失须填写全部价值", "Insured and lost in part: its whole value is needed.") \
  X(loss_beyond_value, 422, "损失不能超过全部价值", "The loss is more than its whole value.")    \
  X(netting_unknown, 404, "没有这张抵销单", "There is no such netting.")                         \
  X(netting_proposed, 409, "双方之间已有待确认的抵销单", "A netting of both sides waits already.") \
  X(netting_decided, 409, "抵销单已确认或已撤销", "The netting is agreed or dropped already.")   \
  X(nothing_at_stake, 422, "所选凭据只作说明，没有金额；请选择达标或未达标的凭据，或整行提出争议",              \
    "What is chosen only explains the line and has no amount: choose the target, or the whole line.")             \
  X(month_crossed, 422, "记账凭证按月编号，起止日期须在同月", "Vouchers are numbered by month: choose days of one.") \
  X(vouchers_too_many, 422, "所选日期的分录超过十万行，请缩短日期范围", "Too many entries: choose fewer days.")      \
  X(netting_overtaken, 409, "发票已另行付款，请撤销后重新提出抵销",                              \
    "An invoice was paid meanwhile: drop the netting and propose it anew.")                      \
  X(payments_unmatched, 409, "双方之间有未核销的付款，请先核销再提出抵销",                       \
    "A payment between both is not matched: match it before you propose a netting.")             \
  X(netting_not_invoiced, 409, "应付款还没有开票，或赔偿还没有列入已关账的结算单，开票后才能抵销", \
    "What is owed has no invoice yet, or stands in no closed statement: it is set off when it is invoiced.") \
  X(nothing_to_net, 409, "双方没有互相拖欠的已开票款项", "The two sides do not owe each other.") \
  X(remittance_unknown, 404, "没有这笔汇缴", "There is no such remittance.")                     \
  X(remittance_decided, 409, "汇缴已确认或已退回", "The remittance is confirmed or refused already.") \
  X(remittance_exists, 409, "该银行流水号已登记", "The bank's number was recorded already.")     \
  X(cod_elsewhere, 409, "该代收款不在可汇缴的状态，请刷新", "The cash is elsewhere: reload the list.") \
  X(cod_sides_differ, 422, "所选代收款应缴给不同单位，请分开汇缴", "The cash is owed to different companies: remit it apart.") \
  X(nothing_to_remit, 422, "请选择要汇缴的代收款", "Choose the cash to remit.")                  \
  X(comparison_unknown, 404, "没有这次对账", "There is no such comparison.")                     \
  X(not_ours, 409, "该单号在结算单中没有差异金额，请在结算单外向对方核实",                       \
    "The number has nothing to dispute in the statement: ask the other side about it.")          \
  X(disputed_already, 409, "该单号已提出争议", "The number is disputed already.")                \
  X(reason_missing, 422, "请填写理由", "A reason is needed.")                                    \
  X(amount_not_fen, 422, "金额须为整分", "An amount is a whole number of fen.")

namespace settlement {
DECLARE_REFUSALS(SETTLEMENT_REFUSALS)
}  // namespace settlement
#undef REFUSAL_MODULE
