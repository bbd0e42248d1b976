// Every refusal of module network, in order of precedence.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "network"
#define NETWORK_REFUSALS(X)                                                                                         \
  X(node_unknown, 404, "没有这个站点", "There is no such node.")                                                    \
  X(stop_unknown, 404, "没有这个停靠站", "There is no such stop.")                                                  \
  X(line_unknown, 404, "没有这条线路", "There is no such line.")                                                    \
  X(trip_unknown, 404, "没有这个班次，或当日不开行", "There is no such trip, or it does not run that day.")         \
  X(calendar_unknown, 404, "没有这个服务日历", "There is no such calendar.")                                        \
  X(market_unknown, 404, "没有这个集市", "There is no such market.")                                                \
  X(mail_route_unknown, 404, "没有这条邮路", "There is no such mail route.")                                        \
  X(feed_unknown, 404, "没有这个时刻表来源", "There is no such feed.")                                              \
  X(out_of_reach, 403, "该站点不在您的数据范围内，请联系系统管理员",                                                \
    "This node is outside your reach; ask the administrator.")                                                      \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试", "The record has changed meanwhile; reload and try again.") \
  X(name_missing, 422, "请填写名称", "A name is needed.")                                                           \
  X(place_code_malformed, 422, "地点编码应为 12 位数字且前两位是省级代码", "A place code has 12 digits and starts with a province.") \
  X(office_code_malformed, 422, "机构编码应为 8 位数字", "An office code has 8 digits.")                            \
  X(gln_malformed, 422, "GLN 应为 13 位且校验位正确", "A GLN has 13 digits with a valid check digit.")              \
  X(position_missing, 422, "请在地图上标出位置", "A position is needed.")                                           \
  X(code_in_use, 409, "该编码已被另一个站点使用", "Another open node has this code.")                               \
  X(parent_wrong, 422, "上级站点不对：村点归乡镇站，乡镇站归县中心",                                                \
    "Wrong parent: a village point belongs to a township station, that to the county centre.")                      \
  X(node_has_children, 409, "还有下级站点，不能停用", "It still has open nodes below it and cannot be closed.")     \
  X(node_closed, 409, "站点已停用", "The node is closed.")                                                          \
  X(dates_reversed, 422, "结束日期早于开始日期", "The end is before the start.")                                    \
  X(days_malformed, 422, "逢集日应为以逗号分隔的尾数 0–9，按星期时为 1–7",                                          \
    "Market days are digits 0–9 separated by commas, or 1–7 for weekdays.")                                         \
  X(route_too_short, 422, "邮路至少有两个交接站点", "A mail route has at least two handover nodes.")                \
  X(mail_route_code_in_use, 409, "已有同代码同方向的邮路", "An open mail route has this code and way.")             \
  X(archive_unreadable, 422, "不是可读的 zip 文件", "This is not a readable zip file.")                             \
  X(archive_too_large, 413, "压缩包解开后过大", "The archive unpacks too large.")                                   \
  X(feed_name_malformed, 422, "来源名称为 1–40 个字符", "A feed's name has 1 to 40 characters.")

namespace network {
DECLARE_REFUSALS(NETWORK_REFUSALS)
}  // namespace network
#undef REFUSAL_MODULE
