// Each assignment followed call by call, then the sums on every leg.
#include "modules/planning/rules/check.h"

#include <algorithm>
#include <set>

#include "modules/planning/rules/block.h"
#include "modules/planning/rules/room.h"

namespace planning::rules {
namespace {

class Judge {
 public:
  Judge(DayPlan& plan, StationRules const& stations, base::ServiceTime now)
      : plan_{plan}, stations_{stations}, now_{now} {}

  /// Whoever is assigned gives up the place that the plan has for it.
  LoadOfPlan* take_out(Assignment const& a, std::int64_t at) {
    at_ = at;
    auto const found = std::ranges::find_if(plan_.loads, [&a](LoadOfPlan const& l) {
      return a.bag ? l.load.bag == a.bag : l.load.seq == a.load;
    });
    if (found == plan_.loads.end()) return say(FaultKind::load_unknown), nullptr;
    if (!taken_out_.insert(found->load.seq).second) return say(FaultKind::load_twice), nullptr;
    if (found->load.gone) return say(FaultKind::load_gone), nullptr;
    for (auto const& ride : found->rides)
      if (!ride.travelled) put(ride, found->load, -1);
    std::erase_if(found->rides, [](LoadRide const& r) { return !r.travelled; });
    return &*found;
  }

  void follow(LoadOfPlan& l, Assignment const& a, std::int64_t at) {
    at_ = at;
    auto const arrives = a.van ? by_van(l.load, a) : by_trips(l, a);
    if (arrives && *arrives > l.load.promise)
      say(FaultKind::promise, {}, l.load.destination, arrives->seconds - l.load.promise.seconds);
  }

  void judge_legs() {
    at_ = -1;
    for (auto const& t : plan_.trips)
      for (auto const& c : t.calls) judge_leg(t, c);
  }

  std::vector<Fault> take() { return std::move(faults_); }

 private:
  void say(FaultKind kind, TripId trip = {}, NodeId node = {}, std::int64_t by = 0) {
    faults_.push_back({at_, kind, trip, node, by});
  }

  std::optional<base::ServiceTime> by_van(Load const& l, Assignment const& a) {
    auto const van = std::ranges::find(plan_.vans, a.van, &Van::id);
    if (van == plan_.vans.end()) return say(FaultKind::van_unknown), std::nullopt;
    if (van->origin != l.node || van->destination != l.destination)
      return say(FaultKind::not_served, {}, l.destination), std::nullopt;
    if (lacking(l.needs, van->skills)) say(FaultKind::skill, {}, l.node);
    if (l.ready > van->latest_ready)
      say(FaultKind::cutoff, {}, l.node, l.ready.seconds - van->latest_ready.seconds);
    return van->arrives;
  }

  /// Empty when it stays, or when the way cannot be followed.
  std::optional<base::ServiceTime> by_trips(LoadOfPlan& l, Assignment const& a) {
    auto node = l.load.node;
    auto ready = l.load.ready;
    for (std::size_t i = 0; i < a.trips.size(); ++i) {
      auto const found =
          std::ranges::find(plan_.trips, a.trips[i], [](TripOfPlan const& t) { return t.trip.trip; });
      if (found == plan_.trips.end()) return say(FaultKind::trip_unknown, a.trips[i]), std::nullopt;
      if (!runs(*found)) return say(FaultKind::trip_cancelled, a.trips[i]), std::nullopt;
      auto const* const next = i + 1 < a.trips.size() ? &a.trips[i + 1] : nullptr;
      auto const ride = ride_on(*found, node, l.load.destination, next);
      if (!ride)
        return say(FaultKind::not_served, a.trips[i], next ? node : l.load.destination), std::nullopt;
      judge_time(*ride, ready, i == 0);
      if (lacking(l.load.needs, found->trip.skills)) say(FaultKind::skill, a.trips[i], ride->load_node);
      put(*ride, l.load, 1);
      l.rides.push_back(*ride);
      node = ride->unload_node;
      ready = ride->arrives;
    }
    return a.trips.empty() ? std::nullopt : std::optional{ready};
  }

  void judge_time(LoadRide const& ride, base::ServiceTime ready, bool first) {
    auto const& rule = stations_.at(ride.load_node);
    auto const needs = ready.seconds + (first ? rule.cutoff_s : rule.handling_s).value;
    if (ride.departs <= now_) say(FaultKind::has_left, ride.trip, ride.load_node);
    if (ride.departs.seconds < needs)
      say(first ? FaultKind::cutoff : FaultKind::transfer, ride.trip, ride.load_node,
          needs - ride.departs.seconds);
  }

  /// To the destination, or with another trip to follow to the first node where that one takes mail over.
  std::optional<LoadRide> ride_on(TripOfPlan const& t, NodeId from, NodeId destination,
                                  TripId const* next) const {
    auto const loads =
        std::ranges::find_if(t.calls, [from](PlanCall const& c) { return c.node == from && c.loads; });
    if (loads == t.calls.end()) return {};
    auto const unloads = std::find_if(loads + 1, t.calls.end(), [&](PlanCall const& c) {
      return c.unloads && (next ? takes_over(*next, c.node, destination) : c.node == destination);
    });
    if (unloads == t.calls.end()) return {};
    return LoadRide{.trip = t.trip.trip,
                    .load_node = from,
                    .unload_node = unloads->node,
                    .first_call = loads->call,
                    .last_call = unloads->call,
                    .departs = loads->departs,
                    .arrives = unloads->arrives};
  }
  bool takes_over(TripId id, NodeId node, NodeId destination) const {
    if (node == destination || !stations_.at(node).transfers) return false;
    for (auto const& t : plan_.trips)
      if (t.trip.trip == id)
        return std::ranges::any_of(t.calls, [node](PlanCall const& c) { return c.node == node && c.loads; });
    return false;
  }

