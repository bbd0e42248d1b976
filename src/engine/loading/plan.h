// The plan: where each bag goes, and why not earlier or cheaper.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/loading/menu.h"

namespace loading {

/// Why a bag does not take the way that would be best for it alone.
enum class Reason : std::uint8_t {
  none,           ///< it does
  no_departure,   ///< nothing leads there on this day
  missed_cutoff,  ///< it was ready too late for every departure
  hold_weight,    ///< the hold is full by mass on a leg of the best way
  hold_volume,    ///< … by volume
  hold_bags,      ///< … by number of bags
  no_skill        ///< departures would take it in time, but none with all that it needs
};

/// One bag's place in the plan.
struct Placement {
  Way way;
  std::int64_t cost_li{};
  Reason reason{Reason::none};
  TripIndex full_trip{-1};      ///< with a hold reason: the departure that is full
  std::int32_t full_call{-1};   ///< … on the leg that begins at this call
  bool committed{false};        ///< it is on its way: planning leaves it alone
  std::vector<Ride> travelled;  ///< rides of an earlier way that it made, or is making, before a disturbance
};

/// The plan of a day with its proof.
struct Plan {
  std::vector<Placement> placements;  ///< of each bag
  std::int64_t cost_li{};             ///< their sum
  std::int64_t bound_li{};            ///< no plan costs less: Lagrangian bound, rounded up
  /// How far the plan may be from the best one, as a share of the bound. 0 is proven best.
  double gap() const {
    return bound_li > 0 ? static_cast<double>(cost_li - bound_li) / static_cast<double>(bound_li) : 0.0;
  }
};

/// A bag that moved between two plans over the same bags.
struct Move {
  std::size_t bag;
  Placement before, after;
};
/// What moved, in order of the bags; bags that only `after` knows count as moved from nothing (tomorrow).
std::vector<Move> moves_between(Plan const& before, Plan const& after);

/// What is wrong with a plan: written apart from the planner, so that it can judge it and any plan made by
/// hand.
struct Breach {
  enum class Kind : std::uint8_t { hold, cutoff, handling, not_served, wrong_place, cost, skills } kind;
  std::size_t bag;  ///< the first bag concerned
  TripIndex trip{-1};
  std::int32_t call{-1};
};
/// @returns every breach of the problem's limits; empty for a plan that holds
std::vector<Breach> check(Problem const&, Plan const&);

}  // namespace loading
