// The table of words.
#include "modules/monitor/service/words.h"

#include <map>

namespace monitor::service {
namespace {

std::map<std::string_view, char const*> const kWords{
    // kinds of alerts
    {"late_departure", "晚发"},
    {"late_arrival", "晚到"},
    {"off_route", "偏离线路"},
    {"long_stop", "异常停车"},
    {"offline", "离线"},
    {"over_speed", "超速"},
    {"fatigue", "疲劳驾驶"},
    {"sos", "紧急报警"},
    {"door_open", "站外开门"},
    {"seal_differs", "封志异常"},
    {"hold_overload", "货舱超载"},
    {"fence_entered", "驶入围栏"},
    {"fence_left", "驶出围栏"},
    {"fence_crossed", "穿越围栏"},
    {"wrong_unload", "过站未卸"},
    {"missed_connection", "接续失败"},
    {"load_differs", "车载总包不符"},
    // their life and what they came from
    {"open", "未受理"},
    {"taken", "处理中"},
    {"closed", "已关闭"},
    {"none", ""},
    {"traffic", "道路拥堵"},
    {"weather", "恶劣天气"},
    {"vehicle", "车辆故障"},
    {"driver", "驾驶员"},
    {"station", "站点作业"},
    {"passengers", "旅客"},
    {"terminal", "终端故障"},
    {"false_alarm", "误报"},
    {"other", "其他"},
    // runs
    {"waiting", "待发"},
    {"running", "运行中"},
    {"ended", "已结束"},
    {"true", "是"},
    {"false", "否"},
};

}  // namespace

std::string chinese_of(std::string_view name) {
  auto const found = kWords.find(name);
  return found == kWords.end() ? std::string{name} : found->second;
}

}  // namespace monitor::service
