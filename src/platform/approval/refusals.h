// Why an act in an approval is not taken.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "approval"
#define APPROVAL_REFUSALS(X)                                                                 \
  X(process_unknown, 404, "没有这个审批", "There is no such approval.")                      \
  X(steps_malformed, 422, "审批须至少有一步，每步至少一人且不重复",                          \
    "An approval has a step, and each step somebody, nobody twice.")                         \
  X(own_request, 409, "申请人不能审批自己的申请", "Nobody approves their own request.")      \
  X(process_ended, 409, "审批已结束", "The approval has ended.")                             \
  X(process_returned, 409, "审批已退回申请人，等待修改后重新提交",                           \
    "It was sent back to who requested it and waits to be submitted again.")                 \
  X(not_returned, 409, "审批没有退回，不能重新提交",                                         \
    "It was not sent back, so there is nothing to resubmit.")                                \
  X(not_your_turn, 403, "当前不由您审批", "It is not your turn.")                            \
  X(not_requester, 403, "只有申请人可以这样做", "Only who requested it may do this.")        \
  X(step_unknown, 422, "只能驳回到前面的步骤", "It is sent back to an earlier step only.")   \
  X(reason_missing, 422, "请填写理由", "Give a reason.")                                     \
  X(person_missing, 422, "请选择人员", "Choose a person.")                                   \
  X(person_seated, 409, "此人已在当前步骤中", "The person has a seat in this step already.") \
  X(not_due, 409, "当前步骤尚未超时", "The step is not overdue.")                            \
  X(reminded_lately, 429, "一小时内已催办过，请稍后再催", "They were reminded within the hour.")

namespace platform::approval {
DECLARE_REFUSALS(APPROVAL_REFUSALS)
}  // namespace platform::approval
#undef REFUSAL_MODULE
