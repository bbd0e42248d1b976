// Tours 专车巡回: what no departure takes today, driven by the vans of the fleet, as trips that the plan
// adds.
#pragma once
#include <functional>
#include <vector>

#include "modules/planning/rules/assembly.h"
#include "modules/planning/rules/fleet.h"

namespace planning::rules {

/// A tour that the plan adds, and the loads that it is made for.
struct Tour {
  TripOfPlan trip;  ///< from home and back; its key is below zero until it is stored
  std::vector<std::int64_t> loads;
};
/// A load that no van takes, and the rule in its way; `price`: it costs less to let it stay.
struct LeftBehind {
  std::int64_t load{};
  routing::Constraint binding{};
};
struct Tours {
  std::vector<Tour> tours;
  std::vector<LeftBehind> left;
};

/// Tours for the loads that stay, from where each is to where it is for, there by its promise. Where a van
/// stands at a station above a load's destination that departures reach in time, they bring it there and the
/// van takes it on. A tour that costs more than letting its loads stay is not made.
/// @param stations  covers the plan
/// @param now  no van leaves before
/// @source rest from driving: 道路旅客运输企业安全管理规范, as in duty.h
Tours tours_of(DayPlan const&, Settings const&, StationRules const& stations, Fleet const&,
               base::ServiceTime now);

/// Tours get keys of their own in place of those below zero. @param make_key  called once for each
void name_tours(DayPlan&, std::function<TripId()> const& make_key);

}  // namespace planning::rules
