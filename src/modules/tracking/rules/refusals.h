// Every refusal of module tracking, in order of precedence.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "tracking"
#define TRACKING_REFUSALS(X)                                                                                \
  X(terminal_unknown, 404, "没有这台终端", "There is no such terminal.")                                    \
  X(vehicle_unknown, 404, "没有这辆车的定位", "Nothing is known of this vehicle.")                          \
  X(command_unknown, 404, "没有这条指令", "There is no such command.")                                      \
  X(medium_unknown, 404, "没有这份影像", "There is no such medium.")                                        \
  X(question_unknown, 404, "没有这条查岗", "There is no such question.")                                    \
  X(out_of_reach, 403, "该车辆不在您的数据范围内", "This vehicle is outside your reach.")                   \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试",                                               \
    "The record has changed meanwhile; reload and try again.")                                              \
  X(terminal_is_retired, 409, "终端已停用", "The terminal is retired.")                                     \
  X(number_in_use, 409, "该终端手机号已登记", "A terminal with this number is registered.")                 \
  X(vehicle_in_use, 409, "该车辆已有在用终端，请先停用",                                                    \
    "The vehicle has a terminal in use; retire that one first.")                                            \
  X(number_malformed, 422, "终端手机号为 1–20 位数字；非数字号码须勾选“非标准号码”，用十六进制填写",        \
    "A terminal number has 1 to 20 digits; mark one that is no number as opaque and write it in hexadecimal.") \
  X(vehicle_missing, 422, "请填写车牌号", "A plate is needed.")                                             \
  X(organisation_unknown, 422, "没有这个组织", "There is no such organisation.")                            \
  X(code_malformed, 422, "鉴权码为 1–50 个可打印的英文字符", "A code has 1 to 50 printable ASCII characters.") \
  X(purpose_missing, 422, "请说明查看鉴权码的用途", "State why the code is read.")                          \
  X(media_purpose_missing, 422, "请说明查看影像的用途", "State why the medium is looked at.")               \
  X(answer_missing, 422, "请填写应答内容", "An answer is needed.")                                          \
  X(question_is_answered, 409, "该查岗已应答", "The question has been answered.")                           \
  X(period_malformed, 422, "起止时间不对：结束应晚于开始，且不超过 31 天",                                  \
    "The end must be after the beginning, and at most 31 days later.")                                      \
  X(command_malformed, 422, "指令参数不完整或超出范围", "The command's parameters are incomplete or out of range.") \
  X(command_is_over, 409, "指令已发出或已结束，不能取消", "The command was sent or has ended; it cannot be taken back.")

namespace tracking {
DECLARE_REFUSALS(TRACKING_REFUSALS)
}  // namespace tracking
#undef REFUSAL_MODULE
