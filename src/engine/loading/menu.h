// The ways that a bag may go, between two stations: journeys, vans, tomorrow.
#pragma once
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/loading/problem.h"

namespace loading {

enum class WayKind : std::uint8_t { departures, van, tomorrow };

/// One way between two stations. Legs of all trips stand in one row, so that a ride is a half-open range of
/// them.
struct Way {
  WayKind kind{WayKind::tomorrow};
  std::int32_t n_rides{};
  std::array<std::int32_t, timetable::kMostRides> first_leg{}, end_leg{};
  std::array<Ride, timetable::kMostRides> rides{};
  std::int32_t latest_ready{};  ///< a bag ready later misses it, seconds
  std::int32_t departs{}, arrives{};
  std::int32_t van{-1};  ///< position in Problem::vans
  std::int64_t li_a_bag{}, li_a_kg{};
};

/// All ways between two stations, by arrival; the last one is tomorrow, which is always there.
struct Menu {
  std::vector<Way> ways;
  bool complete{true};  ///< every journey is listed: a price over the menu is a price over all journeys
};

/// Where the legs of a trip begin in the row of all legs.
class LegRow {
 public:
  explicit LegRow(Problem const&);
  std::int32_t of(TripIndex t, std::int32_t call) const { return first_[static_cast<std::size_t>(t)] + call; }
  std::size_t size() const { return trip_of_.size(); }
  TripIndex trip_of(std::int32_t leg) const { return trip_of_[static_cast<std::size_t>(leg)]; }
  std::int32_t call_of(std::int32_t leg) const {
    return leg - first_[static_cast<std::size_t>(trip_of(leg))];
  }

 private:
  std::vector<std::int32_t> first_;
  std::vector<TripIndex> trip_of_;
};

/// Menus by pair of stations and needs, made when first asked for; thrown away when the timetable or a
/// vehicle changes. Who needs a skill is offered only ways of vehicles that have it: no part of the planner
/// can break that.
class Menus {
 public:
  Menu const& between(Problem const&, LegRow const&, StationIndex from, StationIndex to, std::uint64_t needs);
  void forget() { menus_.clear(), days_.clear(); }

 private:
  Day const& day_for(Problem const&, std::uint64_t needs);

  std::map<std::tuple<StationIndex, StationIndex, std::uint64_t>, std::unique_ptr<Menu>> menus_;
  std::map<std::uint64_t, Day> days_;  ///< with the trips alone that have what is needed
};

/// Begun minutes behind the promise; both are taken to the minute, the promise down and the arrival up.
inline std::int64_t late_minutes(Bag const& bag, Way const& way) {
  return std::max(0, (way.arrives + 59) / 60 - bag.promise.seconds / 60);
}
/// The weight of a broken promise and of lateness; grows with the arrival. 厘
inline std::int64_t behind_of(Weights const& weights, Bag const& bag, Way const& way) {
  auto const late = late_minutes(bag, way);
  return late > 0 ? bag.priority * (weights.broken_li + weights.late_minute_li * late) : 0;
}
/// What a way costs a bag: being behind, handling and fares. 厘
inline std::int64_t cost_of(Weights const& weights, Bag const& bag, Way const& way) {
  return behind_of(weights, bag, way) + way.li_a_bag + way.li_a_kg * bag.amount.weight_g / 1000;
}
/// The bag is ready in time for it.
inline bool is_in_time(Bag const& bag, Way const& way) { return bag.ready.seconds <= way.latest_ready; }

}  // namespace loading
