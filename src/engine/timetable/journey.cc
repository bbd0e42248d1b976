// Rounds over the trips of a day, forward for arrivals and backward to prune the search for all journeys.
#include "engine/timetable/journey.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace timetable {
namespace {

constexpr auto kNever = std::numeric_limits<std::int32_t>::max();
constexpr auto kTooLate = std::numeric_limits<std::int32_t>::min();

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

/// For each number of rides left and each station: the latest departure that still reaches `to`.
using LatestDepartures = std::array<std::vector<std::int32_t>, kMostRides + 1>;

LatestDepartures latest_departures(Day const& day, StationIndex to) {
  LatestDepartures latest;
  latest[0].assign(day.stations().size(), kTooLate);
  for (int left = 1; left <= kMostRides; ++left) {
    latest[at(left)] = latest[at(left - 1)];
    for (auto const& trip : day.trips()) {
      bool leads_there = false;
      for (auto c = trip.calls.size(); c-- > 0;) {
        auto const& call = trip.calls[c];
        auto const& station = day.station(call.station);
        auto& best = latest[at(left)][at(call.station)];
        if (leads_there && call.loads) best = std::max(best, call.departs.seconds);
        if (!call.unloads) continue;
        auto const ready = static_cast<std::int64_t>(call.arrives.seconds) + station.handling.value;
        leads_there |=
            call.station == to || (station.transfers && ready <= latest[at(left - 1)][at(call.station)]);
      }
    }
  }
  return latest;
}

/// For each trip, the last call that unloads at a station; −1 when there is none.
std::vector<std::int32_t> calls_at(Day const& day, StationIndex station) {
  std::vector<std::int32_t> out(day.trips().size(), -1);
  for (std::size_t t = 0; t < out.size(); ++t)
    for (std::size_t c = 0; c < day.trips()[t].calls.size(); ++c) {
      auto const& call = day.trips()[t].calls[c];
      if (call.station == station && call.unloads) out[t] = static_cast<std::int32_t>(c);
    }
  return out;
}

/// The depth-first search for all journeys with an exact number of rides.
class Search {
 public:
  Search(Day const& day, StationIndex from, StationIndex to, std::size_t limit, JourneyList& out)
      : day_{day},
        from_{from},
        to_{to},
        limit_{limit},
        latest_{latest_departures(day, to)},
        last_{calls_at(day, to)},
        out_{out} {}

  void run(int rides) {
    rides_ = rides;
    visited_.assign(1, from_);
    extend(from_, kTooLate);
  }

 private:
  void extend(StationIndex station, std::int64_t ready) {
    int const left = rides_ - path_.n_rides;
    auto const latest = latest_[at(left)][at(station)];
    auto const all = day_.boardings(station);
    auto const departs = [this](Boarding b) { return day_.trip(b.trip).calls[at(b.call)].departs.seconds; };
    for (auto b = std::ranges::lower_bound(all, ready, {}, departs); b != all.end() && out_.complete; ++b) {
      if (departs(*b) > latest) return;
      if (path_.n_rides == 0) path_.departs = {departs(*b)};
      if (left > 1)
        ride_on(*b);
      else if (last_[at(b->trip)] > b->call)
        found({b->trip, b->call, first_unloading(*b)});
    }
  }

  /// The next call at the destination. @pre there is one
  std::int32_t first_unloading(Boarding b) const {
    auto c = b.call + 1;
    auto const& calls = day_.trip(b.trip).calls;
    while (calls[at(c)].station != to_ || !calls[at(c)].unloads) ++c;
    return c;
  }

  /// Every call of the trip where the bag could change.
  void ride_on(Boarding b) {
    auto const& calls = day_.trip(b.trip).calls;
    for (auto c = at(b.call) + 1; c < calls.size() && out_.complete; ++c) {
      auto const& call = calls[c];
      if (!call.unloads || call.station == to_ || !day_.station(call.station).transfers) continue;
      if (std::ranges::find(visited_, call.station) != visited_.end()) continue;
      path_.steps[at(path_.n_rides++)] = {b.trip, b.call, static_cast<std::int32_t>(c)};
      visited_.push_back(call.station);
      extend(call.station, call.arrives.seconds + day_.station(call.station).handling.value);
      visited_.pop_back();
      --path_.n_rides;
    }
  }

