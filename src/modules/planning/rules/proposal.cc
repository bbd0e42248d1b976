// The engine's effort, and its plan written down.
#include "modules/planning/rules/proposal.h"

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

}  // namespace

void plan_day(DayPlan& plan, Settings const& settings, StationRules const& stations, Fleet const& fleet,
              Watch const& watch) {
  Assembly const assembly{plan, settings, stations};
  loading::Planner planner{assembly.problem()};
  auto effort = effort_of(plan.head.effort);
  effort.keep_going = watch.keep_going;
  effort.progress = watch.progress;
  planner.plan_all(effort);
  write_back(planner, assembly, plan);
  plan.figures = figures_of(plan, settings);
  add_proof(plan.figures, planner.plan());
  auto const stopped = watch.keep_going && !watch.keep_going();
  if (plan.head.with_tours && !fleet.vans.empty() && !stopped)
    send_vans(plan, {settings, stations, {}, plan.head.as_of, {}, &fleet});
}

}  // namespace planning::rules
