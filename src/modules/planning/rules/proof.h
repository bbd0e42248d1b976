// How far a plan that was made, and changed since, may be from the best one.
#pragma once
#include "modules/planning/rules/assembly.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"

namespace planning::rules {

/// Puts bound and gap into the figures of a plan that lost them, since mail came in that they did not know.
/// Nothing moves. The bound is a Lagrangian one of the whole plan as it is now, computed anew and not
/// patched: prices that proved the old bound say nothing of a load that they were not made with. What has
/// left by `now`, what was placed by hand, and what goes a way that is not offered any more is given, at the
/// cost that it has; where such a load takes no room in the engine's problem, the others have more room than
/// in truth, which can only lower the bound.
/// @param now  of the plan's day
/// @cost like a change of the plan: tenths of a second for thousands of loads; not for the writer's
/// transaction
void prove(DayPlan&, Settings const&, StationRules, base::ServiceTime now);

}  // namespace planning::rules
