// How a vehicle really drove a trip: the truth of a simulated day, second by second.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/following/course.h"

namespace fleet {

/// A county's traffic and drivers. The defaults are no friendly day.
struct Traffic {
  std::uint64_t seed{1};
  double plan_is_off{0.10};     ///< deviation of a leg's usual time from the plan, the same every day
  double rush_hour{0.15};       ///< slower around 08:00 and 17:30
  double congestion{0.10};      ///< deviation of what comes and goes over half an hour
  double driver{0.04};          ///< deviation of a trip
  double dwell_s{14};           ///< usual; log-normal with a spread of 0.6
  double passes{0.25};          ///< probability that nobody wants to get on or off
  double long_dwell{0.02};      ///< probability of one to four minutes: a wheelchair, bags, a quarrel
  double late_start{0.08};      ///< probability; then four minutes on average
  double lights_each_m{2'500};  ///< traffic lights, herds, barriers: 5 to 50 s
  double short_turn{0.01};      ///< probability of a trip that ends before its last stop
};

struct Moment {
  float along_m{}, speed_mps{};
  bool is_beside{};  ///< left the path: a trip that was cut short
  float beside_m{};  ///< how far away it is then
  bool has_open_door{};
};

/// A stop as it was served. Passed without a stand: both are the moment of passing.
struct Served {
  int stop{};
  double arrived_s{}, departed_s{};  ///< of the service day; the first stop's arrival and the last one's
                                     ///< departure mean nothing
  bool stood{};
};

struct Drive {
  double begins_s{};            ///< of the service day
  std::vector<Moment> moments;  ///< one each second
  std::vector<Served> served;
};

/// @param line  tells legs of different lines apart, so that each has its usual times
/// @param day   another day, another traffic
Drive drive(following::Course const& course, Traffic const& traffic, std::uint64_t line, std::uint64_t day,
            std::uint64_t trip);

/// The usual time of a leg against the plan on a quiet hour: what an estimator may learn.
double usual_factor(Traffic const& traffic, std::uint64_t line, int leg);

}  // namespace fleet
