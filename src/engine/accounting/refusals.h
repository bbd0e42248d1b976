// Why the ledger does not take an operation.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "accounting"
#define ACCOUNTING_REFUSALS(X)                                                                               \
  X(id_reused, 409, "该编号已用于另一笔内容不同的操作", "The id was used for another operation.")            \
  X(account_exists, 409, "该主体、用途、对方的账户已存在", "The party has such an account already.")         \
  X(account_unknown, 422, "账户不存在，请先开户", "There is no such account; open it first.")                \
  X(posting_unknown, 404, "没有这笔分录", "There is no such posting.")                                       \
  X(posting_empty, 422, "分录至少要有两行，金额不为零", "A posting has at least two entries, none of zero.") \
  X(account_twice, 422, "同一账户在一笔分录中出现两次，请合并",                                              \
    "An account stands twice in a posting; merge.")                                                          \
  X(not_balanced, 422, "借贷不平：每一方的每类资金须各自平衡",                                               \
    "Debits and credits differ: each party's funds balance on their own.")                                   \
  X(period_closed, 409, "该期间已结账，请在以后的期间调整", "The period is closed; adjust in a later one.")  \
  X(not_pending, 409, "该分录不是待定状态", "The posting is not pending.")                                   \
  X(not_posted, 409, "该分录未入账，不能冲正", "The posting is not posted and cannot be reversed.")          \
  X(already_reversed, 409, "该分录已被冲正", "The posting was reversed already.")                            \
  X(is_reversal, 409, "冲正分录不能再冲正，请重新记账", "A reversal is not reversed; post anew.")            \
  X(too_early, 422, "时间早于它所依据的分录", "It is earlier than the posting that it is about.")            \
  X(balance_broken, 409, "余额不足：账户余额会超出允许方向", "The balance would fall on the wrong side.")    \
  X(amount_too_large, 422, "金额超出账本上限", "The amount is beyond what the ledger holds.")

namespace accounting {
DECLARE_REFUSALS(ACCOUNTING_REFUSALS)
}  // namespace accounting
#undef REFUSAL_MODULE
