// Every refusal of module message, in order of precedence.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "message"
#define MESSAGE_REFUSALS(X)                                                                            \
  X(task_unknown, 404, "没有这项待办", "There is no such task.")                                       \
  X(notice_unknown, 404, "没有这条通知", "There is no such notice.")                                   \
  X(text_unknown, 404, "没有这条短信", "There is no such text message.")                               \
  X(out_of_reach, 403, "收件范围超出您的数据范围，请缩小范围",                                         \
    "These addressees are outside your reach; name fewer.")                                            \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试",                                          \
    "The record has changed meanwhile; reload and try again.")                                         \
  X(task_state_forbids, 409, "待办当前状态不允许此操作", "The state of the task does not allow this.") \
  X(text_state_forbids, 409, "短信已发出、已告知或已撤回",                                             \
    "The text was sent, told or withdrawn already.")                                                   \
  X(taken_by_other, 409, "已由他人领取", "Somebody else has taken it.")                                \
  X(reopen_not_yours, 403, "只有办结人可以撤销办结", "Only who ended the task takes that back.")            \
  X(reopen_too_late, 409, "办结已超过10分钟，请重新派发待办",                                           \
    "It was ended more than ten minutes ago; ask for it anew.")                                        \
  X(ends_by_itself, 409, "这项待办随业务完成而自动办结，请到业务页面处理",                             \
    "This task ends when its work is done; do it on its own screen.")                                  \
  X(title_missing, 422, "请填写标题", "A title is needed.")                                            \
  X(deadline_past, 422, "截止时间已过", "The deadline has passed.")                                    \
  X(addressee_unknown, 422, "收件人不存在", "There is no such addressee.")

namespace message {
DECLARE_REFUSALS(MESSAGE_REFUSALS)
}  // namespace message
#undef REFUSAL_MODULE
