// Refusals of the command bus itself.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "command"
#define COMMAND_REFUSALS(X)                                                                                     \
  X(id_reused, 422, "这个命令编号已用于别的内容，请刷新后重试", "This command id was used for other content; reload.") \
  X(answer_forgotten, 410, "此操作早已执行，当时的结果不再保存，请直接查看记录",                                     \
    "This was done long ago and its answer is no longer kept; look at the record.")                                 \
  X(disk_full, 507, "服务器磁盘已满，本次操作未保存，请联系管理员", "The server's disk is full; nothing was saved.")  \
  X(unavailable, 503, "服务暂时不可用，请稍后用同一编号重试", "Temporarily unavailable; send the same command again.") \
  X(broken, 500, "服务器内部错误，本次操作未保存", "Internal error; nothing was saved.")

namespace platform::command {
DECLARE_REFUSALS(COMMAND_REFUSALS)
}  // namespace platform::command
#undef REFUSAL_MODULE
