// Fences against the way from one report to the next.
#include "modules/monitor/service/passing.h"

#include <algorithm>

#include "modules/monitor/rules/fence.h"
#include "modules/monitor/service/day_kinds.h"
#include "modules/monitor/service/raising.h"
#include "modules/monitor/store/alert_rule.h"
#include "modules/monitor/store/fence.h"
#include "modules/monitor/store/run.h"

namespace monitor::service {
namespace {

using rules::AlertKind;
using rules::FenceArea;
using rules::Passage;
using store::Side;

AlertKind kind_of(Passage p) {
  return p == Passage::entered ? AlertKind::fence_entered
         : p == Passage::left  ? AlertKind::fence_left
                               : AlertKind::fence_crossed;
}

/// A vehicle that went over a fence, and the trip it was on.
struct Crossing {
  FenceArea const& area;
  Passage passage;
  tracking::Report const& report;
  std::string const& vehicle;
  rules::Run const* run;  ///< nullptr on no trip
};

rules::Hit hit_of(Crossing const& c, rules::AlertRule const& rule) {
  rules::Hit hit;
  hit.vehicle = c.vehicle;
  hit.service_date = base::service_date_of(c.report.at);
  if (c.run) {
    hit.line = c.run->line;
    hit.trip = c.run->trip;
    hit.service_date = c.run->service_date;
  }
  hit.place = c.area.fence.name;
  hit.at_place = c.report.place;
  hit.source = std::to_string(rule.id.value) + '/' + std::to_string(hit.service_date.yyyymmdd) + "/fence/" +
               std::to_string(c.area.fence.id.value) + '/' + c.vehicle;
  if (!rule.once) hit.source += '/' + std::to_string(c.report.at.ms);
  return hit;
}

void raise_crossing(Tx& tx, base::Region region, base::Instant now, std::vector<rules::AlertRule> const& all,
                    rules::DayKinds const& kinds, Crossing const& c) {
  for (auto const& rule : all) {
    auto const hit = hit_of(c, rule);
    if (rule.kind != kind_of(c.passage) ||
        !rules::applies(rule, {hit.line, c.vehicle, c.area.fence.id, c.report.at, &kinds}))
      continue;
    raise(tx, region, now, rule, hit, c.run ? c.run->organisation : OrganisationId{});
  }
}

Side* side_of(std::vector<Side>& sides, FenceArea const& area) {
  auto const found = std::ranges::find(sides, area.fence.id, &Side::fence);
  return found == sides.end() ? nullptr : &*found;
}

bool counts(tracking::Watched const& w) { return !w.late && w.report.positioned && !w.report.clock_wrong; }

/// The run that the vehicle is on; nullptr on none.
rules::Run const* run_of(std::vector<rules::DrivenRun> const& runs) {
  auto const running = std::ranges::find(runs, rules::RunState::running,
                                         [](rules::DrivenRun const& d) { return d.run.state; });
  return running == runs.end() ? nullptr : &running->run;
}

base::Position place_of(Side const& s) {
  return {static_cast<std::int32_t>(s.lat_e7), static_cast<std::int32_t>(s.lon_e7)};
}

/// A vehicle on its way over the fences of a county.
struct Passer {
  Tx& tx;
  base::Region region;
  base::Instant now;
  std::string const& vehicle;
  std::vector<rules::AlertRule> rules;
  rules::Run const* run;
  std::vector<Side> sides;
  rules::DayKinds kinds;

  void pass(FenceArea const& area, tracking::Report const& report) {
    auto* side = side_of(sides, area);
    auto const known = side ? std::optional{side->inside} : std::nullopt;
    auto const step = rules::step_over(area, known, side ? place_of(*side) : report.place, report.place);
    if (step.passage != Passage::none)
      raise_crossing(tx, region, now, rules, kinds, {area, step.passage, report, vehicle, run});
    Side const next{vehicle, area.fence.id, step.inside, report.place.lat_e7, report.place.lon_e7, report.at};
    if (side)
      *side = next;
    else
      sides.push_back(next);
  }
};

std::optional<AlertKind> kind_of(tracking::AlarmKind kind) {
  if (kind == tracking::AlarmKind::sos) return AlertKind::sos;
  if (kind == tracking::AlarmKind::fatigue) return AlertKind::fatigue;
  return {};
}

}  // namespace

void pass_fences(Tx& tx, base::Region region, base::Instant now, std::string const& vehicle,
                 std::span<tracking::Watched const> reports) {
  auto const fences = store::list_fences(tx, region, false);
  if (fences.empty()) return;
  auto const runs = store::list_runs_of(tx, region, vehicle, base::service_date_of(now));
  auto rules = store::list_rules(tx, region);
  auto kinds = day_kinds(tx, region, now, rules);
  Passer passer{tx,           region,
                now,          vehicle,
                std::move(rules), run_of(runs),
                store::list_sides(tx, region, vehicle), std::move(kinds)};
  for (auto const& w : reports)
    if (counts(w))
      for (auto const& area : fences) passer.pass(area, w.report);
  for (auto const& side : passer.sides) store::put_side(tx, region, side);
}

void take_alarm(Tx& tx, base::Region region, base::Instant now, tracking::Alarm const& alarm) {
  auto const kind = kind_of(alarm.kind);
  if (!kind || alarm.late) return;
  auto const runs = store::list_runs_of(tx, region, alarm.vehicle, base::service_date_of(alarm.at));
  auto const* run = run_of(runs);
  auto const all = store::list_rules(tx, region);
  auto const kinds = day_kinds(tx, region, now, all);
  for (auto const& rule : all) {
    auto const line = run ? run->line : std::string{};
    if (rule.kind != *kind || !rules::applies(rule, {line, alarm.vehicle, {}, alarm.at, &kinds})) continue;
    rules::Hit hit;
    hit.source = std::to_string(rule.id.value) + "/alarm/" + std::to_string(alarm.id.value);
    hit.vehicle = alarm.vehicle;
    hit.line = line;
    if (run) hit.trip = run->trip;
    hit.service_date = run ? run->service_date : base::service_date_of(alarm.at);
    hit.at_place = {static_cast<std::int32_t>(alarm.lat_e7), static_cast<std::int32_t>(alarm.lon_e7)};
    raise(tx, region, now, rule, hit, alarm.organisation);
  }
}

}  // namespace monitor::service
