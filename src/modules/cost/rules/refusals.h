// Every refusal of module cost, in order of precedence.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "cost"
#define COST_REFUSALS(X)                                                                                 \
  X(centre_unknown, 404, "没有这个成本中心", "There is no such cost centre.")                            \
  X(budget_unknown, 404, "没有这项预算", "There is no such budget.")                                     \
  X(change_unknown, 404, "没有这项预算变更", "There is no such change of a budget.")                     \
  X(expense_unknown, 404, "没有这笔支出", "There is no such expense.")                                   \
  X(anomaly_unknown, 404, "没有这条疑点", "There is no such anomaly.")                                   \
  X(basis_unknown, 404, "没有这个成本口径", "There is no such cost basis.")                              \
  X(owner_unknown, 404, "没有这个人，或不属于本单位", "There is no such person on your side.")           \
  X(agreement_unknown, 404, "没有这份协议", "There is no such agreement.")                               \
  X(out_of_reach, 403, "该内容不在您的数据范围内，请联系本单位财务",                                     \
    "This is outside your reach; ask the finance of your side.")                                         \
  X(maker_is_checker, 403, "说明疑点的人不能自己确认", "Who explained it does not confirm it.")          \
  X(above_limit, 403, "金额超过审批限额，须由有大额审批权的人员审批，请转办或加签给领导",                \
    "The amount is above the limit: somebody who may approve large ones decides. Hand it on or ask a "   \
    "leader too.")                                                                                       \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试",                                            \
    "The record has changed meanwhile; reload and try again.")                                           \
  X(code_taken, 409, "该编码已被其他成本中心使用", "Another cost centre has this code.")                 \
  X(route_taken, 409, "该线路已归入其他成本中心", "The line belongs to another cost centre.")            \
  X(centre_closed, 409, "成本中心已停用", "The cost centre is closed.")                                  \
  X(approver_missing, 409, "没有可审批的人员：除经办人外，审批方须有财务或领导在岗，请联系系统管理员",   \
    "Nobody can be asked: besides who asks there must be finance or a leader at work; ask the "          \
    "administrator.")                                                                                    \
  X(approver_unsuitable, 422, "只能转办或加签给本单位在岗的财务或领导",                                  \
    "It is handed to finance or leaders of your own side only.")                                         \
  X(not_returned, 409, "只有被驳回的记录才能由经办人修改后重新提交",                                     \
    "Only what was sent back is changed and submitted again, by who asked.")                             \
  X(not_approved, 409, "只有已批准、未付款的支出才能付款或撤销",                                         \
    "Only what was approved and not paid is paid or taken back.")                                        \
  X(anomaly_settled, 409, "该疑点已处理完毕", "The anomaly is settled.")                                 \
  X(not_explained, 409, "说明后才能确认", "It is confirmed after it was explained.")                     \
  X(budget_overlaps, 409, "该成本中心和类别在此期间已有预算，请改为调整原预算",                          \
    "The centre has a budget of this category in the period: change that one.")                          \
  X(no_budget, 409, "该成本中心和类别在发生日没有预算，请先申请预算",                                    \
    "The centre has no budget of this category on that day: ask for one first.")                         \
  X(over_budget, 409, "超出预算，不能录入；请先申请追加预算",                                            \
    "It is over the budget and is not taken: ask for a larger one first.")                               \
  X(over_reason_missing, 422, "超出预算，请填写超支理由后提交", "It is over the budget: give a reason.") \
  X(no_basis, 409, "该期间还没有双方确认的成本口径，请先提出并由对方确认",                               \
    "Both sides have not agreed on a cost basis for the period: propose one first.")                     \
  X(period_malformed, 422, "期间的起止日期颠倒，或超过366天",                                            \
    "The period ends before it begins, or is too long.")                                                 \
  X(reason_missing, 422, "请填写理由", "A reason is needed.")                                            \
  X(day_ahead, 422, "日期不能晚于今天", "The day has not come yet.")                                     \
  X(amount_not_fen, 422, "金额须为整分", "An amount is a whole number of fen.")

namespace cost {
DECLARE_REFUSALS(COST_REFUSALS)
}  // namespace cost
#undef REFUSAL_MODULE
