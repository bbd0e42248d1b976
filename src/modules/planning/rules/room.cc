// Arithmetic of holds.
#include "modules/planning/rules/room.h"

#include <algorithm>

namespace planning::rules {

Hold reserve_of(Hold const& hold, std::int64_t percent, Hold const& said) {
  auto const larger = [percent](std::int64_t whole, std::int64_t asked) {
    return std::clamp<std::int64_t>(asked, (whole * percent + 99) / 100, whole);
  };
  return {{larger(hold.weight_g.value, said.weight_g.value)},
          {larger(hold.volume_cm3.value, said.volume_cm3.value)},
          larger(hold.bags, said.bags)};
}

Hold larger_of(Hold const& a, Hold const& b) {
  return {std::max(a.weight_g, b.weight_g), std::max(a.volume_cm3, b.volume_cm3), std::max(a.bags, b.bags)};
}

Hold hold_of(PlanTrip const& t) { return {t.hold_g, t.hold_cm3, t.hold_bags}; }

Hold reserve_of(PlanTrip const& t) { return {t.reserve_g, t.reserve_cm3, t.reserve_bags}; }

void set_hold(PlanTrip& t, Hold const& hold, Hold const& reserve) {
  t.hold_g = hold.weight_g;
  t.hold_cm3 = hold.volume_cm3;
  t.hold_bags = hold.bags;
  t.reserve_g = reserve.weight_g;
  t.reserve_cm3 = reserve.volume_cm3;
  t.reserve_bags = reserve.bags;
}

Hold beside_passengers(PlanTrip const& t) {
  auto const left = [](std::int64_t hold, std::int64_t reserve) {
    return std::max<std::int64_t>(0, hold - reserve);
  };
  return {{left(t.hold_g.value, t.reserve_g.value)},
          {left(t.hold_cm3.value, t.reserve_cm3.value)},
          left(t.hold_bags, t.reserve_bags)};
}

loading::Amount room_on(PlanTrip const& t, PlanCall const& c) {
  if (t.state == TripState::merged) return {};
  auto const amount = [](Hold const& h) {
    return loading::Amount{h.weight_g.value, h.volume_cm3.value, h.bags};
  };
  auto const room = loading::room_beside(amount(hold_of(t)), amount(reserve_of(t)));
  return {std::max<std::int64_t>(0, room.weight_g - c.taken_g.value),
          std::max<std::int64_t>(0, room.volume_cm3 - c.taken_cm3.value),
          std::max<std::int64_t>(0, room.bags - c.taken_bags)};
}

void add_to_legs(TripOfPlan& trip, LoadRide const& ride, Load const& load, std::int64_t times) {
  for (auto c = ride.first_call; c < ride.last_call; ++c) {
    auto& call = trip.calls[static_cast<std::size_t>(c)];
    call.loaded_g.value += times * load.weight_g.value;
    call.loaded_cm3.value += times * load.volume_cm3.value;
    call.loaded_bags += times * load.n_bags;
  }
}

}  // namespace planning::rules
