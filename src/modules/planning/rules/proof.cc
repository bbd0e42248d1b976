// The living plan is taken up as it is, and the engine asked for its bound.
#include "modules/planning/rules/proof.h"

#include "modules/planning/rules/figures.h"

namespace planning::rules {
namespace {

/// As many as a change takes.
constexpr int kRounds = 60;

}  // namespace

void prove(DayPlan& plan, Settings const& settings, StationRules stations, base::ServiceTime now) {
  cover(stations, plan);
  Assembly const assembly{plan, settings, stations};
  loading::Planner planner{assembly.problem()};
  resume(planner, plan, assembly);
  planner.commit_until(now);
  for (std::size_t i = 0; i < plan.loads.size(); ++i) {
    auto const is_where_planned = planner.plan().placements[i].way.kind != loading::WayKind::tomorrow ||
                                  plan.loads[i].load.way == LoadWay::tomorrow;
    if (plan.loads[i].load.gone || !is_where_planned) planner.keep(i);
  }
  add_proof(plan.figures, plan, planner.prove({.price_rounds = kRounds}));
}

}  // namespace planning::rules
