// One table for all enumerators; none of their names means two things here.
#include "modules/cost/service/words.h"

#include <map>

namespace cost::service {

std::string chinese_of(std::string_view name) {
  static std::map<std::string_view, char const*> const words{{"transport", "运输"},
                                                             {"handling", "处理与交接"},
                                                             {"delivery", "末端投递"},
                                                             {"labour", "人工"},
                                                             {"fuel", "燃料"},
                                                             {"upkeep", "维修维护"},
                                                             {"office", "办公"},
                                                             {"marketing", "市场推广"},
                                                             {"other", "其他"},
                                                             {"stop", "禁止超支"},
                                                             {"warn", "提醒并说明"},
                                                             {"ignore", "不控制"},
                                                             {"requested", "待审批"},
                                                             {"approved", "已批准"},
                                                             {"refused", "已否决"},
                                                             {"returned", "已驳回"},
                                                             {"paid", "已付款"},
                                                             {"withdrawn", "已撤回"},
                                                             {"proposed", "审批中"},
                                                             {"true", "是"},
                                                             {"false", "否"},
                                                             {"duplicate", "重复计费"},
                                                             {"off_tariff", "偏离协议价"},
                                                             {"ghost_trip", "虚假班次"},
                                                             {"split", "拆分规避审批"},
                                                             {"off_day", "非工作日业务"},
                                                             {"round_sum", "大额整数"},
                                                             {"sudden_change", "费用突变"},
                                                             {"impossible_time", "交接时间矛盾"},
                                                             {"weight_differs", "重量不符"},
                                                             {"count_differs", "件数不符"},
                                                             {"open", "待说明"},
                                                             {"explained", "已说明"},
                                                             {"confirmed", "已确认"},
                                                             {"gone", "已消失"},
                                                             {"line", "线路"},
                                                             {"trip", "班次"},
                                                             {"village", "站点"},
                                                             {"item", "邮件"},
                                                             {"parameter", "参数"},
                                                             {"event", "事件"},
                                                             {"result", "结果"}};
  auto const at = words.find(name);
  return at == words.end() ? std::string{name} : at->second;
}

}  // namespace cost::service
