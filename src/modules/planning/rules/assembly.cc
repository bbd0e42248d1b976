// Keys to positions and back.
#include "modules/planning/rules/assembly.h"

#include <algorithm>

#include "modules/planning/rules/room.h"

namespace planning::rules {
namespace {

using loading::Planner;
using loading::Way;
using loading::WayKind;

LoadReason reason_of(loading::Placement const& p) {
  switch (p.reason) {
    case loading::Reason::none:
      return p.way.kind == WayKind::tomorrow ? LoadReason::tomorrow_suffices : LoadReason::none;
    case loading::Reason::no_departure:
      return LoadReason::no_departure;
    case loading::Reason::missed_cutoff:
      return LoadReason::missed_cutoff;
    case loading::Reason::hold_weight:
      return LoadReason::hold_weight;
    case loading::Reason::hold_volume:
      return LoadReason::hold_volume;
    case loading::Reason::hold_bags:
      return LoadReason::hold_bags;
    case loading::Reason::no_skill:
      return LoadReason::no_skill;
  }
  return LoadReason::none;
}

loading::Amount amount_of(Load const& l) { return {l.weight_g.value, l.volume_cm3.value, l.n_bags}; }

LoadRide ride_of(loading::Ride const& ride, DayPlan const& plan) {
  auto const& trip = plan.trips[static_cast<std::size_t>(ride.trip)];
  auto const &from = trip.calls[static_cast<std::size_t>(ride.load)],
             &to = trip.calls[static_cast<std::size_t>(ride.unload)];
  return {.trip = trip.trip.trip,
          .load_node = from.node,
          .unload_node = to.node,
          .first_call = ride.load,
          .last_call = ride.unload,
          .departs = from.departs,
          .arrives = to.arrives};
}

void add_ride(LoadOfPlan& load, LoadRide ride, bool travelled) {
  ride.load = load.load.seq;
  ride.leg = std::ssize(load.rides);
  ride.travelled = travelled;
  load.rides.push_back(ride);
}

std::vector<LoadRide> rides_ahead(LoadOfPlan const& l) {
  std::vector<LoadRide> out;
  std::ranges::copy_if(l.rides, std::back_inserter(out), [](LoadRide const& r) { return !r.travelled; });
  return out;
}

bool is_way_of(Way const& way, LoadOfPlan const& l, DayPlan const& plan, Assembly const& assembly) {
  if (l.load.way == LoadWay::van)
    return way.kind == WayKind::van && plan.vans[static_cast<std::size_t>(way.van)].id == l.load.van;
  auto const rides = rides_ahead(l);
  if (way.kind != WayKind::departures || way.n_rides != std::ssize(rides)) return false;
  for (std::size_t i = 0; i < rides.size(); ++i) {
    auto const& r = rides[i];
    if (!assembly.has_trip(r.trip)) return false;
    loading::Ride const same{assembly.trip_of(r.trip), static_cast<std::int32_t>(r.first_call),
                             static_cast<std::int32_t>(r.last_call)};
    if (!(way.rides[i] == same)) return false;
  }
  return true;
}

void write_times(Planner const& planner, DayPlan& plan) {
  for (auto& trip : plan.trips) {
    auto const& calls = planner.problem().day.trip(static_cast<loading::TripIndex>(trip.trip.seq)).calls;
    for (std::size_t c = 0; c < calls.size(); ++c) {
      trip.calls[c].arrives = calls[c].arrives;
      trip.calls[c].departs = calls[c].departs;
      trip.calls[c].loads = calls[c].loads;
      trip.calls[c].unloads = calls[c].unloads;
      trip.calls[c].loaded_g = {};
      trip.calls[c].loaded_cm3 = {};
      trip.calls[c].loaded_bags = 0;
    }
  }
}

}  // namespace

void cover(StationRules& rules, DayPlan const& plan) {
  static StationRule const kClosed{{600}, {900}, false, {}, {}};
  for (auto const& t : plan.trips)
    for (auto const& c : t.calls) rules.try_emplace(c.node, kClosed);
  for (auto const& [load, rides] : plan.loads)
    for (auto const node : {load.node, load.origin, load.destination}) rules.try_emplace(node, kClosed);
  for (auto const& v : plan.vans)
    for (auto const node : {v.origin, v.destination}) rules.try_emplace(node, kClosed);
}

Assembly::Assembly(DayPlan const& plan, Settings const& settings, StationRules const& rules)
    : plan_{plan}, settings_{settings}, rules_{rules} {
  for (auto const& [node, rule] : rules) {
    stations_.emplace(node, static_cast<loading::StationIndex>(nodes_.size()));
    nodes_.push_back(node);
  }
  for (auto const& t : plan.trips) trips_.emplace(t.trip.trip, static_cast<loading::TripIndex>(t.trip.seq));
}

timetable::Day Assembly::day() const {
  std::vector<timetable::Station> stations;
  for (auto const& [node, rule] : rules_)
    stations.push_back({rule.cutoff_s, rule.handling_s, rule.transfers});
  std::vector<timetable::Trip> trips;
  for (auto const& t : plan_.trips) {
    auto& trip = trips.emplace_back();
    for (auto const& c : t.calls)
      trip.calls.push_back({station_of(c.node), c.arrives, c.departs, c.loads, c.unloads});
  }
  return {std::move(stations), std::move(trips)};
}

loading::Bag Assembly::bag_of(Load const& l) const {
  return {l.seq,      station_of(l.node), station_of(l.destination),          l.ready, l.promise,
          l.priority, amount_of(l),       static_cast<std::uint64_t>(l.needs)};
}

loading::Problem Assembly::problem() const {
  loading::Problem out{day(), {}, {}, {}, {}, {}, {}};
  for (auto const& t : plan_.trips) {
    auto& room = out.room.emplace_back();
    for (std::size_t c = 0; c + 1 < t.calls.size(); ++c) room.push_back(room_on(t.trip, t.calls[c]));
    out.fares.push_back({settings_.li_a_bag.value, settings_.li_a_kg.value});
    out.skills.push_back(static_cast<std::uint64_t>(t.trip.skills));
  }
  for (auto const& l : plan_.loads) out.bags.push_back(bag_of(l.load));
  for (auto const& v : plan_.vans)
    out.vans.push_back({station_of(v.origin), station_of(v.destination), v.latest_ready, v.arrives,
                        v.li_a_bag.value, v.li_a_kg.value, static_cast<std::uint64_t>(v.skills)});
  out.weights = {settings_.broken_li.value, settings_.late_minute_li.value, settings_.handling_li.value,
                 settings_.tomorrow_li.value};
  return out;
}

void resume(Planner& planner, DayPlan const& plan, Assembly const& assembly) {
  for (std::size_t i = 0; i < plan.loads.size(); ++i) {
    auto const& l = plan.loads[i];
    if (l.load.way != LoadWay::tomorrow)
      for (auto const& choice : planner.choices_of(i))
        if (is_way_of(choice.way, l, plan, assembly)) {
          planner.place(i, choice.way, true);
          break;
        }
    if (is_held_by_hand(l.load) || is_taken_up(l.load)) planner.keep(i);
  }
}

LoadOfPlan with_way(Load load, Way const& way, Planner const& planner, Assembly const& assembly,
                    DayPlan const& plan) {
  LoadOfPlan out{std::move(load), {}};
  auto& l = out.load;
  auto const& bag = planner.bag(static_cast<std::size_t>(l.seq));
  l.node = assembly.node_of(bag.origin);
  l.ready = bag.ready;
  l.way = way.kind == WayKind::van          ? LoadWay::van
          : way.kind == WayKind::departures ? LoadWay::departures
                                            : LoadWay::tomorrow;
  l.van = way.van >= 0 ? plan.vans[static_cast<std::size_t>(way.van)].id : VanId{};
  l.departs = {way.departs};
  l.arrives = {way.arrives};
  l.cost_li = {loading::cost_of(planner.problem().weights, bag, way)};
  for (int r = 0; r < way.n_rides; ++r)
    add_ride(out, ride_of(way.rides[static_cast<std::size_t>(r)], plan), false);
  return out;
}

bool is_beside_passengers(DayPlan const& plan, Way const& way, Load const& load) {
  for (int r = 0; r < way.n_rides; ++r) {
    auto const& ride = way.rides[static_cast<std::size_t>(r)];
    auto const& t = plan.trips[static_cast<std::size_t>(ride.trip)];
    auto const limit = beside_passengers(t.trip);
    for (auto c = ride.load; c < ride.unload; ++c) {
      auto const& call = t.calls[static_cast<std::size_t>(c)];
      if (call.taken_g + call.loaded_g + load.weight_g > limit.weight_g ||
          call.taken_cm3 + call.loaded_cm3 + load.volume_cm3 > limit.volume_cm3 ||
          call.taken_bags + call.loaded_bags + load.n_bags > limit.bags)
        return false;
    }
  }
  return true;
}

void hold_moves(Planner& planner, DayPlan& plan, Assembly const& assembly) {
  write_times(planner, plan);
  for (std::size_t i = 0; i < plan.loads.size(); ++i) {
    auto const& l = plan.loads[i];
    if (!is_held_by_hand(l.load)) continue;
    auto const all = planner.choices_of(i);
    auto const found = std::ranges::find_if(all, [&](auto const& c) {
      auto const is_it = l.load.way == LoadWay::tomorrow ? c.way.kind == WayKind::tomorrow
                                                         : is_way_of(c.way, l, plan, assembly);
      auto const leaves = c.way.kind == WayKind::tomorrow || c.way.departs > plan.head.as_of.seconds;
      return is_it && c.in_time && leaves && (c.fits || is_beside_passengers(plan, c.way, l.load));
    });
    if (found == all.end()) continue;
    planner.place(i, found->way, true);
    planner.keep(i);
    for (auto const& ride : rides_ahead(l))
      add_to_legs(plan.trips[static_cast<std::size_t>(assembly.trip_of(ride.trip))], ride, l.load);
  }
}

void write_back(Planner const& planner, Assembly const& assembly, DayPlan& plan) {
  write_times(planner, plan);
  for (std::size_t i = 0; i < plan.loads.size(); ++i) {
    auto const& placement = planner.plan().placements[i];
    auto known = std::move(plan.loads[i].rides);
    std::erase_if(known, [](LoadRide const& r) { return !r.travelled; });
    auto fresh = with_way(std::move(plan.loads[i].load), placement.way, planner, assembly, plan);
    auto& out = plan.loads[i] = {std::move(fresh.load), std::move(known)};
    for (auto const& ride : placement.travelled) add_ride(out, ride_of(ride, plan), true);
    for (auto const& ride : fresh.rides) add_ride(out, ride, false);
    if (out.load.way != LoadWay::tomorrow) out.load.van_rule = routing::Constraint::none;
    out.load.gone = out.load.way != LoadWay::tomorrow && out.load.departs <= plan.head.as_of;
    out.load.move_lost |= out.load.moved_by && !placement.committed;
    out.load.reason = is_held_by_hand(out.load) ? LoadReason::by_hand : reason_of(placement);
    auto const full = placement.full_trip >= 0;
    auto const* trip = full ? &plan.trips[static_cast<std::size_t>(placement.full_trip)] : nullptr;
    out.load.full_trip = trip ? trip->trip.trip : TripId{};
    out.load.full_node = trip ? trip->calls[static_cast<std::size_t>(placement.full_call)].node : NodeId{};
    for (auto const& ride : out.rides)
      add_to_legs(plan.trips[static_cast<std::size_t>(assembly.trip_of(ride.trip))], ride, out.load);
  }
}

}  // namespace planning::rules
