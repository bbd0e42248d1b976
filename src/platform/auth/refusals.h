// Refusals of accounts, sessions and keys.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "auth"
#define AUTH_REFUSALS(X)                                                                                     \
  X(login_failed, 401, "账号或密码不对，或账号已锁定；连续输错 5 次将锁定 15 分钟",                          \
    "Wrong name or password, or the account is locked; five failures lock it for 15 minutes.")               \
  X(totp_needed, 401, "请输入动态口令", "Enter the one-time code.")                                          \
  X(totp_wrong, 401, "动态口令不对或已用过", "The one-time code is wrong or was used.")                      \
  X(no_hat, 403, "账号没有有效岗位，请联系系统管理员", "The account has no post; ask the administrator.")    \
  X(hat_unknown, 404, "没有这个岗位", "There is no such post of yours.")                                     \
  X(password_weak, 422, "密码至少 12 个字符，且不能是常见词、单调字符，或包含账号姓名",                      \
    "A password has at least 12 characters and is neither common, monotonous nor your own name.")            \
  X(password_wrong, 403, "原密码不对", "The present password is wrong.")                                     \
  X(session_unknown, 404, "没有这个登录会话", "There is no such session of yours.")                          \
  X(totp_present, 409, "已绑定动态口令，请先解除", "A second factor is set up already; take it away first.") \
  X(login_taken, 409, "这个账号名已被使用", "This login name is taken.")                                     \
  X(key_malformed, 422, "签名公钥或证明无效", "The public key or its proof is invalid.")                     \
  X(key_unknown, 404, "没有这把签名密钥", "There is no such signing key.")

namespace platform::auth {
DECLARE_REFUSALS(AUTH_REFUSALS)
}  // namespace platform::auth
#undef REFUSAL_MODULE
