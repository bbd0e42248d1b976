// Loads as pairs of visits, vans as vehicles, and the solver's routes as trips.
#include "modules/planning/rules/tour.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <tuple>

#include "engine/routing/solve.h"
#include "modules/planning/rules/duty.h"
#include "modules/planning/rules/room.h"

namespace planning::rules {
namespace {

/// Counted, not timed: the same plan gives the same tours. Of a small task; each step of a large one tries
/// more.
constexpr std::size_t kSteps = 3'000, kSmallTask = 10;
/// What three vans and more cannot drive on a day anyway is not tried: a step costs by the square.
constexpr std::size_t kGroupsOfAVan = 12, kGroupsMax = 60;
constexpr std::int64_t kCostScale =
    1'000;  ///< the solver counts thousandths of 厘: a metre costs less than one
/// Loads of one relation are one visit, up to this share of a van: what is put together cannot be parted.
constexpr std::int64_t kGroupShare = 4;

bool wants_van(LoadOfPlan const& l) {
  return l.load.way == LoadWay::tomorrow && !l.load.gone && !is_held_by_hand(l.load) && !is_taken_up(l.load);
}

PlanTrip empty_trip(FleetVan const& van) {
  PlanTrip out{
      .line = van.name, .headsign = {}, .vehicle = van.vehicle, .instead_of = {}, .fleet_van = van.id};
  set_hold(out, {van.hold_g, van.hold_cm3, van.hold_bags}, {});
  out.skills = van.skills;
  return out;
}

routing::Load room_of(FleetVan const& van) {
  auto const room = room_on(empty_trip(van), {});
  return {static_cast<std::int32_t>(room.weight_g), static_cast<std::int32_t>(room.volume_cm3 / 1000),
          static_cast<std::int32_t>(room.bags)};
}

routing::Load amount_of(Load const& l) {
  return {static_cast<std::int32_t>(l.weight_g.value),
          static_cast<std::int32_t>((l.volume_cm3.value + 999) / 1000), static_cast<std::int32_t>(l.n_bags)};
}

/// Time at the wheel.
struct Wheel {
  std::int64_t total_s{}, longest_s{}, now_s{};
  void drive(std::int64_t seconds) {
    total_s += seconds;
    now_s += seconds;
    longest_s = std::max(longest_s, now_s);
  }
  void rest() { now_s = 0; }
};

/// From where a van takes a load, and from when on.
struct Start {
  NodeId node;
  base::ServiceTime ready;
};

/// Finds where a load meets a van: at a van's home above its destination, when departures bring it there.
class Feeder {
 public:
  Feeder(DayPlan const& plan, Settings const& settings, StationRules const& stations, Fleet const& fleet)
      : stations_{stations},
        fleet_{fleet},
        assembly_{plan, settings, stations},
        day_{assembly_.problem().day} {}

  /// Where departures lead and are full or missed, they bring nothing to the van either; what needs a skill
  /// is fetched by the van itself.
  Start start_of(Load const& l) const {
    auto const fed = l.reason == LoadReason::no_departure && !l.needs;
    for (auto node = parent_of(l.destination); fed && node; node = parent_of(node)) {
      if (node == l.node || !is_home(node)) continue;
      auto const there = timetable::earliest_arrivals(day_, assembly_.station_of(l.node), l.ready)
                             .at(assembly_.station_of(node));
      if (there && there->seconds < l.promise.seconds)
        return {node, {there->seconds + seconds(stations_.at(node).handling_s)}};
    }
    return {l.node, {l.ready.seconds + seconds(stations_.at(l.node).cutoff_s)}};
  }

 private:
  static std::int32_t seconds(base::Seconds s) { return static_cast<std::int32_t>(s.value); }
  NodeId parent_of(NodeId node) const {
    auto const found = stations_.find(node);
    return found == stations_.end() ? NodeId{} : found->second.parent;
  }
  bool is_home(NodeId node) const {
    return stations_.contains(node) &&
           std::ranges::find(fleet_.vans, node, &FleetVan::home) != fleet_.vans.end();
  }

