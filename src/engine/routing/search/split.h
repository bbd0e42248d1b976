// Parts of a solution that threads may work on side by side without meeting.
#pragma once
#include <vector>

#include "engine/routing/random.h"
#include "engine/routing/search/solution.h"

namespace routing::search {

/// Whole routes, shared out so that each part lies together: sorted by their nearness to a node drawn at
/// random.
/// @returns `n_parts` solutions of about equal numbers of visits; their costs are left 0
std::vector<Solution> split(Data const&, Solution const&, int n_parts, Random&);

/// One solution of all parts.
Solution join(std::vector<Solution> parts);

}  // namespace routing::search
