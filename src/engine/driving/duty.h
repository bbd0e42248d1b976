// The day of a vehicle: its trips one after the other, with what its terminal tells of them.
#pragma once
#include "engine/driving/drive.h"

namespace driving {

struct DrivenDuty {
  std::vector<std::vector<StopTruth>> trips;  ///< what really happened, one list a trip
  std::vector<Observation> reports;           ///< in the order in which they are received
};
/// A trip is not begun before the vehicle has come from the one before.
/// @param duty  by departure
/// @param seed  of this vehicle on this day: the same seed, the same truth
DrivenDuty drive_duty(std::vector<Trip> const& duty, Habits const&, Terminal const&, std::uint64_t seed);

}  // namespace driving
