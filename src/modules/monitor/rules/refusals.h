// Every refusal of module monitor, in order of precedence.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "monitor"
#define MONITOR_REFUSALS(X)                                                                        \
  X(alert_unknown, 404, "没有这条告警", "There is no such alert.")                                 \
  X(rule_unknown, 404, "没有这条告警规则", "There is no such alert rule.")                         \
  X(fence_unknown, 404, "没有这个电子围栏", "There is no such fence.")                             \
  X(share_unknown, 404, "没有这个分享链接", "There is no such link.")                                \
  X(share_closed, 404, "链接已失效：已到期、已撤销或不正确，请向寄出链接的人索取新链接",            \
    "This link no longer opens: it has expired, was ended, or is not complete. Ask for a new one.") \
  X(trip_unknown, 404, "该班次当天不开行", "The trip does not run that day.")                      \
  X(out_of_reach, 403, "该内容不在您的数据范围内，请联系调度员",                                   \
    "This is outside your reach; ask the dispatcher.")                                             \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试",                                      \
    "The record has changed meanwhile; reload and try again.")                                     \
  X(alert_taken, 409, "该告警已由他人受理", "Somebody else has taken this alert.")                 \
  X(alert_state_forbids, 409, "告警已关闭", "The alert is closed.")                                \
  X(share_is_over, 409, "链接已到期或已撤销", "The link has expired or was ended.")                \
  X(item_is_over, 409, "邮件已交付或已结束，不能再分享", "The item has been handed over; it cannot be shared.") \
  X(cause_missing, 422, "请选择原因", "Choose what it came from.")                                 \
  X(note_missing, 422, "原因为“其他”时请写明情况", "Say what it was when the cause is \"other\".") \
  X(threshold_missing, 422, "请填写大于 0 的阈值", "A threshold above zero is needed.")            \
  X(post_missing, 422, "请选择负责岗位", "Choose the post that has to take it.")                   \
  X(fence_name_missing, 422, "请填写围栏名称", "A fence needs a name.")                            \
  X(fence_radius_missing, 422, "圆形围栏请填写半径", "A circle needs a radius.")                   \
  X(fence_points_wrong, 422, "圆形围栏需要一个圆心，多边形至少三个点",                             \
    "A circle has one point, its middle; a polygon at least three.")

namespace monitor {
DECLARE_REFUSALS(MONITOR_REFUSALS)
}  // namespace monitor
#undef REFUSAL_MODULE
