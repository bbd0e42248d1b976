// Rounds by number of rides; each trip is walked once, boarding at the cheapest price so far at the station.
#include "engine/loading/price_search.h"

#include <algorithm>
#include <limits>
#include <map>

namespace loading {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// Prices of being ready at a station, falling with time: ready at, price.
using ReadyAt = std::map<std::int32_t, double>;

void be_ready(ReadyAt& at, std::int32_t s, double price) {
  auto after = at.upper_bound(s);
  if (after != at.begin() && std::prev(after)->second <= price) return;
  while (after != at.end() && after->second >= price) after = at.erase(after);
  at.insert_or_assign(s, price);
}

double price_by(ReadyAt const& at, std::int32_t s) {
  auto const after = at.upper_bound(s);
  return after == at.begin() ? kNever : std::prev(after)->second;
}

}  // namespace

double cheapest_priced_journey(Problem const& problem, LegRow const& legs, Holds const& holds,
                               Prices const& prices, Bag const& bag, double least) {
  auto const& day = problem.day;
  std::vector<ReadyAt> ready(day.stations().size());
  auto const cutoff = static_cast<std::int32_t>(day.station(bag.origin).cutoff.value);
  ready[static_cast<std::size_t>(bag.origin)][bag.ready.seconds + cutoff] = 0;
  for (int round = 0; round < timetable::kMostRides; ++round) {
    auto next = ready;
    for (std::size_t t = 0; t < day.trips().size(); ++t) {
      auto const trip = static_cast<TripIndex>(t);
      if (skills_missing(problem, trip, bag.needs)) continue;
      auto const& calls = day.trips()[t].calls;
      double aboard = kNever;
      for (std::size_t c = 0; c < calls.size(); ++c) {
        auto const& call = calls[c];
        if (c > 0 && aboard < kNever) {
          Way leg;
          leg.n_rides = 1;
          leg.first_leg[0] = legs.of(trip, static_cast<std::int32_t>(c) - 1);
          leg.end_leg[0] = leg.first_leg[0] + 1;
          aboard = holds.is_closed(leg) ? kNever : aboard + prices.of(leg, bag.amount);
        }
        if (call.unloads && aboard < kNever) {
          if (call.station == bag.destination) {
            Way way;
            way.arrives = call.arrives.seconds;
            least = std::min(least, aboard + static_cast<double>(cost_of(problem.weights, bag, way)));
          } else if (day.station(call.station).transfers) {
            auto const handled =
                call.arrives.seconds + static_cast<std::int32_t>(day.station(call.station).handling.value);
            be_ready(next[static_cast<std::size_t>(call.station)], handled, aboard);
          }
        }
        if (!call.loads) continue;
        auto const& fare = problem.fares.empty() ? Fare{} : problem.fares[t];
        auto const base = price_by(ready[static_cast<std::size_t>(call.station)], call.departs.seconds);
        aboard = std::min(aboard, base + static_cast<double>(problem.weights.handling_li + fare.li_a_bag) +
                                      static_cast<double>(fare.li_a_kg * bag.amount.weight_g / 1000));
      }
    }
    ready = std::move(next);
  }
  return least;
}

}  // namespace loading
