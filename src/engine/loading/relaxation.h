// The bound by linear programming, where stepping prices does not settle: many bags alike, all for the same
// few holds.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "engine/loading/price.h"

namespace loading {

/// How long to go on.
struct Relaxation {
  int rounds{15};
  int pivots{30'000};                         ///< of the simplex method, in all rounds
  double close_enough{0.001};                 ///< ends when bound and relaxation are this near
  std::function<bool()> const* keep_going{};  ///< asked between rounds; null: until the rounds are over
};

/// Column generation: the relaxation over the ways that `start` and a plan know, then over those that pay at
/// its prices; a leg becomes a row once it is overfull.
/// @param planned  way of each bag in a known plan
/// @returns the best bound, at least that of `start`, valid whenever it ends; favourites are the shares of
/// the last
///          relaxation: few bags have more than one
/// @source Barnhart et al., "Branch-and-price", 1998; the bound at any prices: Lasdon, "Optimization theory
/// for large systems", 1970
Bound relax(Problem const&, std::vector<Waiting> const&, Holds const&, Bound const& start,
            std::span<Way const> planned, Relaxation const&);

}  // namespace loading
