// Which load of the new plan a moved one is.
#include "modules/planning/rules/moves.h"

#include <algorithm>

namespace planning::rules {
namespace {

bool is_same_relation(Load const& a, Load const& b) {
  return a.node == b.node && a.destination == b.destination;
}

/// The bag itself; of loose mail one that is still loose rather than a bag that was sealed from it.
LoadOfPlan* find_again(DayPlan& fresh, Load const& moved) {
  auto const first = [&](auto const& suits) {
    auto const found = std::ranges::find_if(
        fresh.loads, [&](LoadOfPlan const& l) { return !l.load.moved_by && suits(l.load); });
    return found == fresh.loads.end() ? nullptr : &*found;
  };
  if (moved.bag) return first([&](Load const& l) { return l.bag == moved.bag; });
  auto* const loose =
      first([&](Load const& l) { return l.source == moved.source && is_same_relation(l, moved); });
  return loose ? loose : first([&](Load const& l) { return is_same_relation(l, moved); });
}

}  // namespace

void take_over_moves(DayPlan& fresh, std::vector<LoadOfPlan> const& published) {
  for (auto const& [moved, rides] : published) {
    if (!is_held_by_hand(moved) || moved.gone) continue;
    auto* const again = find_again(fresh, moved);
    if (!again) continue;
    auto& l = again->load;
    l.moved_by = moved.moved_by;
    l.move_reason = moved.move_reason;
    l.way = moved.way;
    l.van = moved.van;
    for (auto ride : rides) {
      if (ride.travelled) continue;
      ride.load = l.seq;
      ride.leg = std::ssize(again->rides);
      again->rides.push_back(ride);
    }
  }
}

}  // namespace planning::rules
