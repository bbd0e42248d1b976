// `yidao simulate-terminals`: a fleet that drives a timetable and reports over real sockets.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/fleet.h"

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
  driving::Habits habits;
  driving::Terminal terminal;
};

/// The trips that one vehicle drives, one after the other from where the last one ended.
using Duty = std::vector<driving::Trip>;
/// Trips of the date whose times and places are known. @throws std::runtime_error for a folder that is none
std::vector<driving::Trip> trips_of(FleetRun const&, base::ServiceDate);
/// At most `most` vehicles; trips that would need more are left out.
std::vector<Duty> duties_of(std::vector<driving::Trip> trips, int most);

/// @returns the exit code: 0 when everything that was due had been acknowledged at the end
/// @throws std::runtime_error when the timetable, date or address cannot be used
int simulate_terminals(FleetRun const&);

}  // namespace app
