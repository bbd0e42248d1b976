// When a vehicle will come to the stops ahead: from the timetable, from what segments usually take, and from
// how today goes.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "base/time.h"

namespace matching {

/// What a run between two neighbouring stops, or a stay at a stop, usually takes at an hour of a kind of day.
/// Running mean of what was seen, the newest fifty weighing most; one odd day moves it little.
struct Usual {
  double mean_s{};
  std::int64_t seen{};
};
/// @param seconds  observed; beyond a third or three times the mean it counts as that bound
Usual learned(Usual, double seconds);
/// The mean, drawn towards the timetable while little was seen.
double expected_s(Usual const&, double planned_s);

/// A stop of the trip as the estimate needs it.
struct AheadStop {
  base::Instant planned_arrival, planned_departure;
  double segment_s{};  ///< usual time from the stop before; of the first stop 0
  double dwell_s{};    ///< usual stay
};
/// Where the vehicle is now.
struct Now {
  base::Instant at;
  std::size_t next_stop{};   ///< the first one that it has not come to
  bool at_stop{};            ///< it stays at the one before
  base::Instant arrived_at;  ///< there
  double done_share{};       ///< of the segment to `next_stop`, 0…1
  double pace{1};            ///< how today's segments compare with the usual ones, 1.2: a fifth longer
};
/// Estimated arrival at each stop from `next_stop` on. A coach never leaves a stop before its time.
std::vector<base::Instant> estimate(std::span<AheadStop const>, Now const&);

/// Pace after one more segment. @param ratio  seen over expected
/// @source congestion persists over the next stops and fades: weight 0.4 for the newest
double next_pace(double pace, double ratio);

}  // namespace matching