  StationRules const& stations_;
  Fleet const& fleet_;
  Assembly assembly_;
  timetable::Day day_;
};

/// Loads that a van takes together.
struct Group {
  NodeId pick, drop;
  base::ServiceTime ready, promise;
  routing::Load amount;
  std::int64_t needs{}, cost_li{};
  std::vector<std::int64_t> loads;
};

std::vector<Group> groups_of(DayPlan const& plan, Feeder const& feeder, routing::Load const& room) {
  std::map<std::tuple<NodeId, NodeId, base::ServiceTime, base::ServiceTime, std::int64_t>, std::size_t> open;
  std::vector<Group> out;
  for (auto const& [load, rides] : plan.loads) {
    if (!wants_van({load, {}})) continue;
    auto const start = feeder.start_of(load);
    auto const amount = amount_of(load);
    auto const [at, is_new] =
        open.try_emplace({start.node, load.destination, start.ready, load.promise, load.needs}, out.size());
    auto together = amount;
    if (!is_new) together += out[at->second].amount;
    auto const fits = together.weight_g <= room.weight_g / kGroupShare &&
                      together.volume_l <= room.volume_l / kGroupShare &&
                      together.pieces <= room.pieces / kGroupShare;
    if (is_new || !fits) {
      at->second = out.size();
      out.push_back({start.node, load.destination, start.ready, load.promise, {}, load.needs, 0, {}});
    }
    auto& group = out[at->second];
    group.amount += amount;
    group.cost_li += load.cost_li.value;
    group.loads.push_back(load.seq);
  }
  return out;
}

/// The solver's task; visit 2n picks up the n-th group, visit 2n + 1 drops it.
class Task {
 public:
  Task(DayPlan const& plan, Settings const& settings, StationRules const& stations, Fleet const& fleet,
       base::ServiceTime now)
      : plan_{plan}, settings_{settings}, stations_{stations}, fleet_{fleet}, now_{now} {
    for (std::size_t i = 0; i < fleet.ways.nodes.size(); ++i)
      places_.emplace(fleet.ways.nodes[i], static_cast<int>(i));
    problem_.matrix = {static_cast<int>(fleet.ways.nodes.size()),
                       std::make_shared<std::vector<std::int32_t> const>(fleet.ways.distance_m),
                       std::make_shared<std::vector<std::int32_t> const>(fleet.ways.duration_s)};
    for (auto const& van : fleet.vans) add(van);
    routing::Load largest;
    for (auto const& v : problem_.vehicles)
      if (largest.fits(v.capacity)) largest = v.capacity;
    auto groups = groups_of(plan, Feeder{plan, settings, stations, fleet}, largest);
    std::ranges::stable_sort(groups, std::greater{}, &Group::cost_li);
    auto const tried =
        std::min({groups.size(), kGroupsMax, kGroupsOfAVan * std::max<std::size_t>(1, vans_.size())});
    for (auto rest = groups.begin() + static_cast<std::ptrdiff_t>(tried); rest != groups.end(); ++rest)
      for (auto const load : rest->loads) unplaced_.push_back({load, routing::Constraint::vehicles});
    groups.resize(tried);
    for (auto& group : groups) add(std::move(group));
  }

  Tours solve() const {
    Tours out{{}, unplaced_};
    if (groups_.empty()) return out;
    if (problem_.vehicles.empty()) {
      for (auto const& g : groups_) leave(out, g, routing::Constraint::vehicles);
      return out;
    }
    auto const steps = kSteps * kSmallTask / std::max(kSmallTask, groups_.size());
    auto const plan = routing::solve(problem_, {}, {.steps = steps});
    for (auto const& route : plan.routes)
      if (!route.steps.empty()) out.tours.push_back(tour_of(route, std::ssize(out.tours)));
    std::map<std::size_t, routing::Constraint> left;  // of a pair the rule is named once
    for (auto const& u : plan.unserved) {
      auto& binding = left[static_cast<std::size_t>(u.visit / 2)];
      if (u.binding != routing::Constraint::mate && u.binding != routing::Constraint::none)
        binding = u.binding;
    }
    for (auto const& [group, binding] : left) leave(out, groups_[group], binding);
    return out;
  }

