// Every refusal of module settlement, in order of precedence; those of the books are the engine's.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "settlement"
#define SETTLEMENT_REFUSALS(X)                                                                   \
  X(account_not_found, 404, "没有这个账户", "There is no such account.")                         \
  X(statement_unknown, 404, "没有这张结算单", "There is no such statement.")                     \
  X(line_unknown, 404, "结算单没有这一行", "The statement has no such line.")                    \
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
  X(nothing_to_match, 409, "没有可核销的余额，请选择未结清的发票和未核销的付款",                 \
    "Nothing is open: choose open invoices and payments.")                                       \
  X(sides_differ, 422, "所选发票和付款的付款方、收款方须相同",                                   \
    "Invoices and payments must have the same two sides.")                                       \
  X(beyond_tolerance, 422, "尾差超过1元，不能核销；请部分核销",                                  \
    "More than one yuan is left: match in part instead.")                                        \
  X(day_ahead, 422, "日期不能晚于今天", "The day has not come yet.")                             \
  X(reason_missing, 422, "请填写理由", "A reason is needed.")                                    \
  X(amount_not_fen, 422, "金额须为整分", "An amount is a whole number of fen.")

namespace settlement {
DECLARE_REFUSALS(SETTLEMENT_REFUSALS)
}  // namespace settlement
#undef REFUSAL_MODULE
