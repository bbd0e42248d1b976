// Every refusal of module org, in order of precedence; tests walk the same order.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "org"
#define ORG_REFUSALS(X)                                                                                    \
  X(out_of_reach, 403, "超出您的数据范围", "This is outside your reach.")                                  \
  X(person_unknown, 404, "没有这个人员", "There is no such person.")                                       \
  X(organisation_unknown, 404, "没有这个单位", "There is no such organisation.")                           \
  X(unit_unknown, 404, "没有这个部门", "There is no such unit.")                                           \
  X(membership_unknown, 404, "没有这个任职", "There is no such membership.")                               \
  X(delegation_unknown, 404, "没有这个授权代理", "There is no such lent hat.")                             \
  X(grant_unknown, 404, "没有这个待确认的授权", "There is no such pending grant.")                         \
  X(view_unknown, 404, "没有这个视图", "There is no such view of your own.")                               \
  X(post_unknown, 422, "没有这个岗位", "There is no such post.")                                           \
  X(post_of_other_side, 422, "这个岗位不属于该单位", "The post does not belong to that organisation.")     \
  X(nodes_missing, 422, "请选择工作站点", "Choose the nodes where the person works.")                      \
  X(dates_reversed, 422, "结束日期早于开始日期", "The last day is before the first.")                      \
  X(identity_malformed, 422, "身份证号不正确", "The identity number is not valid.")                        \
  X(unit_circular, 422, "上级部门不能是自己或下级", "A unit cannot be below itself.")                      \
  X(reach_wider, 403, "不能授予比自己更大的数据范围", "Nobody grants a wider reach than their own.")       \
  X(own_post, 403, "不能给自己授予岗位", "Nobody gives a post to themselves.")                             \
  X(hat_not_lent, 403, "管理类岗位不能委托他人", "Administrators' hats are not lent.")                     \
  X(person_left, 409, "该人员已离职", "The person has left.")                                              \
  X(identity_known, 409, "这个身份证号已登记在他人名下", "Somebody else has this identity number.")        \
  X(admins_apart, 409, "系统、安全、审计三员不能由同一人兼任",                                             \
    "System, security and audit administration must be three people.")                                     \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试", "The record has changed meanwhile; reload.") \
  X(installation_begun, 409, "本装置已初始化", "This installation has begun already.")                     \
  X(grant_same_person, 403, "授权须由另一人确认", "Somebody else must confirm the grant.")                 \
  X(grant_decided, 409, "这个授权已有结论", "The grant was decided before.")                               \
  X(own_leaving, 403, "不能为自己办理离职", "Nobody ends their own service here.")

namespace org {
DECLARE_REFUSALS(ORG_REFUSALS)
}  // namespace org
#undef REFUSAL_MODULE
