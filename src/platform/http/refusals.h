// What the transport itself refuses, before or around a module's rules.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "http"
#define HTTP_REFUSALS(X)                                                                                         \
  X(malformed, 400, "请求格式有误。", "The request is malformed.")                                                \
  X(invalid, 400, "请求内容有误,请按 errors 逐项更正。", "The request has faults; see errors.")                   \
  X(not_signed_in, 401, "请先登录。", "Sign in first.")                                                          \
  X(forbidden, 403, "当前岗位无此权限。", "Your post does not allow this.")                                       \
  X(foreign_origin, 403, "请求来自其他网站,已拒绝。", "The request comes from another site.")                     \
  X(csrf_mismatch, 403, "页面已过期,请刷新后重试。", "The page is out of date; reload it.")                       \
  X(unknown_address, 404, "没有这个地址。", "There is no such address.")                                          \
  X(method_not_allowed, 405, "该地址不支持此方法。", "The address does not take this method.")                     \
  X(timeout, 408, "请求未在时限内收完。", "The request did not arrive in time.")                                   \
  X(too_large, 413, "请求内容过大。", "The request is too large.")                                                \
  X(unsupported_media, 415, "内容类型不受支持,请用 application/json。", "Send application/json.")                 \
  X(misdirected, 421, "请使用 HTTPS 访问。", "Use HTTPS.")                                                        \
  X(key_required, 428, "写操作须带 Idempotency-Key(UUID)。", "A write needs an Idempotency-Key (UUID).")        \
  X(too_often, 429, "操作过于频繁,请稍后再试。", "Too many requests; wait a moment.")                             \
  X(busy, 429, "系统繁忙,请稍后再试。", "The server is busy; wait a moment.")                                     \
  X(headers_too_large, 431, "请求头过大。", "The request headers are too large.")                                 \
  X(internal, 500, "系统出错,已记录,可凭请求编号查询。", "Something failed here; it was recorded.")              \
  X(unavailable, 503, "系统暂不可用,请稍后再试。", "Not available now; try again.")

namespace platform::http {
DECLARE_REFUSALS(HTTP_REFUSALS)
}  // namespace platform::http
#undef REFUSAL_MODULE
