// Refusals of talks and of the catalogue of interfaces, a part of the module's list.
#pragma once

#define TALK_REFUSALS(X)                                                                                    \
  X(prospect_unknown, 404, "没有这个洽谈项目", "There is no such prospect.")                                \
  X(stage_unknown, 404, "没有这个洽谈阶段，或已停用", "There is no such stage, or it is no longer used.")   \
  X(point_unknown, 404, "检查单里没有这一项", "The checklist has no such point.")                           \
  X(contact_unknown, 404, "没有这个联系人", "There is no such contact.")                                    \
  X(condition_unknown, 404, "没有这项条款", "There is no such condition.")                                  \
  X(letter_unknown, 404, "没有这份意向书", "There is no such letter of intent.")                            \
  X(interface_unknown, 404, "没有这个对接点", "There is no such interface.")                                \
  X(talks_out_of_reach, 403, "洽谈内容只对本单位开放", "Talks are open to the side whose they are.")        \
  X(stages_out_of_reach, 403, "该设置对全县生效，请由全县范围的岗位修改",                                   \
    "This holds for the county; a post with that reach changes it.")                                        \
  X(prospect_ended, 409, "洽谈已结束；需要继续时请先重新打开",                                              \
    "The talks have ended; open them again to go on.")                                                      \
  X(prospect_open, 409, "洽谈正在进行，不需要重新打开", "The talks go on.")                                 \
  X(stage_same, 409, "项目已经在这个阶段", "The prospect stands in that stage.")                            \
  X(stage_skipped, 409, "不能跳过阶段，请逐个阶段推进", "No stage is skipped; go on one at a time.")        \
  X(stage_checklist_open, 409, "本阶段检查单尚未完成", "The checklist of the stage is not complete.")       \
  X(point_proves_itself, 409, "这一项由系统根据记录判断，不能手工勾选",                                     \
    "The records show this point; it is not ticked by hand.")                                               \
  X(conditions_missing, 409, "还没有写明任何合作条件", "No condition is written down yet.")                 \
  X(position_missing, 409, "有条款缺少一方的立场", "A side has not stated its position on some clause.")    \
  X(interface_code_taken, 409, "该编号已用于另一个对接点", "Another interface has this code.")              \
  X(owner_unknown, 422, "请选择本单位在岗人员", "Choose somebody at work on this side.")                    \
  X(reason_missing, 422, "请填写原因", "Say why.")                                                          \
  X(prospect_name_missing, 422, "请填写项目名称", "A prospect needs a name.")                               \
  X(partner_missing, 422, "请填写对方单位", "Say who the other side is.")                                   \
  X(partner_usci_wrong, 422, "统一社会信用代码校验不通过，请核对", "The USCI does not check out.")          \
  X(partner_unknown, 422, "请选择对方单位，不能是本单位", "Choose an organisation other than one's own.")   \
  X(contact_name_missing, 422, "请填写联系人姓名", "A contact needs a name.")                               \
  X(contact_unreachable, 422, "请填写电话或微信", "Give a phone number or WeChat.")                         \
  X(follow_up_in_future, 422, "跟进时间不能晚于现在", "A talk lies in the past.")                           \
  X(next_contact_missing, 422, "请填写下次联系日期和下一步", "Say when the next contact is, and what for.") \
  X(next_contact_past, 422, "下次联系日期不能早于今天", "The next contact is today or later.")              \
  X(stage_name_missing, 422, "请填写阶段名称", "A stage needs a name.")                                     \
  X(checklist_empty, 422, "每个阶段至少要有一项检查", "A stage has at least one point to check.")           \
  X(point_name_missing, 422, "请填写检查项", "Say what must be so.")                                        \
  X(condition_name_missing, 422, "请填写条款内容", "Say what the condition is about.")                      \
  X(monthly_missing, 422, "请填写预计月量（按次计的最多 1000）",                                            \
    "State how many a month are expected (at most 1000 where each is counted).")                            \
  X(position_out_of_range, 422, "数值超出范围，或金额不是整分",                                             \
    "The value is out of range, or no whole fen.")                                                          \
  X(window_reversed, 422, "时间窗的结束要晚于开始", "A window ends after it begins.")                       \
  X(position_text_missing, 422, "请写明立场", "Say what the position is.")                                  \
  X(interface_code_missing, 422, "请填写对接点编号", "An interface needs a code.")                          \
  X(interface_name_missing, 422, "请填写对接点名称", "An interface needs a name.")                          \
  X(procedure_missing, 422, "请写明作业程序", "Say what is done.")                                          \
  X(message_missing, 422, "请写明双方据以通报的消息或单据", "Say which message or form tells it.")          \
  X(interface_post_missing, 422, "双方都要有负责岗位", "Both sides need a post that answers for it.")       \
  X(interface_sla_missing, 422, "双方都要有时限（分钟）", "Both sides need a time limit in minutes.")
