// Every refusal of module agreement, in order of precedence.
#pragma once
#include "base/result.h"
#include "modules/agreement/rules/prospect_refusals.h"

#define REFUSAL_MODULE "agreement"
#define AGREEMENT_REFUSALS(X)                                                                            \
  X(agreement_unknown, 404, "没有这份协议", "There is no such agreement.")                               \
  X(version_unknown, 404, "没有这个协议版本", "There is no such version of an agreement.")               \
  X(obligation_unknown, 404, "没有这项履约义务", "There is no such obligation.")                         \
  X(paper_unknown, 404, "没有内容相同的签署文件：文件被改动过，或不是本系统生成的",                      \
    "No paper here has this content: the file was altered, or was not made here.")                       \
  X(out_of_reach, 403, "该协议不属于您的单位", "This agreement is not one of your organisation.")        \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试",                                            \
    "The record has changed meanwhile; reload and try again.")                                           \
  X(party_unknown, 422, "请选择两个不同的签约单位", "Choose two different organisations as parties.")    \
  X(number_taken, 409, "协议编号已被使用", "This number is taken.")                                      \
  X(days_reversed, 422, "终止日不能早于生效日", "The last day is not before the first.")                 \
  X(not_a_draft, 409, "只有草稿可以修改；已提交的请先撤回或驳回",                                        \
    "Only a draft is changed; take a submitted one back first.")                                         \
  X(supplement_open, 409, "该协议已有未完成的版本，请先完成或作废它",                                    \
    "The agreement has an unfinished version; finish or withdraw that first.")                           \
  X(supplement_early, 422, "补充协议的生效日须晚于所补充版本的生效日",                                   \
    "A supplement begins after the version that it supplements.")                                        \
  X(tariff_missing, 422, "请至少填写一条计价条款", "At least one tariff clause is needed.")              \
  X(line_unnamed, 422, "请写明线路编号", "Name the line, as it stands on the paper.")                    \
  X(line_unknown, 422, "计价条款所写的线路不在线网中，或编号与线网不符，请重新选择线路",                 \
    "The line of a tariff clause is not in the network, or has another code there: choose it anew.")     \
  X(number_twice, 422, "条款编号重复", "Two clauses have the same number.")                              \
  X(window_malformed, 422, "时限窗口的结束须晚于开始", "A window ends after it begins.")                 \
  X(target_out_of_range, 422, "比率目标须在0到100%之间", "A rate lies between 0 and 100 %.")             \
  X(record_unsuitable, 422, "投诉率可取自验单或赔偿单，异常响应可取自验单或结算争议，其他指标不选取数来源",            \
    "Complaints are read from irregularities or losses, answers from irregularities or disputes, nothing else.") \
  X(promise_unsuitable, 422, "达标与未达标可指定考核指标或服务标准，超出时限可指定时限窗口，其他事项不能指定",          \
    "A target met or missed names a KPI target or service level, the outside of a window a window; nothing else.") \
  X(promise_unknown, 422, "所指定的考核指标、服务标准或时限窗口不在本版本中，请重新选择",                              \
    "This version has no KPI target, service level or window of that number: choose anew.")                      \
  X(weights_wrong, 422, "考核指标权重之和须为100%", "The weights of the KPI targets sum to 100 %.")      \
  X(cycle_malformed, 422, "结算周期须先出账、再确认、后付款",                                            \
    "A statement is drafted, then confirmed, then paid.")                                                \
  X(terms_open, 422, "尚有“待商定条款”，请与对方商定后写入条款并删去该条",                                \
    "Terms are still open: settle them with the other side, write them into clauses and drop that text.") \
  X(duty_outside, 422, "履约期限须在协议有效期内", "What is due lies within the days of the agreement.") \
  X(state_forbids, 409, "协议版本当前状态不允许此操作", "The state of the version does not allow this.") \
  X(approver_unsuitable, 422, "审批人须是签约单位的领导、法务、财务、市场或运营经理",                    \
    "Those who approve are leader, legal, finance, market or manager of a party.")                       \
  X(own_draft, 403, "起草人不能审核或签署自己起草的版本",                                                \
    "Who drafted a version neither checks nor seals it.")                                                \
  X(note_missing, 422, "请说明情况", "Say how it is.")                                                   \
  X(checklist_open, 409, "法务审核清单尚未全部通过", "The legal checklist is not complete.")             \
  X(not_approved, 409, "审批尚未通过", "It is not approved.")                                            \
  X(not_your_seal, 409, "还没有轮到您的单位签章", "It is not your organisation's turn to seal.")         \
  X(already_over, 422, "协议的终止日已过，请修改期限", "Its last day has passed; change its days.")      \
  X(bearer_only, 403, "由义务方报告履行情况", "The party that bears it reports.")                        \
  X(owed_only, 403, "由对方单位确认履行情况", "The party that it is owed to accepts.")                   \
  X(obligation_closed, 409, "该义务已履行或已失效", "It is fulfilled or has lapsed.")                    \
  X(not_reported, 409, "义务方尚未报告履行情况", "Nothing was reported yet.")                            \
  X(ending_unknown, 404, "没有这份通知", "There is no such notice.")                                         \
  X(nothing_to_end, 409, "协议没有已签署的有效版本，无需终止", "No version of the agreement is in force.")   \
  X(ending_open, 409, "本单位已有同类通知在办理或已发出", "A notice of this kind is under way already.")     \
  X(warning_missing, 409, "违约终止之前须先发出违约催告", "An ending for breach follows a warning.")         \
  X(cure_running, 409, "改正期限未满，期满后方可终止", "The days to put the breach right are not over.")     \
  X(end_too_early, 422, "通知期未满，最后有效日最早为", "The notice period is longer: the earliest last day is") \
  X(end_too_late, 422, "协议届时已终止，无需通知；现有最后有效日为",                                             \
    "The agreement is over by then without a notice: its last day is")                                       \
  X(end_within_month, 422, "协议约定在月末终止，当月最后一日为", "It ends with a month, whose last day is")  \
  X(ending_forbids, 409, "通知当前状态不允许此操作", "The state of the notice does not allow this.")         \
  X(ending_binds, 409, "已通知终止协议，请先撤回通知；最后有效日为",                                             \
    "A notice ends the agreement before this version begins; withdraw it first. Its last day is")            \
  X(ending_over, 409, "最后有效日已过，不能再撤回", "The last day is over; it is not withdrawn any more.")       \
  X(giver_only, 403, "由发出通知的一方办理", "Who gave the notice does this.")                               \
  X(own_word, 403, "提出撤回的人不能代对方答复", "Who asked for the withdrawal does not answer for the other side.") \
  X(receiver_only, 403, "由收到通知的一方办理", "Who received the notice does this.")                        \
  X(nobody_approves, 422, "本单位没有其他法务或领导可以审批",                                                \
    "Nobody else of your organisation is there to approve.")                                                 \
  TALK_REFUSALS(X)

namespace agreement {
DECLARE_REFUSALS(AGREEMENT_REFUSALS)
}  // namespace agreement
#undef REFUSAL_MODULE