 private:
  static void leave(Tours& out, Group const& g, routing::Constraint binding) {
    for (auto const load : g.loads) out.left.push_back({load, binding});
  }

  /// A van is out until its last tour of the plan is over.
  base::ServiceTime free_from(FleetVan const& van) const {
    auto out = std::max(van.leaves_from, now_);
    for (auto const& t : plan_.trips)
      if (t.trip.fleet_van == van.id && t.trip.cancelled_from != 0 && t.trip.state != TripState::merged)
        out = std::max(out, t.calls.back().arrives);
    return out;
  }

  void add(FleetVan const& van) {
    auto const place = places_.find(van.home);
    auto const from = free_from(van);
    if (place == places_.end() || from >= van.back_until) return;
    routing::Vehicle v;
    v.start = v.end = place->second;
    v.capacity = room_of(van);
    v.from = from.seconds;
    v.until = van.back_until.seconds;
    v.fixed = van.fixed_li.value * kCostScale;
    v.skills = static_cast<std::uint64_t>(van.skills);
    v.per_time = van.li_an_hour.value * kCostScale / 3600;
    v.per_distance = std::max<std::int64_t>(1, van.li_a_km.value * kCostScale / 1000);
    v.driving = {static_cast<routing::Ticks>(kUnbrokenMaxS), static_cast<routing::Ticks>(kRestS),
                 static_cast<routing::Ticks>(kDrivingMaxS)};
    problem_.vehicles.push_back(v);
    vans_.push_back(&van);
  }

  /// What is taken at a home is on the van before it leaves.
  routing::Ticks stop_at(int place) const {
    auto const is_home =
        std::ranges::any_of(problem_.vehicles, [place](auto const& v) { return v.start == place; });
    return is_home ? 0 : static_cast<routing::Ticks>(settings_.stop_s.value);
  }

  void add(Group group) {
    auto const pick_at = places_.find(group.pick), drop_at = places_.find(group.drop);
    if (pick_at == places_.end() || drop_at == places_.end()) {
      for (auto const load : group.loads) unplaced_.push_back({load, routing::Constraint::place});
      return;
    }
    auto const n = static_cast<int>(problem_.visits.size());
    routing::Visit pick{.place = pick_at->second, .kind = routing::VisitKind::pickup, .load = group.amount};
    pick.service = stop_at(pick.place);
    pick.from = std::max(group.ready, now_).seconds;
    pick.mate = n + 1;
    pick.needs = static_cast<std::uint64_t>(group.needs);
    pick.penalty = group.cost_li * kCostScale;
    auto drop = pick;
    drop.place = drop_at->second;
    drop.kind = routing::VisitKind::dropoff;
    drop.service = static_cast<routing::Ticks>(settings_.stop_s.value);
    drop.from = 0;
    drop.until = group.promise.seconds;
    drop.mate = n;
    drop.penalty = 0;  // the pair is left out as one
    problem_.visits.push_back(pick);
    problem_.visits.push_back(drop);
    groups_.push_back(std::move(group));
  }

  PlanCall call_at(int place, TripOfPlan const& t, routing::Ticks arrives, routing::Ticks departs) const {
    auto const node = fleet_.ways.nodes[static_cast<std::size_t>(place)];
    auto const station = stations_.find(node);
    return {.trip_seq = t.trip.seq,
            .call = std::ssize(t.calls),
            .node = node,
            .name = station == stations_.end() ? std::string{} : station->second.name,
            .sequence = std::ssize(t.calls) + 1,
            .arrives = {arrives},
            .departs = {departs}};
  }

