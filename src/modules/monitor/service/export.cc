// Rows of exports; their descriptions are the titles of the columns.
#include "modules/monitor/service/export.h"

#include <fmt/format.h>

#include "base/operating_day.h"
#include "modules/monitor/service/words.h"

namespace monitor::service {
namespace {

struct AlertLine {
  std::string kind, state, rule, vehicle, line, organisation, place;
  std::int64_t value{}, threshold{};
  base::ServiceDate service_date;
  base::Instant raised_at, over_at, due_at;
  std::string taken_by;
  base::Instant taken_at;
  std::string closed_by;
  base::Instant closed_at;
  std::string cause, note;
  bool dry_run{};
};
DESCRIBE(AlertLine, "告警", FIELD(kind, "类别"), FIELD(state, "状态"), FIELD(rule, "规则"),
         FIELD(vehicle, "车牌"), FIELD(line, "线路"), FIELD(organisation, "承运"), FIELD(place, "地点"),
         FIELD(value, "实测"), FIELD(threshold, "限值"), FIELD(service_date, "运营日"),
         FIELD(raised_at, "发现时间"), FIELD(over_at, "解除时间"), FIELD(due_at, "受理期限"),
         FIELD(taken_by, "受理人"), FIELD(taken_at, "受理时间"), FIELD(closed_by, "关闭人"),
         FIELD(closed_at, "关闭时间"), FIELD(cause, "原因"), FIELD(note, "处理"), FIELD(dry_run, "试运行"))

struct StopLine {
  std::string line, headsign, vehicle, driver, state;
  std::int64_t seq{};
  std::string stop;
  base::Instant arrives_at, expected_at, arrived_at, departs_at, departed_at;
  bool by_position{};
};
DESCRIBE(StopLine, "班次运行", FIELD(line, "线路"), FIELD(headsign, "开往"), FIELD(vehicle, "车牌"),
         FIELD(driver, "驾驶员"), FIELD(state, "状态"), FIELD(seq, "站序"), FIELD(stop, "站点"),
         FIELD(arrives_at, "计划到达"), FIELD(expected_at, "预计到达"), FIELD(arrived_at, "实际到达"),
         FIELD(departs_at, "计划发车"), FIELD(departed_at, "实际发车"), FIELD(by_position, "按定位记录"))

struct RateLine {
  std::string line;
  std::int64_t runs{};
  std::string left, arrived, stops;
};
DESCRIBE(RateLine, "准点率", FIELD(line, "线路"), FIELD(runs, "班次"), FIELD(left, "准班率"),
         FIELD(arrived, "到达准点率"), FIELD(stops, "各站准点率"))

struct AccuracyLine {
  base::ServiceDate week;
  std::int64_t horizon_min{}, n{}, p50_s{}, p80_s{}, p95_s{};
  std::string within;
};
DESCRIBE(AccuracyLine, "到达预计准确度", FIELD(week, "周一"), FIELD(horizon_min, "提前不超过（分钟）"),
         FIELD(n, "次数"), FIELD(p50_s, "50% 误差不超过（秒）"), FIELD(p80_s, "80% 误差不超过（秒）"),
         FIELD(p95_s, "95% 误差不超过（秒）"), FIELD(within, "误差 90 秒以内"))

std::string rate(std::int64_t part, std::int64_t whole) {
  return whole ? fmt::format("{:.1f}%", 100.0 * static_cast<double>(part) / static_cast<double>(whole)) : "";
}

std::string days(base::ServiceDate first, base::ServiceDate last) {
  return base::to_text(first) + "至" + base::to_text(last);
}

}  // namespace

base::Result<File> export_alerts(Look& look, ExportAlerts const& ask) {
  AskAlerts const wanted{.state = ask.state,
                         .kind = ask.kind,
                         .vehicle = ask.vehicle,
                         .line = ask.line,
                         .unclosed = ask.unclosed,
                         .with_trials = ask.with_trials,
                         .trip = {},
                         .first_day = ask.first_day,
                         .last_day = ask.last_day,
                         .cursor = {}};
  std::vector<AlertLine> lines;
  TRY(platform::http::each_row(look, wanted, list_alerts, [&](AlertView const& v) {
    auto const& a = v.alert;
    lines.push_back({chinese_of(base::to_name(a.kind)),
                     chinese_of(base::to_name(a.state)),
                     v.rule_name,
                     a.vehicle,
                     a.line,
                     v.organisation_name,
                     a.place,
                     a.value,
                     a.threshold,
                     a.service_date,
                     a.raised_at,
                     a.over_at,
                     a.due_at,
                     v.taken_by_name,
                     a.taken_at,
                     v.closed_by_name,
                     a.closed_at,
                     chinese_of(base::to_name(a.cause)),
                     a.note,
                     a.dry_run});
  }));
  return platform::http::to_file("告警-" + base::to_text(base::service_date_of(look.now)), lines, chinese_of,
                                 ask.format);
}

base::Result<File> export_runs(Look& look, ExportRuns const& ask) {
  auto const board = TRY(view_board(look, {ask.service_date, ask.line, ask.state}));
  std::vector<StopLine> lines;
  for (auto const& r : board.items)
    for (auto const& s : r.stops)
      lines.push_back({r.run.line, r.run.headsign, r.run.vehicle, r.driver_name,
                       chinese_of(base::to_name(r.run.state)), s.seq + 1, s.name, s.arrives_at, s.expected_at,
                       s.arrived_at, s.departs_at, s.departed_at, s.by_position});
  return platform::http::to_file("班次运行-" + base::to_text(board.service_date), lines, chinese_of,
                                 ask.format);
}

base::Result<File> export_punctuality(Look& look, ExportPunctuality const& ask) {
  std::vector<RateLine> lines;
  for (auto const& c : TRY(view_punctuality(look, {ask.first_day, ask.last_day})).items)
    lines.push_back({c.line, c.runs, rate(c.left_in_time, c.known), rate(c.arrived_in_time, c.known),
                     rate(c.stops_in_time, c.stops_known)});
  return platform::http::to_file("准点率-" + days(ask.first_day, ask.last_day), lines, chinese_of,
                                 ask.format);
}

base::Result<File> export_accuracy(Look& look, ExportAccuracy const& ask) {
  std::vector<AccuracyLine> lines;
  for (auto const& a : TRY(view_accuracy(look, {ask.first_day, ask.last_day})).items)
    lines.push_back({a.week, a.horizon_min, a.n, a.p50_s, a.p80_s, a.p95_s, rate(a.within_90_s, a.n)});
  return platform::http::to_file("到达预计准确度-" + days(ask.first_day, ask.last_day), lines, chinese_of,
                                 ask.format);
}

}  // namespace monitor::service
