// Vehicle orders and duties on A4.
#include "modules/planning/service/paper.h"

#include <fmt/format.h>

#include "modules/planning/rules/duty.h"
#include "modules/planning/service/duty.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/words.h"
#include "modules/planning/store/plan.h"
#include "platform/documents/list_document.h"

namespace planning::service {
namespace {

namespace documents = platform::documents;
using documents::Cell;
using documents::ColumnKind;
using platform::http::File;

constexpr char kIssuer[] = "驿道 · 交邮合作";

std::string clock_text(base::Instant at) { return at.ms ? base::to_local_text(at).substr(11) : ""; }
std::string clock_text(base::ServiceTime at) { return base::to_text(at).substr(0, 5); }
std::string kilograms(std::int64_t g) { return fmt::format("{}.{:01} kg", g / 1000, g % 1000 / 100); }

std::string printed_by(Look& look) {
  return "打印：" + look.hat.person_name + "  " + base::to_local_text(look.now);
}

/// What boards and leaves at a stop by the plan.
struct StopWork {
  std::int64_t on_bags{}, off_bags{}, on_g{}, off_g{};
};

/// By call: a tour calls at its home twice.
std::map<std::int64_t, StopWork> work_of(std::vector<rules::LoadOfPlan> const& riders, TripId trip) {
  std::map<std::int64_t, StopWork> out;
  for (auto const& l : riders)
    for (auto const& r : l.rides) {
      if (r.trip != trip) continue;
      auto& on = out[r.first_call];
      on.on_bags += l.load.n_bags;
      on.on_g += l.load.weight_g.value;
      auto& off = out[r.last_call];
      off.off_bags += l.load.n_bags;
      off.off_g += l.load.weight_g.value;
    }
  return out;
}

void add_stops(documents::Table& table, Look& look, VehicleOrder const& o) {
  table.columns = {
      {"stop", "卸交站", ColumnKind::text, 22},      {"arrives", "计划到达", ColumnKind::text, 10},
      {"departs", "计划离开", ColumnKind::text, 10}, {"on", "装（袋）", ColumnKind::integer, 9},
      {"on_g", "装（重量）", ColumnKind::text, 12},  {"off", "卸（袋）", ColumnKind::integer, 9},
      {"off_g", "卸（重量）", ColumnKind::text, 12}, {"sign", "接收签字、时间", ColumnKind::text, 22}};
  if (!o.plan) return;
  auto const work = work_of(store::list_riders(look.tx, look.region, o.plan, o.trip), o.trip);
  for (auto const& t : store::list_trips(look.tx, look.region, o.plan)) {
    if (t.trip.trip != o.trip) continue;
    for (auto const& c : t.calls) {
      auto const at = work.find(c.call);
      auto const w = at == work.end() ? StopWork{} : at->second;
      table.rows.push_back({c.name, clock_text(c.arrives), clock_text(c.departs), w.on_bags,
                            kilograms(w.on_g), w.off_bags, kilograms(w.off_g), Cell{}});
    }
  }
}

documents::ListDocument order_form(Look& look, VehicleOrder const& o) {
  Names names{look.tx, look.region};
  documents::ListDocument list{.issuer = kIssuer,
                               .title = "派  车  单",
                               .number = "No. " + o.number,
                               .qr = o.number,
                               .header = {},
                               .table = {}};
  list.header = {{"邮路/线路", o.line + " " + o.headsign},
                 {"运营日", base::to_text(o.service_date)},
                 {"需求", chinese_of(base::to_name(o.kind))},
                 {"始发", names.of(o.origin) + " " + clock_text(o.departs_at)},
                 {"终到", names.of(o.destination) + " " + clock_text(o.arrives_at)},
                 {"承运", names.of(o.carrier)},
                 {"车牌", o.vehicle},
                 {"驾驶员", names.of(o.driver)},
                 {"状态", chinese_of(base::to_name(o.state))},
                 {"计划袋数", std::to_string(o.n_bags)},
                 {"计划重量", kilograms(o.weight_g.value)},
                 {"可用行李舱", kilograms(o.hold_g.value)},
                 {"批准", names.of(o.approved_by)},
                 {"派车", names.of(o.assigned_by)},
                 {"有效期至", base::to_text(o.valid_until)}};
  add_stops(list.table, look, o);
  list.notes = {"按运量计划发运，不准超载；旅客行李预留不得占用。"};
  list.signatures = {"调度员", "驾驶员（签名、时间）", "发车复核（签名、时间）", "终到确认（签名、时间）"};
  list.footer = printed_by(look);
  return list;
}

documents::ListDocument duty_form(Look& look, DutyView const& d, base::ServiceDate day) {
  documents::ListDocument list{.issuer = kIssuer,
                               .title = "驾 驶 任 务 单",
                               .number = d.driver_name,
                               .qr = {},
                               .header = {},
                               .table = {}};
  auto const hours = [](base::Seconds s) {
    return fmt::format("{}:{:02}", s.value / 3600, s.value / 60 % 60);
  };
  list.header = {{"驾驶员", d.driver_name},
                 {"运营日", base::to_text(day)},
                 {"出车—收车", clock_text(d.begins_at) + " — " + clock_text(d.ends_at)},
                 {"驾驶时间", hours(d.driving_s)},
                 {"最长连续", hours(d.unbroken_s)},
                 {"班次", std::to_string(d.runs.size())}};
  list.table.columns = {
      {"number", "派车单号", ColumnKind::text, 22}, {"line", "线路", ColumnKind::text, 22},
      {"departs", "发车", ColumnKind::text, 8},     {"arrives", "到达", ColumnKind::text, 8},
      {"vehicle", "车牌", ColumnKind::text, 12},    {"bags", "袋数", ColumnKind::integer, 8},
      {"remark", "回车登记", ColumnKind::text, 20}};
  for (auto const& o : d.runs)
    list.table.rows.push_back({o.number, o.line + " " + o.headsign, clock_text(o.departs_at),
                               clock_text(o.arrives_at), o.vehicle, o.n_bags, Cell{}});
  for (auto const fault : d.faults) list.notes.push_back("注意：" + chinese_of(base::to_name(fault)));
  list.signatures = {"调度员", "驾驶员（签名）"};
  list.footer = printed_by(look);
  return list;
}

}  // namespace

base::Result<File> print_order(Look& look, OneOrder const& ask) {
  auto const o = TRY(get_order(look, ask));
  return File{"application/pdf", "派车单-" + o.number + ".pdf",
              TRY(documents::render_list(order_form(look, o))), true};
}

base::Result<File> print_duties(Look& look, PrintDuties const& ask) {
  std::vector<documents::ListDocument> pages;
  for (auto const& d : TRY(list_duties(look, {ask.service_date})).items)
    if (!ask.driver || ask.driver == d.driver) pages.push_back(duty_form(look, d, ask.service_date));
  if (pages.empty()) pages.push_back(duty_form(look, {}, ask.service_date));
  return File{"application/pdf", "驾驶任务单-" + base::to_text(ask.service_date) + ".pdf",
              TRY(documents::render_lists(pages)), true};
}

}  // namespace planning::service