  Wheel wheel_of(routing::Route const& route, int home) const {
    Wheel out;
    auto at = home;
    auto const drive_to = [&](int place) {
      if (place != at) out.drive(problem_.matrix.duration_of(at, place));
      at = place;
    };
    for (auto const& step : route.steps) {
      auto const visits = step.kind == routing::StepKind::visit;
      auto const place = visits ? problem_.visits[static_cast<std::size_t>(step.index)].place : step.place;
      if (place >= 0) drive_to(place);
      if (!visits || step.leaves - step.arrives >= kRestS) out.rest();
    }
    drive_to(home);
    return out;
  }

  Tour tour_of(routing::Route const& route, std::int64_t n) const {
    auto const& van = *vans_[static_cast<std::size_t>(route.vehicle)];
    Tour out{{empty_trip(van), {}}, {}};
    auto& trip = out.trip.trip;
    auto& calls = out.trip.calls;
    trip.seq = std::ssize(plan_.trips) + n;
    trip.trip = TripId{-1 - n};
    auto const home = places_.at(van.home);
    auto at = home;
    std::int64_t length_m = 0, farthest_m = -1;
    auto const drive_to = [&](int place, routing::Ticks arrives, routing::Ticks departs) {
      if (!calls.empty()) {
        calls.back().leg_m = {problem_.matrix.distance_of(at, place)};
        length_m += calls.back().leg_m.value;
      }
      calls.push_back(call_at(place, out.trip, arrives, departs));
      at = place;
      auto const from_home = problem_.matrix.distance_of(home, place);
      if (place == home || from_home <= farthest_m) return;
      farthest_m = from_home;
      trip.headsign = calls.back().name;
    };
    drive_to(home, route.leaves, route.leaves);
    for (auto const& step : route.steps) {
      if (step.kind != routing::StepKind::visit) continue;
      auto const place = problem_.visits[static_cast<std::size_t>(step.index)].place;
      if (place == at) {
        calls.back().departs = {step.leaves};
      } else {
        drive_to(place, step.arrives, step.leaves);
      }
      auto const& loads = groups_[static_cast<std::size_t>(step.index / 2)].loads;
      if (step.index % 2) out.loads.insert(out.loads.end(), loads.begin(), loads.end());
    }
    drive_to(home, route.returns, route.returns);
    auto const wheel = wheel_of(route, home);
    trip.driving_s = {wheel.total_s};
    trip.unbroken_s = {wheel.longest_s};
    trip.cost_li = {van.fixed_li.value + van.li_a_km.value * length_m / 1000 +
                    van.li_an_hour.value * (route.returns - route.leaves) / 3600};
    return out;
  }

  DayPlan const& plan_;
  Settings const& settings_;
  StationRules const& stations_;
  Fleet const& fleet_;
  base::ServiceTime now_;
  std::map<NodeId, int> places_;
  routing::Problem problem_;
  std::vector<FleetVan const*> vans_;  ///< of each vehicle
  std::vector<Group> groups_;
  std::vector<LeftBehind> unplaced_;
};

}  // namespace

Tours tours_of(DayPlan const& plan, Settings const& settings, StationRules const& stations,
               Fleet const& fleet, base::ServiceTime now) {
  return Task{plan, settings, stations, fleet, now}.solve();
}

void name_tours(DayPlan& plan, std::function<TripId()> const& make_key) {
  std::map<TripId, TripId> keys;
  for (auto& t : plan.trips)
    if (t.trip.trip.value < 0) t.trip.trip = keys[t.trip.trip] = make_key();
  auto const rename = [&keys](TripId& trip) {
    if (auto const found = keys.find(trip); found != keys.end()) trip = found->second;
  };
  for (auto& l : plan.loads) {
    rename(l.load.full_trip);
    for (auto& r : l.rides) rename(r.trip);
  }
}

}  // namespace planning::rules
