// What is to be loaded on a day: bags, the room on each leg of each departure, vans besides, and what things
// cost.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/loading/amount.h"
#include "engine/timetable/day.h"
#include "engine/timetable/journey.h"

namespace loading {

using timetable::Day;
using timetable::Journey;
using timetable::Ride;
using timetable::StationIndex;
using timetable::TripIndex;

/// A bag, or loose bulky item, that goes whole. What may be split is given in parts (`split`).
struct Bag {
  std::int64_t id{};
  StationIndex origin{}, destination{};
  base::ServiceTime ready;    ///< sealed, at the origin
  base::ServiceTime promise;  ///< promised at the destination
  std::int64_t priority{1};   ///< 1 ordinary … 10; multiplies what lateness costs
  Amount amount;
  std::uint64_t needs{};  ///< skills as bits, e.g. cold chain; every vehicle on its way has each of them
};

/// Cuts a bag that may be split into parts of nearly the same size with the same id; sums stay exact.
std::vector<Bag> split(Bag const&, std::int64_t parts);

/// A van service between two stations, outside the timetable; its own plan decides the room.
struct Van {
  StationIndex from{}, to{};
  base::ServiceTime latest_ready, arrives;
  std::int64_t li_a_bag{}, li_a_kg{};
  std::uint64_t skills{};
};

/// What a departure costs, by its agreement.
struct Fare {
  std::int64_t li_a_bag{}, li_a_kg{};
};

/// What is minimised, in 厘: broken promises first, then lateness, then money. The first two are weights,
/// chosen so that one bag's lateness within a day never outweighs a broken promise.
struct Weights {
  std::int64_t broken_li{5'000'000};   ///< a promise broken, times priority
  std::int64_t late_minute_li{1'000};  ///< a minute behind the promise, times priority
  std::int64_t handling_li{300};       ///< loading and unloading once
  std::int64_t tomorrow_li{2'000};     ///< a bag kept over night
};

/// A day's task. Amounts may be zero, never negative.
struct Problem {
  Day day;
  std::vector<std::vector<Amount>> room;  ///< of each trip, of each leg between two calls
  std::vector<Fare> fares;                ///< of each trip; empty when carriage is free
  std::vector<Bag> bags;
  std::vector<Van> vans;
  Weights weights;
  timetable::JourneyLimits journeys;
  std::vector<std::uint64_t> skills{};  ///< of each trip's vehicle; empty when none has any
};

/// What a bag needs and a trip's vehicle has not; 0: it may ride.
inline std::uint64_t skills_missing(Problem const& problem, TripIndex trip, std::uint64_t needs) {
  return needs & ~(problem.skills.empty() ? 0 : problem.skills[static_cast<std::size_t>(trip)]);
}

/// When a bag that stays overnight arrives: tomorrow's timetable is taken to be today's.
inline constexpr std::int32_t kDay_s = 86'400;

}  // namespace loading
