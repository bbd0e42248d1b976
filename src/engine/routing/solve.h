// Plans a day: the door to the solver.
#pragma once
#include "engine/routing/budget.h"
#include "engine/routing/plan.h"

namespace routing {

/// How the search goes about it.
struct Effort {
  int threads{1};
  std::uint64_t seed{1};
};

/// Anytime: the plan is the best found until the budget is spent, and breaks no rule of `check.h`. Visits
/// that find no place are listed with the rule in their way. Method: ruin and recreate with annealing after
/// Christiaens, Vanden Berghe 2020, "Slack induction by string removals for vehicle routing problems",
/// Transportation Science 54(2), with neighbour lists and constant-time insertion; threads work on parts of
/// the plan side by side.
/// @param problem indices within range (`check.h` `find_nonsense`), at most 60,000 visits
Plan solve(Problem const& problem, Effort const& effort, Budget const& budget);

}  // namespace routing
