// The judge: adds up every leg again from the rides themselves.
#include <map>

#include "engine/loading/plan.h"

namespace loading {
namespace {

timetable::Call const& call_at(Problem const& problem, TripIndex trip, std::int32_t call) {
  return problem.day.trip(trip).calls[static_cast<std::size_t>(call)];
}

void check_times(Problem const& problem, std::size_t i, Bag const& bag, Way const& way,
                 std::vector<Breach>& out) {
  auto station = bag.origin;
  auto ready = bag.ready.seconds + problem.day.station(station).cutoff.value;
  for (std::size_t r = 0; r < static_cast<std::size_t>(way.n_rides); ++r) {
    auto const& ride = way.rides[r];
    auto const& load = call_at(problem, ride.trip, ride.load);
    auto const& unload = call_at(problem, ride.trip, ride.unload);
    if (load.station != station) out.push_back({Breach::Kind::wrong_place, i, ride.trip, ride.load});
    if (load.departs.seconds < ready)
      out.push_back({r == 0 ? Breach::Kind::cutoff : Breach::Kind::handling, i, ride.trip, ride.load});
    if (!load.loads) out.push_back({Breach::Kind::not_served, i, ride.trip, ride.load});
    if (!unload.unloads) out.push_back({Breach::Kind::not_served, i, ride.trip, ride.unload});
    station = unload.station;
    ready = unload.arrives.seconds + problem.day.station(station).handling.value;
  }
  if (way.n_rides && station != bag.destination) out.push_back({Breach::Kind::wrong_place, i});
}

void check_skills(Problem const& problem, std::size_t i, Bag const& bag, Way const& way,
                  std::vector<Breach>& out) {
  for (std::size_t r = 0; r < static_cast<std::size_t>(way.n_rides); ++r)
    if (skills_missing(problem, way.rides[r].trip, bag.needs))
      out.push_back({Breach::Kind::skills, i, way.rides[r].trip, way.rides[r].load});
  if (way.kind == WayKind::van && (bag.needs & ~problem.vans[static_cast<std::size_t>(way.van)].skills))
    out.push_back({Breach::Kind::skills, i});
}

}  // namespace

std::vector<Breach> check(Problem const& problem, Plan const& plan) {
  std::vector<Breach> out;
  std::map<std::pair<TripIndex, std::int32_t>, std::pair<Amount, std::size_t>> legs;
  auto const ride_on = [&](Ride const& ride, std::size_t i) {
    for (auto c = ride.load; c < ride.unload; ++c) {
      auto& [sum, last] = legs[{ride.trip, c}];
      sum += problem.bags[i].amount;
      last = i;
    }
  };
  std::int64_t cost = 0;
  for (std::size_t i = 0; i < plan.placements.size(); ++i) {
    auto const& placement = plan.placements[i];
    for (auto const& ride : placement.travelled) ride_on(ride, i);
    for (int r = 0; r < placement.way.n_rides; ++r)
      ride_on(placement.way.rides[static_cast<std::size_t>(r)], i);
    cost += placement.cost_li;
    if (placement.way.kind == WayKind::departures && !placement.committed)
      check_times(problem, i, problem.bags[i], placement.way, out);
    if (!placement.committed) check_skills(problem, i, problem.bags[i], placement.way, out);
  }
  for (auto const& [leg, load] : legs)
    if (!load.first.fits(
            problem.room[static_cast<std::size_t>(leg.first)][static_cast<std::size_t>(leg.second)]))
      out.push_back({Breach::Kind::hold, load.second, leg.first, leg.second});
  if (cost != plan.cost_li) out.push_back({Breach::Kind::cost, 0});
  return out;
}

}  // namespace loading
