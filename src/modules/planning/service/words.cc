// The table of words.
#include "modules/planning/service/words.h"

#include <map>

namespace planning::service {
namespace {

std::map<std::string_view, char const*> const kWords{
    // plans, orders
    {"computing", "编制中"},
    {"waiting", "待发布"},
    {"published", "已发布"},
    {"superseded", "已替换"},
    {"discarded", "已放弃"},
    {"failed", "失败"},
    {"requested", "待审批"},
    {"approved", "待派车"},
    {"assigned", "已派车"},
    {"rejected", "已驳回"},
    {"cancelled", "已撤销"},
    {"regular", "正班"},
    // changes
    {"cancel", "停运"},
    {"delay", "晚点"},
    {"resize", "调整车型"},
    {"extra", "加班"},
    {"substitute", "途中换车"},
    {"merge", "合并"},
    {"move", "手工改装"},
    {"tour", "专车巡回"},
    // requests for vehicles
    {"request_asked", "待答复"},
    {"request_ordered", "已派车"},
    {"request_refused", "未派"},
    {"request_withdrawn", "已撤回"},
    // reserves for baggage
    {"share", "按比例"},
    {"table", "预留表"},
    {"tickets", "客票预测"},
    {"sold", "已售客票"},
    {"by_hand", "手工"},
    {"ordinary", "平日"},
    {"weekend", "周末"},
    {"market", "逢集"},
    {"holiday", "节假日"},
    {"spring_travel", "春运"},
    // loads
    {"bag", "总包"},
    {"loose", "在站散件"},
    {"announced", "预告"},
    {"forecast", "预测"},
    // what a duty breaks
    {"too_long_without_rest", "连续驾驶超过 4 小时未休息 20 分钟"},
    {"too_long_a_day", "当日驾驶超过 8 小时"},
    {"at_night", "凌晨 2 时至 5 时行车"},
    {"overlaps", "任务时间重叠"},
    // what keeps a load off the vans
    {"van_place", "地图上没有该站点"},
    {"van_skills", "车辆不适合"},
    {"van_locked", "车辆已出发"},
    {"van_capacity", "装不下"},
    {"van_trips", "趟次已满"},
    {"van_released", "备妥太晚"},
    {"van_window", "赶不上时限"},
    {"van_pause", "驾驶员休息"},
    {"van_rest", "驾驶员须休息"},
    {"van_driving", "超过驾驶时长"},
    {"van_working", "超过工时"},
    {"van_shift", "超过收车时间"},
    {"van_vehicles", "没有空闲的车"},
    {"van_price", "留到次日更省"},
    // red risks
    {"weather", "恶劣天气"},
    {"landslide", "塌方滑坡"},
    {"flood", "洪水"},
    {"road_closed", "道路封闭"},
    {"security", "治安"},
    {"other", "其他"},
    // inspections
    {"brakes", "制动"},
    {"steering", "转向"},
    {"tyres", "轮胎"},
    {"lights", "灯光"},
    {"wipers", "雨刮"},
    {"doors", "车门"},
    {"hold", "行李舱"},
    {"extinguisher", "灭火器"},
    {"emergency_exits", "安全锤、应急门窗"},
    {"seat_belts", "安全带"},
    {"terminal", "定位终端"},
    {"papers", "随车证照"},
    // why a gate is closed
    {"closed_vehicle_order", "未派车、派驾驶员"},
    {"closed_daily_inspection", "出车前例检不合格"},
    {"closed_not_inspected", "车辆当日未例检"},
    {"closed_driver_hours", "驾驶员工时超限"},
    {"closed_red_risk", "红色风险"},
    {"true", "是"},
    {"false", "否"},
};

}  // namespace

std::string chinese_of(std::string_view name) {
  auto const found = kWords.find(name);
  return found == kWords.end() ? std::string{name} : found->second;
}

std::string chinese_of_each(std::string_view names) {
  std::string out;
  while (!names.empty()) {
    auto const end = names.find(", ");
    out += (out.empty() ? "" : "、") + chinese_of(names.substr(0, end));
    names = end == std::string_view::npos ? std::string_view{} : names.substr(end + 2);
  }
  return out;
}

}  // namespace planning::service
