// A plan as the search sees it.
#pragma once
#include <limits>
#include <vector>

#include "engine/routing/search/data.h"

namespace routing::search {

/// Where a node stands that is in no route: to be inserted, or not of this part of the problem.
inline constexpr std::int32_t kAbsent = -1, kElsewhere = -2;
inline constexpr Cost kNowhere = std::numeric_limits<Cost>::max() / 4;

/// Nodes of the routes, without the depot.
using Sequences = std::vector<std::vector<Node>>;

/// A plan, or a part of one.
struct Solution {
  Sequences routes;          ///< kernels whose vehicles differ: one for each vehicle, empty when it stays
  std::vector<Node> absent;  ///< requests without a place
  Cost cost{};
};

}  // namespace routing::search
