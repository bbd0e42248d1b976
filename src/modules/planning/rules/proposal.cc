// The engine's effort, and its plan written down.
#include "modules/planning/rules/proposal.h"

#include <algorithm>
#include <set>

#include "modules/planning/rules/change.h"
#include "modules/planning/rules/figures.h"

namespace planning::rules {
namespace {

loading::Effort effort_of(Effort effort) {
  loading::Effort out;
  if (effort == Effort::quick) {
    out.price_rounds = 80;
    out.repair_rounds = 2'000;
  }
  if (effort == Effort::thorough) {
    out.price_rounds = 800;
    out.repair_rounds = 200'000;
    out.close_enough = 0;
    out.content_with = 0.001;
    out.pivots = 300'000;
  }
  return out;
}

bool is_tour(TripOfPlan const& t) { return t.trip.fleet_van.value != 0; }

/// Tours whose loads found better ways are not driven.
void drop_empty_tours(DayPlan& plan) {
  std::set<TripId> ridden;
  for (auto const& l : plan.loads)
    for (auto const& ride : l.rides) ridden.insert(ride.trip);
  std::erase_if(plan.trips, [&](auto const& t) { return is_tour(t) && !ridden.contains(t.trip.trip); });
}

/// A part of the progress from one share to another.
Watch part_of(Watch const& watch, double from, double until) {
  if (!watch.progress) return watch;
  return {watch.keep_going,
          [&watch, from, until](double share) { watch.progress(from + share * (until - from)); }};
}

void place_all(DayPlan& plan, Settings const& settings, StationRules const& stations, Watch const& watch) {
  Assembly const assembly{plan, settings, stations};
  loading::Planner planner{assembly.problem()};
  hold_moves(planner, plan, assembly);
  auto effort = effort_of(plan.head.effort);
  effort.keep_going = watch.keep_going;
  effort.progress = watch.progress;
  planner.plan_all(effort);
  write_back(planner, assembly, plan);
  drop_empty_tours(plan);
  plan.figures = figures_of(plan, settings);
  add_proof(plan.figures, plan, planner.plan());
}

/// Placed, the vans sent for what stays, and placed again with their tours.
void plan_once(DayPlan& plan, Settings const& settings, StationRules const& stations, Fleet const& fleet,
               Watch const& watch) {
  place_all(plan, settings, stations, part_of(watch, 0, 0.5));
  auto const stopped = [&] { return watch.keep_going && !watch.keep_going(); };
  if (stopped()) return;
  send_vans(plan, {settings, stations, {}, plan.head.as_of, {}, &fleet});
  // A tour that is driven anyway has room for other loads, and the loads of its own leave room on departures.
  if (std::ranges::any_of(plan.trips, is_tour) && !stopped())
    place_all(plan, settings, stations, part_of(watch, 0.5, 1));
}

}  // namespace

void plan_day(DayPlan& plan, Settings const& settings, StationRules const& stations, Fleet const& fleet,
              Watch const& watch) {
  if (!plan.head.with_tours || fleet.vans.empty()) return place_all(plan, settings, stations, watch);
  auto const effort = plan.head.effort;
  if (effort == Effort::quick) return plan_once(plan, settings, stations, fleet, watch);
  // Other loads stay for the vans when departures are searched longer, and their tours may cost more than
  // that saves.
  constexpr double kQuickShare = 0.2;
  auto quick = plan;
  quick.head.effort = Effort::quick;
  plan_once(quick, settings, stations, fleet, part_of(watch, 0, kQuickShare));
  plan_once(plan, settings, stations, fleet, part_of(watch, kQuickShare, 1));
  if (quick.figures.cost_li < plan.figures.cost_li) plan = std::move(quick);
  plan.head.effort = effort;
}

}  // namespace planning::rules
