// Why a visit is in no route.
#pragma once
#include "engine/routing/plan.h"
#include "engine/routing/rich/schedule.h"

namespace routing::rich {

/// Sequences of visits by vehicle.
using Shifts = std::vector<std::vector<int>>;

/// The rule that the cheapest insertion would break, the cheapest by what driving there adds, among the
/// vehicles with the skills for it. @param visit a visit of no route; of a pair, the pickup
Unserved explain(Problem const& problem, Shifts const& shifts, int visit, Scheduler& scheduler);

}  // namespace routing::rich
