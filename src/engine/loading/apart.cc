// Counties that share no station are planned apart: smaller searches, and one for each processor.
#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include "engine/loading/planner.h"

namespace loading {
namespace {

/// Sets of stations, joined by trips, vans and bags (union by smallest member).
class Sets {
 public:
  explicit Sets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0); }
  StationIndex of(StationIndex s) {
    while (parent_[static_cast<std::size_t>(s)] != s) {
      auto& parent = parent_[static_cast<std::size_t>(s)];
      s = parent = parent_[static_cast<std::size_t>(parent)];
    }
    return s;
  }
  void join(StationIndex a, StationIndex b) {
    a = of(a);
    b = of(b);
    parent_[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
  }

 private:
  std::vector<StationIndex> parent_;
};

/// A part of the problem with the way back to the positions of the whole.
struct Part {
  std::vector<StationIndex> stations;
  std::vector<TripIndex> trips;
  std::vector<std::size_t> bags, vans;
};

Sets join_stations(Problem const& problem) {
  Sets sets{problem.day.stations().size()};
  for (auto const& trip : problem.day.trips())
    for (auto const& call : trip.calls) sets.join(trip.calls.front().station, call.station);
  for (auto const& van : problem.vans) sets.join(van.from, van.to);
  for (auto const& bag : problem.bags) sets.join(bag.origin, bag.destination);
  return sets;
}

std::vector<Part> parts_of(Problem const& problem) {
  auto sets = join_stations(problem);
  std::vector<Part> parts;
  std::vector<std::int32_t> part_of(problem.day.stations().size(), -1);
  for (std::size_t s = 0; s < part_of.size(); ++s) {
    auto const root = static_cast<std::size_t>(sets.of(static_cast<StationIndex>(s)));
    if (part_of[root] < 0) {
      part_of[root] = static_cast<std::int32_t>(parts.size());
      parts.emplace_back();
    }
    part_of[s] = part_of[root];
    parts[static_cast<std::size_t>(part_of[s])].stations.push_back(static_cast<StationIndex>(s));
  }
  auto const part = [&](StationIndex s) -> Part& {
    return parts[static_cast<std::size_t>(part_of[static_cast<std::size_t>(s)])];
  };
  for (std::size_t t = 0; t < problem.day.trips().size(); ++t)
    part(problem.day.trips()[t].calls.front().station).trips.push_back(static_cast<TripIndex>(t));
  for (std::size_t b = 0; b < problem.bags.size(); ++b) part(problem.bags[b].origin).bags.push_back(b);
  for (std::size_t v = 0; v < problem.vans.size(); ++v) part(problem.vans[v].from).vans.push_back(v);
  return parts;
}

Problem cut_out(Problem const& whole, Part const& part, std::vector<StationIndex> const& local) {
  auto const here = [&](StationIndex s) { return local[static_cast<std::size_t>(s)]; };
  std::vector<timetable::Station> stations;
  for (auto const s : part.stations) stations.push_back(whole.day.station(s));
  std::vector<timetable::Trip> trips;
  std::vector<std::vector<Amount>> room;
  std::vector<Fare> fares;
  std::vector<std::uint64_t> skills;
  for (auto const t : part.trips) {
    trips.push_back(whole.day.trip(t));
    for (auto& call : trips.back().calls) call.station = here(call.station);
    room.push_back(whole.room[static_cast<std::size_t>(t)]);
    if (!whole.fares.empty()) fares.push_back(whole.fares[static_cast<std::size_t>(t)]);
    if (!whole.skills.empty()) skills.push_back(whole.skills[static_cast<std::size_t>(t)]);
  }
  Problem out{Day{std::move(stations), std::move(trips)},
              std::move(room),
              std::move(fares),
              {},
              {},
              whole.weights,
              whole.journeys,
              std::move(skills)};
  for (auto const b : part.bags) {
    out.bags.push_back(whole.bags[b]);
    out.bags.back().origin = here(out.bags.back().origin);
    out.bags.back().destination = here(out.bags.back().destination);
  }
  for (auto const v : part.vans) {
    out.vans.push_back(whole.vans[v]);
    out.vans.back().from = here(out.vans.back().from);
    out.vans.back().to = here(out.vans.back().to);
  }
  return out;
}

/// Brings a part's placements back to the positions of the whole.
void bring_back(Part const& part, LegRow const& legs, Plan const& from, Plan& to) {
  for (std::size_t b = 0; b < part.bags.size(); ++b) {
    auto placement = from.placements[b];
    auto& way = placement.way;
    for (std::size_t r = 0; r < static_cast<std::size_t>(way.n_rides); ++r) {
      way.rides[r].trip = part.trips[static_cast<std::size_t>(way.rides[r].trip)];
      way.first_leg[r] = legs.of(way.rides[r].trip, way.rides[r].load);
      way.end_leg[r] = legs.of(way.rides[r].trip, way.rides[r].unload);
    }
    if (way.van >= 0) way.van = static_cast<std::int32_t>(part.vans[static_cast<std::size_t>(way.van)]);
    if (placement.full_trip >= 0)
      placement.full_trip = part.trips[static_cast<std::size_t>(placement.full_trip)];
    to.placements[part.bags[b]] = std::move(placement);
  }
  to.cost_li += from.cost_li;
  to.bound_li += from.bound_li;
}

}  // namespace

Plan plan_apart(Problem const& problem, Effort const& effort, int threads) {
  auto const parts = parts_of(problem);
  std::vector<StationIndex> local(problem.day.stations().size());
  for (auto const& part : parts)
    for (std::size_t i = 0; i < part.stations.size(); ++i)
      local[static_cast<std::size_t>(part.stations[i])] = static_cast<StationIndex>(i);
  std::vector<Plan> plans(parts.size());
  std::atomic<std::size_t> next{0};
  auto const work = [&] {
    for (auto p = next++; p < parts.size(); p = next++)
      if (!parts[p].bags.empty()) plans[p] = Planner{cut_out(problem, parts[p], local)}.plan_all(effort);
  };
  {
    std::vector<std::jthread> others;
    for (int t = 1; t < threads; ++t) others.emplace_back(work);
    work();
  }
  Plan out;
  out.placements.resize(problem.bags.size());
  LegRow const legs{problem};
  for (std::size_t p = 0; p < parts.size(); ++p)
    if (!parts[p].bags.empty()) bring_back(parts[p], legs, plans[p], out);
  return out;
}

}  // namespace loading
