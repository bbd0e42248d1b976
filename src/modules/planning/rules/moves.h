// Moves by hand outlive the plan that they were made in.
#pragma once
#include <vector>

#include "modules/planning/rules/plan.h"

namespace planning::rules {

/// Gives the loads of a plan in the making what somebody placed by hand in the day's plan: the same bag, else
/// mail of the same relation, also where a bag was sealed from it. What is on its way has no need of it.
void take_over_moves(DayPlan& fresh, std::vector<LoadOfPlan> const& published);

}  // namespace planning::rules
