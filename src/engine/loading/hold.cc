// Adding and taking away along the legs of a way.
#include "engine/loading/hold.h"

#include <cassert>

namespace loading {

Holds::Holds(Problem const& problem) {
  for (auto const& trip : problem.room) room_.insert(room_.end(), trip.begin(), trip.end());
  left_ = room_;
}

bool Holds::fits(Way const& way, Amount const& amount) const {
  for (int i = 0; i < way.n_rides; ++i)
    for (auto leg = way.first_leg[static_cast<std::size_t>(i)];
         leg < way.end_leg[static_cast<std::size_t>(i)]; ++leg)
      if (!amount.fits(left_[static_cast<std::size_t>(leg)])) return false;
  return true;
}

void Holds::load(Way const& way, Amount const& amount) {
  each_leg(way, [&](std::size_t leg) { left_[leg] -= amount; });
}

void Holds::unload(Way const& way, Amount const& amount) {
  each_leg(way, [&](std::size_t leg) { left_[leg] += amount; });
}

bool Holds::is_closed(Way const& way) const {
  bool closed = false;
  each_leg(way, [&](std::size_t leg) {
    closed |= room_[leg].weight_g <= 0 || room_[leg].volume_cm3 <= 0 || room_[leg].bags <= 0;
  });
  return closed;
}

void Holds::change_room(LegRow const& legs, TripIndex trip, std::vector<Amount> const& before,
                        std::vector<Amount> const& after) {
  for (std::size_t i = 0; i < after.size(); ++i) {
    auto const leg = static_cast<std::size_t>(legs.of(trip, static_cast<std::int32_t>(i)));
    room_[leg] = after[i];
    left_[leg] += after[i] - before[i];
  }
}

Holds::Full Holds::first_full(Way const& way, Amount const& amount) const {
  for (int i = 0; i < way.n_rides; ++i)
    for (auto leg = way.first_leg[static_cast<std::size_t>(i)];
         leg < way.end_leg[static_cast<std::size_t>(i)]; ++leg) {
      auto const& left = left_[static_cast<std::size_t>(leg)];
      if (amount.weight_g > left.weight_g) return {leg, Reason::hold_weight};
      if (amount.volume_cm3 > left.volume_cm3) return {leg, Reason::hold_volume};
      if (amount.bags > left.bags) return {leg, Reason::hold_bags};
    }
  assert(false);
  return {-1, Reason::none};
}

}  // namespace loading
