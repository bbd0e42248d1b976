// Room for mail in a hold: passengers come first, then a safety share, then what rides already.
#pragma once
#include "engine/loading/amount.h"
#include "modules/planning/rules/plan.h"

namespace planning::rules {

/// What passengers' baggage needs of a hold: the larger of a share and of what was said for the trip, by
/// measure.
Hold reserve_of(Hold const& hold, std::int64_t percent, Hold const& said);
/// The larger, by measure.
Hold larger_of(Hold const&, Hold const&);
Hold hold_of(PlanTrip const&);
Hold reserve_of(PlanTrip const&);
void set_hold(PlanTrip&, Hold const& hold, Hold const& reserve);

/// What passengers leave of a hold; never below zero.
Hold beside_passengers(PlanTrip const&);
/// Room on the leg after a call, before the plan loads anything.
loading::Amount room_on(PlanTrip const&, PlanCall const&);

/// What the plan loads on the legs of a ride grows by a load, or shrinks with `times` = -1.
void add_to_legs(TripOfPlan&, LoadRide const&, Load const&, std::int64_t times = 1);

}  // namespace planning::rules
