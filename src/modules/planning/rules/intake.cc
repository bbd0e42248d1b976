// Loose loads give way, then the new bags are planned into the room that all others leave.
#include "modules/planning/rules/intake.h"

#include <algorithm>
#include <map>
#include <utility>

#include "modules/planning/rules/demand.h"
#include "modules/planning/rules/figures.h"
#include "modules/planning/rules/room.h"

namespace planning::rules {
namespace {

/// Takes items out of loose loads, and their share of room with them.
class Giver {
 public:
  explicit Giver(DayPlan& plan) : plan_{plan} {
    for (auto& t : plan.trips) trips_.emplace(t.trip.trip, &t);
  }

  /// @param needs  of the bag: loads that need the same give first, and of them those on the items' own departure
  void give(NodeId node, mail::BaggedMail const& mail, std::int64_t needs) {
    auto wanted = mail.n_items;
    for (auto const alike : {true, false})
      for (auto const own : {true, false})
        for (auto& l : plan_.loads) {
          if (!wanted) return;
          if ((l.load.needs == needs) == alike && is_of(l.load, node, mail.destination) &&
              rides_on(l, {mail.trip.value}) == own)
            wanted -= take(l, wanted);
        }
  }

 private:
  static bool is_of(Load const& l, NodeId node, NodeId destination) {
    auto const is_loose = l.source == LoadSource::loose || l.source == LoadSource::announced;
    return is_loose && !l.gone && !is_taken_up(l) && l.node == node && l.destination == destination;
  }
  static bool rides_on(LoadOfPlan const& l, TripId trip) {
    return !l.rides.empty() && l.rides.front().trip == trip;
  }
  std::int64_t take(LoadOfPlan& l, std::int64_t wanted) {
    auto const n = std::min(wanted, l.load.n_items);
    auto const share = [&](std::int64_t whole) { return whole * n / l.load.n_items; };
    auto const is_all = n == l.load.n_items;
    Load const part{.n_bags = is_all ? l.load.n_bags : 0,
                    .weight_g = {share(l.load.weight_g.value)},
                    .volume_cm3 = {share(l.load.volume_cm3.value)}};
    l.load.n_items -= n;
    l.load.weight_g -= part.weight_g;
    l.load.volume_cm3 -= part.volume_cm3;
    l.load.n_bags -= part.n_bags;
    if (is_all) l.load.cost_li = {};
    for (auto const& ride : l.rides) add_to_legs(*trips_.at(ride.trip), ride, part, -1);
    return n;
  }

  DayPlan& plan_;
  std::map<TripId, TripOfPlan*> trips_;
};

/// The day with what is planned as given, and the bags as its only loads.
DayPlan rest_of(DayPlan const& plan, std::vector<SealedBag> const& bags, Settings const& settings,
                base::ServiceTime now) {
  DayPlan out{plan.head, {}, plan.trips, {}, plan.vans, plan.types};
  for (auto& t : out.trips)
    for (auto& c : t.calls) {
      c.taken_g += std::exchange(c.loaded_g, {});
      c.taken_cm3 += std::exchange(c.loaded_cm3, {});
      c.taken_bags += std::exchange(c.loaded_bags, 0);
    }
  Demand demand{settings, plan.head.service_date, now};
  for (auto const& b : bags) demand.add(b.bag, b.products);
  for (auto& load : demand.take()) out.loads.push_back({std::move(load), {}});
  return out;
}

std::int64_t needs_of(SealedBag const& bag, Settings const& settings) {
  std::int64_t out = 0;
  for (auto const& product : bag.products) out |= needs_of(settings, product);
  return out;
}

void append(DayPlan& plan, DayPlan rest) {
  for (std::size_t t = 0; t < plan.trips.size(); ++t)
    for (std::size_t c = 0; c < plan.trips[t].calls.size(); ++c) {
      auto& call = plan.trips[t].calls[c];
      auto const& more = rest.trips[t].calls[c];
      call.loaded_g += more.loaded_g;
      call.loaded_cm3 += more.loaded_cm3;
      call.loaded_bags += more.loaded_bags;
    }
  for (auto& l : rest.loads) {
    l.load.seq = std::ssize(plan.loads);
    for (auto& ride : l.rides) ride.load = l.load.seq;
    plan.loads.push_back(std::move(l));
  }
}

}  // namespace

void take_in(DayPlan& plan, std::vector<SealedBag> const& bags, Settings const& settings,
             StationRules stations, base::ServiceTime now) {
  Giver giver{plan};
  for (auto const& b : bags)
    for (auto const& mail : b.items) giver.give(b.bag.node, mail, needs_of(b, settings));
  auto rest = rest_of(plan, bags, settings, now);
  cover(stations, rest);
  Assembly const assembly{rest, settings, stations};
  loading::Planner planner{assembly.problem()};
  planner.plan_all({});
  write_back(planner, assembly, rest);
  append(plan, std::move(rest));
  auto const before = plan.figures;
  plan.figures = figures_of(plan, settings);
  plan.figures.n_moved = before.n_moved;
  plan.figures.more_li = before.more_li;
  plan.figures.run_ms = before.run_ms;
}

}  // namespace planning::rules
