// Adding and taking away along the legs of a way.
#include "engine/loading/hold.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace loading {

Holds::Holds(Problem const& problem) {
  for (auto const& trip : problem.room) room_.insert(room_.end(), trip.begin(), trip.end());
  left_ = room_;
}

Holds::Holds(std::vector<Amount> room) : room_{std::move(room)} {
  for (auto& r : room_)
    r = {std::max<std::int64_t>(0, r.weight_g), std::max<std::int64_t>(0, r.volume_cm3),
         std::max<std::int64_t>(0, r.bags)};
  left_ = room_;
}

bool Holds::fits(Way const& way, Amount const& amount) const {
  return find_leg(way, [&](std::size_t leg) { return !amount.fits(left_[leg]); }) < 0;
}

void Holds::load(Way const& way, Amount const& amount) {
  find_leg(way, [&](std::size_t leg) {
    left_[leg] -= amount;
    return false;
  });
}

void Holds::unload(Way const& way, Amount const& amount) {
  find_leg(way, [&](std::size_t leg) {
    left_[leg] += amount;
    return false;
  });
}

bool Holds::is_closed(Way const& way) const {
  auto const has_no_room = [&](std::size_t leg) {
    return room_[leg].weight_g <= 0 || room_[leg].volume_cm3 <= 0 || room_[leg].bags <= 0;
  };
  return find_leg(way, has_no_room) >= 0;
}

Amount Holds::least_room(Way const& way) const {
  constexpr auto kAny = std::numeric_limits<std::int64_t>::max();
  Amount least{kAny, kAny, kAny};
  find_leg(way, [&](std::size_t leg) {
    auto const& r = room_[leg];
    least = {std::min(least.weight_g, r.weight_g), std::min(least.volume_cm3, r.volume_cm3),
             std::min(least.bags, r.bags)};
    return false;
  });
  return least;
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
  auto const full = find_leg(way, [&](std::size_t leg) { return !amount.fits(left_[leg]); });
  assert(full >= 0);
  auto const& left = left_[static_cast<std::size_t>(full)];
  if (amount.weight_g > left.weight_g) return {full, Reason::hold_weight};
  if (amount.volume_cm3 > left.volume_cm3) return {full, Reason::hold_volume};
  return {full, Reason::hold_bags};
}

}  // namespace loading
