// `yidao simulate-terminals`: a fleet that drives a timetable and reports over real sockets.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/fleet/link.h"
#include "engine/following/feed_courses.h"

namespace app {

/// What may be said on the command line.
struct FleetRun {
  std::string gateway{"127.0.0.1:8808"};
  std::string timetable;  ///< folder of a GTFS feed; "": the demo county's
  std::string date;       ///< "": today
  std::string from;       ///< "07:30:00"; "": now
  std::string first_number{"13900000001"};
  std::string code;  ///< of all terminals; "": they register
  int terminals{30};
  int seconds{};    ///< of the wall clock; 0: until the last trip has ended
  double speed{1};  ///< faster than the clock: GNSS times then run ahead of it
  std::uint64_t seed{1};
  bool revision_2019{};
  fleet::Terminal terminal;
};

/// The trips that one vehicle drives, one after the other from where the last one ended.
using Duty = std::vector<following::DayTrip>;
/// At most `most` vehicles; trips that would need more are left out.
std::vector<Duty> duties_of(std::vector<following::DayTrip> trips, int most);
/// All reports of a vehicle's day as they become known to its terminal, in that order.
std::vector<fleet::Observation> reports_of(Duty const&, FleetRun const&, base::ServiceDate,
                                           std::uint64_t vehicle);

/// @returns the exit code: 0 when everything that was due had been acknowledged at the end
/// @throws std::runtime_error when the timetable, date or address cannot be used
int simulate_terminals(FleetRun const&);

}  // namespace app
