// Menus from the journeys of the day.
#include "engine/loading/menu.h"

#include <algorithm>
#include <limits>

namespace loading {
namespace {

constexpr auto kAlways = std::numeric_limits<std::int32_t>::max();

Way way_of(Problem const& problem, LegRow const& legs, StationIndex from, Journey const& journey) {
  Way way;
  way.kind = WayKind::departures;
  way.n_rides = journey.n_rides;
  way.departs = journey.departs.seconds;
  way.arrives = journey.arrives.seconds;
  way.latest_ready =
      journey.departs.seconds - static_cast<std::int32_t>(problem.day.station(from).cutoff.value);
  for (std::size_t i = 0; i < journey.rides().size(); ++i) {
    auto const& ride = journey.steps[i];
    way.rides[i] = ride;
    way.first_leg[i] = legs.of(ride.trip, ride.load);
    way.end_leg[i] = legs.of(ride.trip, ride.unload);
    way.li_a_bag += problem.weights.handling_li;
    if (problem.fares.empty()) continue;
    way.li_a_bag += problem.fares[static_cast<std::size_t>(ride.trip)].li_a_bag;
    way.li_a_kg += problem.fares[static_cast<std::size_t>(ride.trip)].li_a_kg;
  }
  return way;
}

Way way_of(Problem const& problem, std::size_t van) {
  auto const& v = problem.vans[van];
  Way way;
  way.kind = WayKind::van;
  way.van = static_cast<std::int32_t>(van);
  way.latest_ready = way.departs = v.latest_ready.seconds;
  way.arrives = v.arrives.seconds;
  way.li_a_bag = v.li_a_bag + problem.weights.handling_li;
  way.li_a_kg = v.li_a_kg;
  return way;
}

/// Tomorrow's first arrival by today's timetable; two days when nothing leads there.
Way tomorrow(Problem const& problem, Day const& day, StationIndex from, StationIndex to) {
  Way way;
  way.latest_ready = kAlways;
  way.li_a_bag = problem.weights.tomorrow_li;
  auto const first = timetable::earliest_arrivals(day, from, {}).at(to);
  way.arrives = kDay_s + (first ? first->seconds : kDay_s);
  return way;
}

/// @param day  with the trips alone that have what is needed
Menu make_menu(Problem const& problem, LegRow const& legs, StationIndex from, StationIndex to, Day const& day,
               std::uint64_t needs) {
  Menu menu;
  auto const list = timetable::list_journeys(day, from, to, problem.journeys);
  menu.complete = list.complete;
  for (auto const& journey : list.journeys) menu.ways.push_back(way_of(problem, legs, from, journey));
  for (std::size_t v = 0; v < problem.vans.size(); ++v)
    if (problem.vans[v].from == from && problem.vans[v].to == to && !(needs & ~problem.vans[v].skills))
      menu.ways.push_back(way_of(problem, v));
  std::ranges::stable_sort(menu.ways, {}, &Way::arrives);
  menu.ways.push_back(tomorrow(problem, day, from, to));
  return menu;
}

}  // namespace

std::vector<Bag> split(Bag const& bag, std::int64_t parts) {
  std::vector<Bag> out;
  auto const share = [parts](std::int64_t whole, std::int64_t i) {
    return whole * (i + 1) / parts - whole * i / parts;
  };
  for (std::int64_t i = 0; i < parts; ++i) {
    out.push_back(bag);
    out.back().amount = {share(bag.amount.weight_g, i), share(bag.amount.volume_cm3, i),
                         share(bag.amount.bags, i)};
  }
  return out;
}

LegRow::LegRow(Problem const& problem) {
  for (std::size_t t = 0; t < problem.day.trips().size(); ++t) {
    first_.push_back(static_cast<std::int32_t>(trip_of_.size()));
    auto const n_legs = problem.day.trips()[t].calls.size() - 1;
    trip_of_.insert(trip_of_.end(), n_legs, static_cast<TripIndex>(t));
  }
}

Day const& Menus::day_for(Problem const& problem, std::uint64_t needs) {
  if (!needs) return problem.day;
  auto const at = days_.find(needs);
  if (at != days_.end()) return at->second;
  auto const stations = problem.day.stations();
  std::vector<timetable::Trip> trips(problem.day.trips().begin(), problem.day.trips().end());
  for (std::size_t t = 0; t < trips.size(); ++t)
    if (skills_missing(problem, static_cast<TripIndex>(t), needs))
      for (auto& call : trips[t].calls) call.loads = call.unloads = false;
  return days_.emplace(needs, Day{{stations.begin(), stations.end()}, std::move(trips)}).first->second;
}

Menu const& Menus::between(Problem const& problem, LegRow const& legs, StationIndex from, StationIndex to,
                           std::uint64_t needs) {
  auto& menu = menus_[{from, to, needs}];
  if (!menu)
    menu = std::make_unique<Menu>(make_menu(problem, legs, from, to, day_for(problem, needs), needs));
  return *menu;
}

}  // namespace loading
