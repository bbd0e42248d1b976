// Every refusal of module org, in order of precedence; tests walk the same order.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "org"
#define ORG_REFUSALS(X)                                                                                           \
  X(out_of_reach, 403, "超出您的数据范围", "This is outside your reach.")                                          \
  X(person_unknown, 404, "没有这个人员", "There is no such person.")                                              \
  X(organisation_unknown, 404, "没有这个单位", "There is no such organisation.")                                  \
  X(unit_unknown, 404, "没有这个部门", "There is no such unit.")                                                  \
  X(membership_unknown, 404, "没有这个任职", "There is no such membership.")                                      \
  X(grant_unknown, 404, "没有这个待确认的授权", "There is no such pending grant.")                                \
  X(post_unknown, 422, "没有这个岗位", "There is no such post.")                                                  \
  X(post_of_other_side, 422, "这个岗位不属于该单位", "The post does not belong to that organisation.")            \
  X(nodes_missing, 422, "请选择工作站点", "Choose the nodes where the person works.")                             \
  X(dates_reversed, 422, "结束日期早于开始日期", "The last day is before the first.")                             \
  X(person_left, 409, "该人员已离职", "The person has left.")                                                     \
  X(admins_apart, 409, "系统、安全、审计三员不能由同一人兼任",                                                    \
    "System, security and audit administration must be three people.")                                          \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试", "The record has changed meanwhile; reload.")        \
  X(grant_same_person, 403, "授权须由另一人确认", "Somebody else must confirm the grant.")                        \
  X(grant_decided, 409, "这个授权已有结论", "The grant was decided before.")                                      \
  X(own_leaving, 403, "不能为自己办理离职", "Nobody ends their own service here.")

namespace org {
DECLARE_REFUSALS(ORG_REFUSALS)
}  // namespace org
#undef REFUSAL_MODULE
