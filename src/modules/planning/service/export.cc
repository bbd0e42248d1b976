// Rows of exports; their descriptions are the titles of the columns.
#include "modules/planning/service/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "base/operating_day.h"
#include "modules/planning/service/actual.h"
#include "modules/planning/service/duty.h"
#include "modules/planning/service/fleet.h"
#include "modules/planning/service/forecast.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/red_risk.h"
#include "modules/planning/service/settings.h"
#include "modules/planning/service/vehicle_type.h"
#include "modules/planning/service/words.h"

namespace planning::service {
namespace {

using base::or_today;
using platform::http::each_row;
using platform::http::to_file;

struct LoadLine {
  std::string origin, destination;
  LoadSource source{};
  std::int64_t n_items{}, n_bags{};
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  base::ServiceTime ready, promise;
  std::string departs;
  base::ServiceTime arrives;
  std::string why, van, remedy;
};
DESCRIBE(LoadLine, "配载", FIELD(origin, "发站"), FIELD(destination, "到站"), FIELD(source, "来源"),
         FIELD(n_items, "件数"), FIELD(n_bags, "袋数"), FIELD(weight_g, "重量（克）"),
         FIELD(volume_cm3, "体积（立方厘米）"), FIELD(ready, "备妥"), FIELD(promise, "时限"),
         FIELD(departs, "发出"), FIELD(arrives, "到达"), FIELD(why, "原因"), FIELD(van, "专车不运的原因"),
         FIELD(remedy, "办法"))

struct OrderLine {
  std::string number, state, kind, line, headsign, origin, destination;
  base::Instant departs_at, arrives_at;
  std::string vehicle, driver, carrier;
  std::int64_t n_bags{};
  base::Grams weight_g, hold_g;
  base::CubicCentimetres volume_cm3, hold_cm3;
  base::ServiceDate service_date, valid_until;
  std::string reason;
};
DESCRIBE(OrderLine, "派车单", FIELD(number, "派车单号"), FIELD(state, "状态"), FIELD(kind, "班别"),
         FIELD(line, "线路"), FIELD(headsign, "开往"), FIELD(origin, "始发"), FIELD(destination, "终到"),
         FIELD(departs_at, "计划发车"), FIELD(arrives_at, "计划到达"), FIELD(vehicle, "车牌"),
         FIELD(driver, "驾驶员"), FIELD(carrier, "承运"), FIELD(n_bags, "袋数"),
         FIELD(weight_g, "重量（克）"), FIELD(hold_g, "可用载重（克）"),
         FIELD(volume_cm3, "体积（立方厘米）"), FIELD(hold_cm3, "可用容积（立方厘米）"),
         FIELD(service_date, "运营日"), FIELD(valid_until, "有效期至"), FIELD(reason, "原因"))

struct DutyLine {
  std::string driver;
  base::Instant begins_at, ends_at;
  std::string driving, unbroken;
  std::int64_t n_runs{};
  std::string runs, faults;
};
DESCRIBE(DutyLine, "驾驶任务", FIELD(driver, "驾驶员"), FIELD(begins_at, "首班"), FIELD(ends_at, "收班"),
         FIELD(driving, "驾驶时长"), FIELD(unbroken, "最长连续"), FIELD(n_runs, "班次数"),
         FIELD(runs, "班次"), FIELD(faults, "不合规"))

struct ChangeLine {
  std::string kind, state, subject, reason, failure;
  std::int64_t n_moved{}, n_staying{}, n_late{};
  base::Money more_li;
  std::string made_by;
  base::Instant made_at;
  std::string published_by;
  base::Instant published_at;
};
DESCRIBE(ChangeLine, "计划变更", FIELD(kind, "类别"), FIELD(state, "状态"), FIELD(subject, "对象"),
         FIELD(reason, "原因"), FIELD(failure, "未成原因"), FIELD(n_moved, "改走（组）"),
         FIELD(n_staying, "不走（组）"), FIELD(n_late, "逾限（组）"), FIELD(more_li, "增加运费（元）"),
         FIELD(made_by, "经办"), FIELD(made_at, "编制时间"), FIELD(published_by, "批准发布"),
         FIELD(published_at, "发布时间"))

struct InspectionLine {
  base::ServiceDate service_date;
  std::string vehicle;
  bool passed{};
  std::string faults, remark, inspected_by;
  base::Instant inspected_at;
};
DESCRIBE(InspectionLine, "出车前例检", FIELD(service_date, "运营日"), FIELD(vehicle, "车牌"),
         FIELD(passed, "合格"), FIELD(faults, "不合格项目"), FIELD(remark, "备注"),
         FIELD(inspected_by, "检查人"), FIELD(inspected_at, "检查时间"))

struct ActualLine {
  std::string line, headsign, vehicle;
  base::Instant planned_departure, departed_at, planned_arrival, arrived_at;
  std::int64_t planned_bags{}, carried_bags{}, left_behind{};
  base::Grams planned_g, carried_g;
  std::string order_number, waybill_number;
};
DESCRIBE(ActualLine, "计划与实绩", FIELD(line, "线路"), FIELD(headsign, "开往"), FIELD(vehicle, "车牌"),
         FIELD(planned_departure, "计划发车"), FIELD(departed_at, "实际发车"),
         FIELD(planned_arrival, "计划到达"), FIELD(arrived_at, "实际到达"), FIELD(planned_bags, "计划袋数"),
         FIELD(carried_bags, "实运袋数"), FIELD(left_behind, "落下"), FIELD(planned_g, "计划（克）"),
         FIELD(carried_g, "实运（克）"), FIELD(order_number, "派车单号"), FIELD(waybill_number, "路单号"))

struct VanLine {
  std::string name, origin, destination;
  base::ServiceTime latest_ready, arrives;
  base::Money li_a_bag, li_a_kg;
  base::ServiceDate valid_from, valid_until;
};
DESCRIBE(VanLine, "专车运输", FIELD(name, "名称"), FIELD(origin, "发站"), FIELD(destination, "到站"),
         FIELD(latest_ready, "最晚备妥"), FIELD(arrives, "到达"), FIELD(li_a_bag, "每袋（元）"),
         FIELD(li_a_kg, "每千克（元）"), FIELD(valid_from, "开始日期"), FIELD(valid_until, "截止日期"))

struct FleetLine {
  std::string name, vehicle, home, driver;
  base::Grams hold_g;
  base::CubicCentimetres hold_cm3;
  std::int64_t hold_bags{};
  base::ServiceTime leaves_from, back_until;
  base::Money fixed_li, li_a_km;
  base::ServiceDate valid_from, valid_until;
};
DESCRIBE(FleetLine, "巡回车", FIELD(name, "名称"), FIELD(vehicle, "车牌"), FIELD(home, "驻地"),
         FIELD(driver, "常用驾驶员"), FIELD(hold_g, "载重（克）"), FIELD(hold_cm3, "容积（立方厘米）"),
         FIELD(hold_bags, "袋数"), FIELD(leaves_from, "最早出车"), FIELD(back_until, "最晚收车"),
         FIELD(fixed_li, "每次（元）"), FIELD(li_a_km, "每公里（元）"), FIELD(valid_from, "开始日期"),
         FIELD(valid_until, "截止日期"))

struct TypeLine {
  std::string name;
  base::Grams hold_g;
  std::string cold;
  base::Money fixed_li, li_a_km, li_an_hour;
  std::string lines, plates;
};
DESCRIBE(TypeLine, "车型", FIELD(name, "名称"), FIELD(hold_g, "行李舱最大载重（克）"),
         FIELD(cold, "冷藏设备"), FIELD(fixed_li, "每趟（元）"), FIELD(li_a_km, "每公里（元）"),
         FIELD(li_an_hour, "每小时（元）"), FIELD(lines, "线路"), FIELD(plates, "车牌"))

struct RiskLine {
  std::string kind, state, line, node;
  base::ServiceDate first_day, last_day;
  std::string reason, set_by;
  base::Instant set_at;
  std::string lifted_by;
  base::Instant lifted_at;
  std::string lift_reason;
};
DESCRIBE(RiskLine, "红色风险", FIELD(kind, "类别"), FIELD(state, "状态"), FIELD(line, "线路"),
         FIELD(node, "途经站点"), FIELD(first_day, "开始日期"), FIELD(last_day, "截止日期"),
         FIELD(reason, "原因"), FIELD(set_by, "设置人"), FIELD(set_at, "设置时间"),
         FIELD(lifted_by, "解除人"), FIELD(lifted_at, "解除时间"), FIELD(lift_reason, "解除原因"))

struct ForecastLine {
  std::string origin, destination;
  std::int64_t n_items{};
  base::Grams weight_g;
  std::int64_t announced_items{}, actual_items{};
};
DESCRIBE(ForecastLine, "邮量预测", FIELD(origin, "发站"), FIELD(destination, "到站"),
         FIELD(n_items, "常规件数"), FIELD(weight_g, "常规重量（克）"), FIELD(announced_items, "预告件数"),
         FIELD(actual_items, "实际件数"))

LoadLine line_of(LoadView const& v) {
  auto const& l = v.load;
  auto const departs = l.way == LoadWay::tomorrow ? std::string{} : base::to_text(l.departs).substr(0, 5);
  auto const asked = l.van_rule != routing::Constraint::none;
  auto const van = asked ? chinese_of(std::string{"van_"} + base::to_name(l.van_rule)) : std::string{};
  return {v.origin_name, v.destination_name, l.source, l.n_items, l.n_bags, l.weight_g, l.volume_cm3,
          l.ready,       l.promise,          departs,  l.arrives, v.why_zh, van,        v.do_zh};
}

OrderLine line_of(VehicleOrder const& o, Names& names) {
  return {o.number,
          chinese_of(base::to_name(o.state)),
          chinese_of(base::to_name(o.kind)),
          o.line,
          o.headsign,
          names.of(o.origin),
          names.of(o.destination),
          o.departs_at,
          o.arrives_at,
          o.vehicle,
          names.of(o.driver),
          names.of(o.carrier),
          o.n_bags,
          o.weight_g,
          o.hold_g,
          o.volume_cm3,
          o.hold_cm3,
          o.service_date,
          o.valid_until,
          o.reason};
}

std::string hours(base::Seconds s) { return fmt::format("{}:{:02}", s.value / 3600, s.value / 60 % 60); }

DutyLine line_of(DutyView const& d) {
  DutyLine out{d.driver_name,       d.begins_at,        d.ends_at, hours(d.driving_s),
               hours(d.unbroken_s), std::ssize(d.runs), {},        {}};
  for (auto const& o : d.runs)
    out.runs += (out.runs.empty() ? "" : "、") + o.line + " " + base::to_local_text(o.departs_at).substr(11);
  for (auto const fault : d.faults)
    out.faults += (out.faults.empty() ? "" : "、") + chinese_of(base::to_name(fault));
  return out;
}

ChangeLine line_of(PlanView const& v) {
  return {chinese_of(base::to_name(v.plan.change)),
          chinese_of(base::to_name(v.plan.state)),
          v.plan.subject,
          v.plan.reason,
          v.plan.failure,
          v.figures.n_moved,
          v.figures.n_staying,
          v.figures.n_late,
          v.figures.more_li,
          v.made_by_name,
          v.plan.made_at,
          v.published_by_name,
          v.plan.published_at};
}

ActualLine line_of(ActualRow const& r) {
  return {r.line,         r.headsign,        r.vehicle,    r.planned_departure,
          r.departed_at,  r.planned_arrival, r.arrived_at, r.planned_bags,
          r.carried_bags, r.left_behind,     r.planned_g,  r.carried_g,
          r.order_number, r.waybill_number};
}

/// Some of the words has the text in it, as the screen finds it.
bool says(std::string const& text, std::initializer_list<std::string> words) {
  return std::ranges::any_of(words,
                             [&text](auto const& word) { return word.find(text) != std::string::npos; });
}
std::string dated(char const* name, base::ServiceDate day) { return name + base::to_text(day); }

}  // namespace

base::Result<File> export_loads(Look& look, ExportLoads const& ask) {
  auto const plan = TRY(get_plan(look, {ask.plan})).plan;
  AskLoads const wanted{.plan = ask.plan,
                        .reason = ask.reason,
                        .source = ask.source,
                        .way = ask.way,
                        .origin = ask.origin,
                        .destination = ask.destination,
                        .trip = {},
                        .staying = ask.staying,
                        .late = ask.late,
                        .by_hand = ask.by_hand};
  std::vector<LoadLine> lines;
  TRY(each_row(look, wanted, list_loads, [&](LoadView const& v) { lines.push_back(line_of(v)); }));
  auto const* const name = ask.staying ? "未装清单-" : "配载清单-";
  return to_file(dated(name, plan.service_date), lines, chinese_of, ask.format);
}

base::Result<File> export_orders(Look& look, ExportOrders const& ask) {
  AskOrders const wanted{.service_date = ask.service_date,
                         .state = ask.state,
                         .kind = ask.kind,
                         .vehicle = ask.vehicle,
                         .line = ask.line,
                         .driver = {},
                         .cursor = {}};
  Names names{look.tx, look.region};
  std::vector<OrderLine> lines;
  TRY(each_row(look, wanted, list_orders,
               [&](VehicleOrder const& o) { lines.push_back(line_of(o, names)); }));
  return to_file(dated("派车单-", or_today(ask.service_date, look.now)), lines, chinese_of, ask.format);
}

base::Result<File> export_duties(Look& look, ExportOfDay const& ask) {
  std::vector<DutyLine> lines;
  for (auto const& d : TRY(list_duties(look, {ask.service_date})).items) lines.push_back(line_of(d));
  return to_file(dated("驾驶任务-", or_today(ask.service_date, look.now)), lines, chinese_of, ask.format);
}

base::Result<File> export_changes(Look& look, ExportOfDay const& ask) {
  auto const day = or_today(ask.service_date, look.now);
  AskPlans const wanted{.service_date = day, .state = {}, .cursor = {}};
  std::vector<ChangeLine> lines;
  TRY(each_row(look, wanted, list_plans, [&](PlanView const& v) {
    if (v.plan.change != rules::ChangeKind::none) lines.push_back(line_of(v));
  }));
  return to_file(dated("计划变更-", day), lines, chinese_of, ask.format);
}

base::Result<File> export_inspections(Look& look, ExportOfDay const& ask) {
  auto const day = or_today(ask.service_date, look.now);
  AskInspections const wanted{.service_date = day, .vehicle = {}, .cursor = {}};
  std::vector<InspectionLine> lines;
  TRY(each_row(look, wanted, list_inspections, [&](InspectionView const& v) {
    auto const& i = v.inspection;
    lines.push_back({i.service_date, i.vehicle, i.passed, chinese_of_each(i.faults), i.remark,
                     v.inspected_by_name, i.inspected_at});
  }));
  return to_file(dated("出车前例检-", day), lines, chinese_of, ask.format);
}

base::Result<File> export_vans(Look& look, ExportVans const& ask) {
  Names names{look.tx, look.region};
  std::vector<VanLine> lines;
  for (auto const& v : TRY(list_vans(look, {ask.service_date})).items)
    if (says(ask.text, {v.name, names.of(v.origin), names.of(v.destination)}))
      lines.push_back({v.name, names.of(v.origin), names.of(v.destination), v.latest_ready, v.arrives,
                       v.li_a_bag, v.li_a_kg, v.valid_from, v.valid_until});
  return to_file(dated("专车运输-", or_today(ask.service_date, look.now)), lines, chinese_of, ask.format);
}

base::Result<File> export_fleet(Look& look, ExportVans const& ask) {
  std::vector<FleetLine> lines;
  for (auto const& [v, home, driver] : TRY(list_fleet(look, {ask.service_date})).items)
    if (says(ask.text, {v.name, v.vehicle, home, driver}))
      lines.push_back({v.name, v.vehicle, home, driver, v.hold_g, v.hold_cm3, v.hold_bags, v.leaves_from,
                       v.back_until, v.fixed_li, v.li_a_km, v.valid_from, v.valid_until});
  return to_file(dated("巡回车-", or_today(ask.service_date, look.now)), lines, chinese_of, ask.format);
}

base::Result<File> export_vehicle_types(Look& look, ExportVans const& ask) {
  std::vector<TypeLine> lines;
  for (auto const& t : TRY(list_vehicle_types(look, {})).items)
    if (says(ask.text, {t.name, t.lines, t.plates}))
      lines.push_back(
          {t.name, t.hold_g, t.skills ? "有" : "无", t.fixed_li, t.li_a_km, t.li_an_hour, t.lines, t.plates});
  return to_file("车型", lines, chinese_of, ask.format);
}

base::Result<File> export_red_risks(Look& look, ExportRedRisks const& ask) {
  AskRedRisks const wanted{.service_date = ask.service_date, .standing = ask.standing, .cursor = {}};
  std::vector<RiskLine> lines;
  TRY(each_row(look, wanted, list_red_risks, [&](RedRiskView const& v) {
    auto const& r = v.risk;
    lines.push_back({chinese_of(base::to_name(r.kind)), r.lifted_at.ms ? "已解除" : "生效中",
                     r.line.empty() ? "全部线路" : r.line, v.node_name.empty() ? "全部站点" : v.node_name,
                     r.first_day, r.last_day, r.reason, v.set_by_name, r.set_at, v.lifted_by_name,
                     r.lifted_at, r.lift_reason});
  }));
  return to_file(dated("红色风险-", or_today(ask.service_date, look.now)), lines, chinese_of, ask.format);
}

base::Result<File> export_forecast(Look& look, ExportForecast const& ask) {
  auto const view = TRY(view_forecast(look, {ask.service_date}));
  std::vector<ForecastLine> lines;
  for (auto const& r : view.relations)
    if ((!ask.announced || r.announced_items) && says(ask.text, {r.origin_name, r.destination_name}))
      lines.push_back(
          {r.origin_name, r.destination_name, r.n_items, r.weight_g, r.announced_items, r.actual_items});
  return to_file(dated("邮量预测-", view.service_date), lines, chinese_of, ask.format);
}

base::Result<File> export_actual(Look& look, ExportOfDay const& ask) {
  auto const day = TRY(view_actual(look, {ask.service_date}));
  std::vector<ActualLine> lines;
  for (auto const& r : day.rows) lines.push_back(line_of(r));
  return to_file(dated("计划与实绩-", day.service_date), lines, chinese_of, ask.format);
}

}  // namespace planning::service