  void put(LoadRide const& ride, Load const& load, std::int64_t times) {
    auto const trip =
        std::ranges::find(plan_.trips, ride.trip, [](TripOfPlan const& t) { return t.trip.trip; });
    if (trip == plan_.trips.end()) return;
    add_to_legs(*trip, ride, load, times);
    if (times < 0) return;
    for (auto c = ride.first_call; c < ride.last_call; ++c) touched_.insert({ride.trip, c});
  }

  /// Only where somebody was put: what the plan itself has is not on trial.
  void judge_leg(TripOfPlan const& t, PlanCall const& c) {
    if (!touched_.contains({t.trip.trip, c.call})) return;
    auto const hold = hold_of(t.trip), left = beside_passengers(t.trip);
    auto const measure = [&](std::int64_t is, std::int64_t whole, std::int64_t free, FaultKind full,
                             FaultKind taken) {
      if (is > whole) return say(full, t.trip.trip, c.node, is - whole);
      if (is > free) say(taken, t.trip.trip, c.node, is - free);
    };
    measure((c.taken_g + c.loaded_g).value, hold.weight_g.value, left.weight_g.value, FaultKind::hold_weight,
            FaultKind::reserve_weight);
    measure((c.taken_cm3 + c.loaded_cm3).value, hold.volume_cm3.value, left.volume_cm3.value,
            FaultKind::hold_volume, FaultKind::reserve_volume);
    measure(c.taken_bags + c.loaded_bags, hold.bags, left.bags, FaultKind::hold_bags,
            FaultKind::reserve_bags);
  }

  DayPlan& plan_;
  StationRules const& stations_;
  base::ServiceTime now_;
  std::int64_t at_{-1};
  std::vector<Fault> faults_;
  std::set<std::int64_t> taken_out_;
  std::set<std::pair<TripId, std::int64_t>> touched_;  ///< legs of assigned loads
};

}  // namespace

std::vector<Fault> faults_of(DayPlan plan, std::vector<Assignment> const& assignments,
                             StationRules const& stations, base::ServiceTime now) {
  Judge judge{plan, stations, now};
  std::vector<LoadOfPlan*> loads;
  for (std::size_t i = 0; i < assignments.size(); ++i)
    loads.push_back(judge.take_out(assignments[i], static_cast<std::int64_t>(i)));
  for (std::size_t i = 0; i < assignments.size(); ++i)
    if (loads[i]) judge.follow(*loads[i], assignments[i], static_cast<std::int64_t>(i));
  judge.judge_legs();
  return judge.take();
}

bool is_as_planned(LoadOfPlan const& l, Assignment const& a) {
  std::vector<TripId> trips;
  for (auto const& ride : l.rides)
    if (!ride.travelled) trips.push_back(ride.trip);
  return a.trips == trips && a.van == (l.load.way == LoadWay::van ? l.load.van : VanId{});
}

FaultWords words_of(FaultKind kind) {
  switch (kind) {
    case FaultKind::load_unknown:
      return {"计划里没有这组邮件", "The plan has no such load"};
    case FaultKind::load_twice:
      return {"同一组邮件指定了两次", "The load is assigned twice"};
    case FaultKind::trip_unknown:
      return {"计划里没有这个班次", "The plan has no such trip"};
    case FaultKind::van_unknown:
      return {"当日没有这条专车运输", "There is no such van service that day"};
    case FaultKind::trip_cancelled:
      return {"该班次已停开", "The trip does not run"};
    case FaultKind::not_served:
      return {"所选班次不能送达该站", "The trips do not lead there"};
    case FaultKind::has_left:
      return {"班次已发车", "The trip has left"};
    case FaultKind::load_gone:
      return {"该组邮件已发出", "The load is on its way"};
    case FaultKind::cutoff:
      return {"赶不上截邮时间", "It misses the cut-off"};
    case FaultKind::transfer:
      return {"换班时间不够", "Too little time to change trips"};
    case FaultKind::promise:
      return {"晚于时限", "It comes behind its promise"};
    case FaultKind::hold_weight:
      return {"超过行李舱载重", "The hold is overloaded by mass"};
    case FaultKind::hold_volume:
      return {"超过行李舱容积", "The hold is overloaded by volume"};
    case FaultKind::hold_bags:
      return {"超过行李舱袋数", "The hold has more bags than it takes"};
    case FaultKind::reserve_weight:
      return {"占用旅客行李预留（重量）", "It takes the passengers' reserve by mass"};
    case FaultKind::reserve_volume:
      return {"占用旅客行李预留（体积）", "It takes the passengers' reserve by volume"};
    case FaultKind::reserve_bags:
      return {"占用旅客行李预留（件数）", "It takes the passengers' reserve by pieces"};
    case FaultKind::skill:
      return {"需要冷链，车辆没有冷藏设备", "It needs cold chain, which the vehicle has not"};
  }
  return {"", ""};
}

}  // namespace planning::rules
