// Every refusal of module planning, in order of precedence.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "planning"
#define PLANNING_REFUSALS(X)                                                                               \
  X(plan_unknown, 404, "没有这个计划", "There is no such plan.")                                           \
  X(order_unknown, 404, "没有这张派车单", "There is no such vehicle order.")                               \
  X(van_unknown, 404, "没有这条专车运输", "There is no such van service.")                                 \
  X(trip_unknown, 404, "计划里没有这个班次，请刷新后另选班次",                                             \
    "The plan has no such trip; reload and choose another.")                                               \
  X(load_unknown, 404, "计划里没有这组邮件", "The plan has no such load.")                                 \
  X(risk_unknown, 404, "没有这条红色风险", "There is no such red risk.")                                   \
  X(line_unknown, 422, "该线路当天没有班次，请核对线路", "The line does not run that day; check it.")      \
  X(reserve_rule_unknown, 404, "没有这条行李预留", "There is no such reserve.")                            \
  X(line_missing, 422, "指定班次时请填写线路", "Name the line of the trip.")                               \
  X(sale_trip_unknown, 422, "当天没有这个班次，请核对线路和发车时间",                                      \
    "No such trip runs that day; check line and departure.")                                               \
  X(sale_trip_ambiguous, 422, "同线路同时间有几个班次，请填写开往", "Several trips match; say where to.")  \
  X(baggage_too_much, 422, "行李数量不合理，请核对单位", "That much baggage cannot be; check the unit.")   \
  X(sale_twice, 422, "该班次当天在文件中出现两次", "The file has this trip of the day twice.")             \
  X(request_unknown, 404, "没有这份用车申请", "There is no such request for a vehicle.")                   \
  X(request_state_forbids, 409, "用车申请已答复或撤回，请刷新", "It was answered or taken back; reload.")  \
  X(same_node, 422, "发站和到站相同", "From and to are the same node.")                                    \
  X(nothing_to_carry, 422, "请填写重量或体积", "Say what it weighs or measures.")                          \
  X(trip_misses_nodes, 422, "该班次不从申请的发站开往到站，请选择其他班次",                                \
    "That trip does not go from there to there; choose another.")                                          \
  X(group_malformed, 422, "请选择 1 至 200 组仍在本站的邮件", "Choose 1 to 200 loads that have not left.") \
  X(node_unknown, 404, "该班次不停靠这个站点", "The trip does not call at this node.")                     \
  X(out_of_reach, 403, "计划覆盖全县，您的数据范围不含全县，请联系调度员",                                 \
    "A plan covers the whole county and your reach does not; ask the dispatcher.")                         \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试",                                              \
    "The record has changed meanwhile; reload and try again.")                                             \
  X(plan_state_forbids, 409, "计划当前状态不能做这个操作，请刷新",                                         \
    "The plan's state does not allow this; reload.")                                                       \
  X(plan_is_outdated, 409, "该计划依据的已发布计划已被替换，请在新计划上重做",                             \
    "Another plan was published meanwhile; do it again on that one.")                                      \
  X(approver_is_maker, 409, "加班、合并、降档须由另一人批准发布",                                          \
    "Extra runs, merging and smaller vehicles are approved by another person.")                            \
  X(approval_missing, 403, "加班、合并、降档须由有批准权限的人发布",                                       \
    "Extra runs, merging and smaller vehicles need the right to approve.")                                 \
  X(day_is_over, 409, "该运营日已结束，不能再编制计划", "The operating day is over.")                      \
  X(trip_has_left, 409, "班次已过该站，请选择后面的站点",                                                  \
    "The trip has passed that node; choose a later one.")                                                  \
  X(trip_runs_not, 409, "该班次已停开，请另选班次，或先恢复该班次",                                        \
    "The trip does not run any more; choose another, or let it run again.")                                \
  X(way_unknown, 409, "没有这样的运输方案，或该组邮件已发出，请重新选择",                                  \
    "There is no such way, or the load has left; choose again.")                                           \
  X(cutoff_passed, 409, "已过截邮时间，不能改装该班次", "The cut-off of that departure has passed.")       \
  X(no_van_helps, 409, "没有能运的专车：请看每组邮件的专车原因，或在巡回车中增加车辆、延长出车时间",       \
    "No van can take what stays: see what keeps each load off the vans, or add a van or longer shifts.")   \
  X(vehicle_type_unknown, 404, "没有这个车型", "There is no such vehicle type.")                           \
  X(type_is_ambiguous, 422, "线路或车牌已属于另一个车型，请先从那里移除",                                  \
    "A line or plate belongs to another type already; take it out there first.")                           \
  X(skill_missing, 409, "该组邮件需要冷链，所选班次或专车没有冷藏设备，请选择有冷藏设备的",               \
    "The load needs cold chain, and that departure or van has none; choose one that has.")                 \
  X(fleet_van_unknown, 404, "没有这辆巡回车", "There is no such van in the fleet.")                        \
  X(reserve_untouchable, 409, "行李舱已满：旅客行李预留不能占用，请选择其他班次或先调大车型",              \
    "The hold is full: the passengers' reserve is not touched; choose another departure or a larger "      \
    "vehicle.")                                                                                            \
  X(risk_is_lifted, 409, "该红色风险已解除", "The risk was lifted already.")                               \
  X(days_reversed, 422, "截止日期早于开始日期", "The last day is before the first.")                       \
  X(point_missing, 422, "请逐项检查，每项只选一个结果", "Look at every point, and answer each once.")      \
  X(reason_missing, 422, "请填写原因", "A reason is needed.")                                              \
  X(hold_missing, 422, "请填写车辆行李舱容量", "Say what the vehicle's hold takes.")                       \
  X(time_missing, 422, "请填写发车时间或晚点分钟", "Say when it departs or how late it is.")               \
  X(settings_malformed, 422, "参数互相矛盾，请检查时间先后",                                               \
    "The settings contradict each other; check the times.")                                                \
  X(order_state_forbids, 409, "派车单当前状态不能做这个操作", "The order's state does not allow this.")    \
  X(vehicle_missing, 422, "请填写车牌和驾驶员", "Name the vehicle and the driver.")                        \
  X(driver_unknown, 422, "驾驶员不在岗，请在人员中核对", "The driver is not at work; check the people.")   \
  X(driver_busy, 409, "驾驶员在这个时间已有其他派车单", "The driver has another order at that time.")      \
  X(vehicle_busy, 409, "车辆在这个时间已有其他派车单", "The vehicle has another order at that time.")      \
  X(order_expired, 409, "派车单已超过 30 天有效期，请重新申请", "The order is past its 30 days; ask again.")

namespace planning {
DECLARE_REFUSALS(PLANNING_REFUSALS)
}  // namespace planning

#undef REFUSAL_MODULE