  void found(Ride const& last) {
    if (out_.journeys.size() == limit_) {
      out_.complete = false;
      return;
    }
    out_.journeys.push_back(path_);
    auto& journey = out_.journeys.back();
    journey.steps[at(journey.n_rides++)] = last;
    journey.arrives = day_.trip(last.trip).calls[at(last.unload)].arrives;
  }

  Day const& day_;
  StationIndex from_, to_;
  std::size_t limit_;
  LatestDepartures latest_;
  std::vector<std::int32_t> last_;
  JourneyList& out_;
  int rides_{};
  Journey path_;
  std::vector<StationIndex> visited_;
};

}  // namespace

std::optional<base::ServiceTime> Arrivals::at(StationIndex s) const {
  auto const best = rounds_[kMostRides][static_cast<std::size_t>(s)].arrives;
  if (best == kNever) return {};
  return base::ServiceTime{best};
}

std::optional<Journey> Arrivals::journey_to(StationIndex s) const {
  auto const arrives = at(s);
  if (!arrives) return {};
  Journey out;
  out.arrives = *arrives;
  auto station = s;
  for (int round = kMostRides; station != from_; --round) {
    auto const& label = rounds_[static_cast<std::size_t>(round)][static_cast<std::size_t>(station)];
    if (round > 0 &&
        rounds_[static_cast<std::size_t>(round - 1)][static_cast<std::size_t>(station)].arrives ==
            label.arrives)
      continue;  // reached as early with fewer rides
    out.steps[static_cast<std::size_t>(out.n_rides++)] = label.ride;
    auto const& load = day_->trip(label.ride.trip).calls[static_cast<std::size_t>(label.ride.load)];
    out.departs = load.departs;
    station = load.station;
  }
  std::reverse(out.steps.begin(), out.steps.begin() + out.n_rides);
  return out;
}

Arrivals earliest_arrivals(Day const& day, StationIndex from, base::ServiceTime ready) {
  Arrivals out;
  out.day_ = &day;
  out.from_ = from;
  out.rounds_[0].assign(day.stations().size(), {kNever, {}});
  out.rounds_[0][at(from)].arrives = ready.seconds;
  auto const may_load = [&](Arrivals::Label const& label, Call const& call) {
    if (!call.loads || label.arrives == kNever) return false;
    auto const& station = day.station(call.station);
    if (call.station != from && !station.transfers) return false;
    auto const wait = call.station == from ? station.cutoff : station.handling;
    return label.arrives + wait.value <= call.departs.seconds;
  };
  for (int round = 1; round <= kMostRides; ++round) {
    auto const& before = out.rounds_[at(round - 1)];
    auto& now = out.rounds_[at(round)];
    now = before;
    for (std::size_t t = 0; t < day.trips().size(); ++t) {
      auto const& calls = day.trips()[t].calls;
      std::int32_t loaded = -1;
      for (std::size_t c = 0; c < calls.size(); ++c) {
        auto& label = now[at(calls[c].station)];
        if (loaded >= 0 && calls[c].unloads && calls[c].arrives.seconds < label.arrives)
          label = {calls[c].arrives.seconds,
                   {static_cast<TripIndex>(t), loaded, static_cast<std::int32_t>(c)}};
        if (loaded < 0 && may_load(before[at(calls[c].station)], calls[c]))
          loaded = static_cast<std::int32_t>(c);
      }
    }
  }
  return out;
}

JourneyList list_journeys(Day const& day, StationIndex from, StationIndex to, JourneyLimits const& limits) {
  JourneyList out;
  if (from == to) return out;
  Search search{day, from, to, limits.limit, out};
  for (int rides = 1; rides <= kMostRides && out.complete; ++rides)
    if (rides < kMostRides || out.journeys.size() < limits.enough) search.run(rides);
  std::ranges::sort(out.journeys, [](Journey const& a, Journey const& b) {
    return std::tuple{a.arrives, a.n_rides, -a.departs.seconds} <
           std::tuple{b.arrives, b.n_rides, -b.departs.seconds};
  });
  return out;
}

}  // namespace timetable
