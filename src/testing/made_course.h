// Courses for tests: straight lines, out and back, loops, north of a made-up town.
#pragma once
#include <vector>

#include "engine/following/follow.h"

namespace testing_support {

inline constexpr base::ServiceDate kDate{20261125};

/// A place so many metres east and north of the town.
inline base::Position place(double east_m, double north_m) {
  return base::position_of(30 + north_m / 111'195, 103 + east_m / (111'195 * 0.8660254));
}

/// Stops at these places from 08:00 on, reached at 10 m/s as the crow flies, without waits.
inline following::Course course_over(std::vector<base::Position> const& stops,
                          std::vector<base::Position> const& shape = {}) {
  std::vector<following::PlannedStop> planned;
  double s = 8 * 3600;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    if (i > 0) s += base::distance_m(stops[i - 1], stops[i]) / 10;
    auto const at = base::ServiceTime{static_cast<std::int32_t>(s)};
    planned.push_back({stops[i], at, at, i == 0});
  }
  return {planned, shape};
}

inline following::Fix fix_at(int service_s, base::Position position, double speed_mps = 10, double direction_deg = 0) {
  return {base::instant_of(kDate, {service_s}), position, speed_mps, direction_deg, following::Doors::unknown};
}

}  // namespace testing_support
