// A coach driven along its trip, made up from a seed: what really happens, and what its terminal reports of
// it.
#pragma once
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "base/time.h"
#include "engine/matching/way.h"

namespace driving {

using Random = std::mt19937_64;

/// A trip to be driven; as many times as stops.
struct Trip {
  std::vector<base::Position> shape, stops;
  std::vector<base::Instant> arrives, departs;
  std::uint64_t line{};    ///< trips of one line share what its segments usually take
  base::Instant ready_at;  ///< the coach is not at the first stop before that: it comes from another trip
};

/// How roads, drivers and passengers are. Assumed, for want of recorded runs of such a county: travel times
/// of one segment vary by a tenth from trip to trip and stay slow or fast for some segments.
struct Habits {
  double segment_spread{0.12};   ///< of the usual time of a segment at an hour around the timetable
  double congestion{0.06};       ///< of one trip on one segment, log
  double congestion_lasts{0.8};  ///< of which so much lives on into the next segment
  double dwell_s{22}, dwell_spread{0.6};
  double skips{0.15};  ///< stops passed without stopping; never the first and the last
  double starts_late{0.10}, late_s{300};
  double waits{0.3};         ///< segments with a light, a level crossing, a herd: 5 to 60 s, anywhere on it
  double turns_short{0.01};  ///< trips that end before their last stop
};

/// What really happened at a stop; 0, 0: it was never come to.
struct StopTruth {
  base::Instant arrived, departed;
  bool skipped{};
};
/// A place on the way at a moment; in between evenly.
struct Waypoint {
  base::Instant at;
  double along_m{};
};
struct Drive {
  std::vector<StopTruth> stops;
  std::vector<Waypoint> profile;
  double along_at(base::Instant) const;
  double speed_at(base::Instant) const;  ///< metres a second
};
/// @param way  of the trip
Drive drive(Trip const&, matching::Way const& way, Habits const&, Random&);

/// How a terminal sees and tells.
struct Terminal {
  double every_s{15};
  double noise_m{6}, noise_lasts{0.9};  ///< of each axis, and how much of it lives on into the next report
  double outliers{0.004}, outlier_m{120};  ///< one to three reports in a row lie so far off
  double lost{0.01};
  double blind{0.08};               ///< trips with an area without radio, 2 to 8 minutes, told afterwards
  double skewed{0.03}, skew_s{20};  ///< trips whose terminal's clock is off
  double delay_s{1.5};              ///< mean time on the way
  double sos{0};                    ///< trips on which the driver presses the button, for half a minute
};
/// A report as the platform gets it.
struct Observation {
  base::Instant at;  ///< by the terminal's clock
  base::Instant received_at;
  base::Position place;
  double speed_mps{};
  double direction_deg{};  ///< from north, clockwise
  std::uint32_t alarm{};   ///< bits of JT/T 808
  bool backlog{};          ///< kept in an area without radio
};
/// In the order in which they are received.
std::vector<Observation> observe(Drive const&, matching::Way const& way, Terminal const&, Random&);

}  // namespace driving
