// The trips of one service day, as journeys of bags are searched on them.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/time.h"
#include "base/units.h"

namespace timetable {

using StationIndex = std::int32_t;  ///< position in the list of stations that a Day was made with
using TripIndex = std::int32_t;     ///< position in its list of trips

/// A place where bags are loaded and unloaded.
struct Station {
  base::Seconds cutoff{600};  ///< a bag that begins here is ready so long before the departure 截邮
  base::Seconds handling{900};  ///< from the arrival of one trip until a bag can leave with the next 最短接续
  bool transfers{true};         ///< bags may change from trip to trip here
};

/// A trip's call at a station. Times may pass 24:00.
struct Call {
  StationIndex station{};
  base::ServiceTime arrives, departs;
  bool loads{true}, unloads{true};
};

/// A trip: its calls in order, at least two, times never falling.
struct Trip {
  std::vector<Call> calls;
};

/// Where a bag may be loaded: a call of a trip, not the last.
struct Boarding {
  TripIndex trip;
  std::int32_t call;
};

/// A day's timetable with its departures by station.
class Day {
 public:
  /// @pre every call names a station of the list
  Day(std::vector<Station> stations, std::vector<Trip> trips);

  std::span<Station const> stations() const { return stations_; }
  std::span<Trip const> trips() const { return trips_; }
  Trip const& trip(TripIndex t) const { return trips_[static_cast<std::size_t>(t)]; }
  Station const& station(StationIndex s) const { return stations_[static_cast<std::size_t>(s)]; }

  /// Departures that load at a station, by time.
  std::span<Boarding const> boardings(StationIndex) const;

  /// The trip does not run from this call on: nothing is loaded or unloaded there and later.
  void cancel(TripIndex, std::int32_t from_call);
  /// The trip is late from this call on; a wait at a later stop makes nothing up. @param by  may be negative
  void delay(TripIndex, std::int32_t from_call, base::Seconds by);

 private:
  void index();

  std::vector<Station> stations_;
  std::vector<Trip> trips_;
  std::vector<Boarding> boardings_;
  std::vector<std::size_t> first_;  ///< of a station in `boardings_`; one more at the end
};

}  // namespace timetable
