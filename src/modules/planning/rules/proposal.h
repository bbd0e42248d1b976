// A plan of the whole day, made anew.
#pragma once
#include <functional>

#include "modules/planning/rules/assembly.h"
#include "modules/planning/rules/fleet.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"

namespace planning::rules {

/// Between rounds of a long search.
struct Watch {
  std::function<bool()> keep_going{};            ///< empty: until done
  std::function<void(double share)> progress{};  ///< 0…1
};

/// Places every load of a plan that has trips and loads only, with the proof of how good that is. What was
/// stopped holds all limits as well, it is only not as good.
/// When the plan is made with tours, vans of the fleet take what no departure does.
/// @param stations  covers the plan
void plan_day(DayPlan&, Settings const&, StationRules const& stations, Fleet const&, Watch const&);

}  // namespace planning::rules
