// Judges a plan, ours or a hand-made one: what it breaks, what it costs. Shares no code with the search.
#pragma once
#include <string>
#include <vector>

#include "engine/routing/plan.h"

namespace routing {

/// One broken rule.
struct Breach {
  Constraint rule{};
  int vehicle{-1};        ///< -1: of the whole plan
  int visit{-1};          ///< -1: of the whole route
  std::int64_t amount{};  ///< how far: ticks, or units of load; 0 where there is no measure
  bool operator==(Breach const&) const = default;
};

struct Judgement {
  std::vector<Breach> breaches;
  Cost cost{};  ///< of the routes and of optional visits left out; rules broken or not
  std::int64_t distance{};
  int n_vehicles{};
  std::vector<int> missing;  ///< visits that must be served and are not; no breach, a plan may be partial
};

/// What makes no sense in a problem: an index out of range, a pair that does not agree, a negative load or
/// time.
/// @returns a sentence, empty when all is well
std::string find_nonsense(Problem const& problem);

/// Follows the steps of each route from `leaves` on; the times within the steps are not believed but computed
/// anew.
/// @param problem makes sense
Judgement check(Problem const& problem, Plan const& plan);

}  // namespace routing
