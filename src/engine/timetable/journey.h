// Journeys of a bag over at most three departures: the earliest one, and all of them.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "engine/timetable/day.h"

namespace timetable {

/// More changes than two lose more bags than they save minutes. @source domain.md 2.4 "up to 3 legs / 2
/// transfers"
inline constexpr int kMostRides = 3;

/// From one call of a trip to a later one.
struct Ride {
  TripIndex trip;
  std::int32_t load, unload;  ///< positions among the trip's calls, load < unload
  bool operator==(Ride const&) const = default;
};

/// Rides one after another.
struct Journey {
  std::array<Ride, kMostRides> steps{};
  std::int32_t n_rides{};
  base::ServiceTime departs, arrives;

  std::span<Ride const> rides() const { return {steps.data(), static_cast<std::size_t>(n_rides)}; }
};

/// Earliest arrivals from one station.
class Arrivals {
 public:
  /// When a bag can be at a station; empty when it cannot get there on this day.
  std::optional<base::ServiceTime> at(StationIndex) const;
  /// How it gets there; no rides at the station it begins from.
  std::optional<Journey> journey_to(StationIndex) const;

 private:
  friend Arrivals earliest_arrivals(Day const&, StationIndex, base::ServiceTime);
  struct Label {
    std::int32_t arrives;
    Ride ride;  ///< the last one
  };
  Day const* day_{};
  StationIndex from_{};
  std::array<std::vector<Label>, kMostRides + 1> rounds_;  ///< by number of rides, then station
};

/// For a bag that is ready at a station: where it can be when, with the station's cut-off before the first
/// ride, handling times between rides and at most kMostRides of them.
/// @cost  O(rides × calls of the day)
/// @source rounds by number of rides: Delling, Pajor, Werneck, "Round-based public transit routing", 2015
Arrivals earliest_arrivals(Day const&, StationIndex from, base::ServiceTime ready);

/// Journeys between two stations.
struct JourneyList {
  std::vector<Journey> journeys;  ///< by arrival, then number of rides, then departure (latest first)
  bool complete{true};            ///< false when there are more than `limit`
};

/// What is listed: every journey without and with one change; those with two changes only where the others
/// are fewer than `enough`, since each change costs handling and they multiply.
struct JourneyLimits {
  std::size_t enough{8};
  std::size_t limit{1'000};
};
/// The journeys of the day from `from` to `to`, whatever the hour a bag is ready, that visit no station
/// twice.
JourneyList list_journeys(Day const&, StationIndex from, StationIndex to, JourneyLimits const&);

}  // namespace timetable
