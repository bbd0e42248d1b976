// Departures grouped by station and sorted by time.
#include "engine/timetable/day.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace timetable {

Day::Day(std::vector<Station> stations, std::vector<Trip> trips)
    : stations_{std::move(stations)}, trips_{std::move(trips)} {
  index();
}

void Day::index() {
  first_.assign(stations_.size() + 1, 0);
  boardings_.clear();
  auto const departs = [this](Boarding b) {
    return trip(b.trip).calls[static_cast<std::size_t>(b.call)].departs;
  };
  auto const station_of = [this](Boarding b) {
    return trip(b.trip).calls[static_cast<std::size_t>(b.call)].station;
  };
  for (std::size_t t = 0; t < trips_.size(); ++t)
    for (std::size_t c = 0; c + 1 < trips_[t].calls.size(); ++c)
      if (trips_[t].calls[c].loads)
        boardings_.push_back({static_cast<TripIndex>(t), static_cast<std::int32_t>(c)});
  std::ranges::sort(boardings_, [&](Boarding a, Boarding b) {
    return std::tuple{station_of(a), departs(a), a.trip, a.call} <
           std::tuple{station_of(b), departs(b), b.trip, b.call};
  });
  for (auto const b : boardings_) ++first_[static_cast<std::size_t>(station_of(b)) + 1];
  for (std::size_t s = 0; s < stations_.size(); ++s) first_[s + 1] += first_[s];
}

std::span<Boarding const> Day::boardings(StationIndex s) const {
  auto const i = static_cast<std::size_t>(s);
  return {boardings_.data() + first_[i], first_[i + 1] - first_[i]};
}

void Day::cancel(TripIndex t, std::int32_t from_call) {
  auto& calls = trips_[static_cast<std::size_t>(t)].calls;
  for (auto c = static_cast<std::size_t>(from_call); c < calls.size(); ++c)
    calls[c].loads = calls[c].unloads = false;
  index();
}

void Day::delay(TripIndex t, std::int32_t from_call, base::Seconds by) {
  auto& calls = trips_[static_cast<std::size_t>(t)].calls;
  auto const shift = static_cast<std::int32_t>(by.value);
  for (auto c = static_cast<std::size_t>(from_call); c < calls.size(); ++c) {
    calls[c].arrives.seconds += shift;
    calls[c].departs.seconds += shift;
  }
  index();
}

}  // namespace timetable
