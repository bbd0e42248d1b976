// Fences against the way from one report to the next.
#include "modules/monitor/service/passing.h"

#include <algorithm>

#include "modules/monitor/rules/fence.h"
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
                    Crossing const& c) {
  for (auto const& rule : all) {
    auto const hit = hit_of(c, rule);
    if (rule.kind != kind_of(c.passage) ||
        !rules::applies(rule, {hit.line, c.vehicle, c.area.fence.id, c.report.at}))
      continue;
    raise(tx, region, now, rule, hit, c.run ? c.run->organisation : OrganisationId{});
  }
}

Side* side_of(std::vector<Side>& sides, FenceArea const& area) {
  auto const found = std::ranges::find(sides, area.fence.id, &Side::fence);
  return found == sides.end() ? nullptr : &*found;
}

bool counts(tracking::Watched const& w) { return !w.late && w.report.positioned && !w.report.clock_wrong; }

}  // namespace

void pass_fences(Tx& tx, base::Region region, base::Instant now, std::string const& vehicle,
                 std::span<tracking::Watched const> reports) {
  auto const fences = store::list_fences(tx, region, false);
  if (fences.empty()) return;
  auto const all = store::list_rules(tx, region);
  auto const runs = store::list_runs_of(tx, region, vehicle, base::service_date_of(now));
  auto const running =
      std::ranges::find(runs, rules::RunState::running, [](auto const& d) { return d.run.state; });
  auto const* run = running == runs.end() ? nullptr : &running->run;
  auto sides = store::list_sides(tx, region, vehicle);
  for (auto const& w : reports) {
    if (!counts(w)) continue;
    for (auto const& area : fences) {
      auto* side = side_of(sides, area);
      auto const from = side ? base::Position{static_cast<std::int32_t>(side->lat_e7),
                                              static_cast<std::int32_t>(side->lon_e7)}
                             : w.report.place;
      auto const step =
          rules::step_over(area, side ? std::optional{side->inside} : std::nullopt, from, w.report.place);
      if (step.passage != Passage::none)
        raise_crossing(tx, region, now, all, {area, step.passage, w.report, vehicle, run});
      Side const next{vehicle,    area.fence.id, step.inside, w.report.place.lat_e7, w.report.place.lon_e7,
                      w.report.at};
      if (side)
        *side = next;
      else
        sides.push_back(next);
    }
  }
  for (auto const& side : sides) store::put_side(tx, region, side);
}

}  // namespace monitor::service
