// Which trip a vehicle runs when nobody has said so.
#pragma once
#include <span>
#include <vector>

#include "engine/following/feed_courses.h"
#include "engine/following/follow.h"

namespace following {

struct Fit {
  std::size_t trip{};   ///< position in the list
  double likelihood{};  ///< logarithm, of one fix on average
};

/// Trips that explain the fixes, the best first: by place, direction, movement and plan. Trips that do not
/// run within an hour of the fixes are left out.
/// @param fixes  by time; ten to thirty of a vehicle that moves are enough
/// @cost  fixes × trips that run, some microseconds each
std::vector<Fit> fits(std::span<DayTrip const> trips, base::ServiceDate date, std::span<Fix const> fixes);

/// The best fit when it explains the fixes and nothing else does nearly as well. @returns the trip's position
/// or −1
int infer_trip(std::span<Fit const> fits, std::size_t n_fixes);

}  // namespace following
