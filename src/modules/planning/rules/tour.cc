// Loads as pairs of visits, vans as vehicles, and the solver's routes told by stop.
#include "modules/planning/rules/tour.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "engine/routing/solve.h"
#include "modules/planning/rules/duty.h"

namespace planning::rules {
namespace {

constexpr std::uint64_t kSteps = 3'000;  ///< counted, not timed: the same plan gives the same tours

bool wants_van(LoadOfPlan const& l) { return l.load.way == LoadWay::tomorrow && !l.load.gone; }

routing::Load load_of(std::int64_t g, std::int64_t cm3, std::int64_t bags) {
  return {static_cast<std::int32_t>(g), static_cast<std::int32_t>((cm3 + 999) / 1000),
          static_cast<std::int32_t>(bags)};
}

routing::Vehicle van_of(Fleet const& fleet) {
  routing::Vehicle out;
  out.capacity = load_of(fleet.hold.weight_g.value, fleet.hold.volume_cm3.value - 999, fleet.hold.bags);
  out.from = fleet.from.seconds;
  out.until = fleet.until.seconds;
  out.fixed = fleet.fixed_li.value;
  out.per_distance = std::max<std::int64_t>(1, fleet.li_a_km.value / 1000);
  out.driving = {static_cast<routing::Ticks>(kUnbrokenMaxS), static_cast<routing::Ticks>(kRestS),
                 static_cast<routing::Ticks>(kDrivingMaxS)};
  return out;
}

/// The task of the solver; visit 2n picks up the n-th load, visit 2n + 1 drops it.
class Task {
 public:
  Task(DayPlan const& plan, Fleet const& fleet, Between const& between) : fleet_{fleet}, between_{between} {
    for (std::size_t i = 0; i < between.nodes.size(); ++i)
      places_.emplace(between.nodes[i], static_cast<int>(i));
    problem_.matrix = {static_cast<int>(between.nodes.size()),
                       std::make_shared<std::vector<std::int32_t> const>(between.distance_m),
                       std::make_shared<std::vector<std::int32_t> const>(between.duration_s)};
    for (auto const& l : plan.loads)
      if (wants_van(l)) add(l.load);
    problem_.vehicles.assign(static_cast<std::size_t>(fleet.n_vans), van_of(fleet));
  }

  Tours solve() const {
    Tours out;
    if (loads_.empty()) return out;
    if (problem_.vehicles.empty()) {
      for (auto const load : loads_) out.left.push_back({load, routing::Constraint::vehicles});
      return out;
    }
    auto const plan = routing::solve(problem_, {}, {.steps = kSteps});
    for (auto const& route : plan.routes)
      if (!route.steps.empty()) out.tours.push_back(tour_of(route));
    std::map<std::int64_t, routing::Constraint> left;  // of a pair the rule is named once
    for (auto const& u : plan.unserved) {
      auto& binding = left[loads_[static_cast<std::size_t>(u.visit / 2)]];
      if (u.binding != routing::Constraint::mate && u.binding != routing::Constraint::none)
        binding = u.binding;
    }
    for (auto const& [load, binding] : left) out.left.push_back({load, binding});
    return out;
  }

 private:
  void add(Load const& l) {
    auto const n = static_cast<int>(problem_.visits.size());
    routing::Visit pick{.place = places_.at(l.node),
                        .kind = routing::VisitKind::pickup,
                        .load = load_of(l.weight_g.value, l.volume_cm3.value, l.n_bags),
                        .service = static_cast<routing::Ticks>(fleet_.stop_s.value)};
    pick.from = l.ready.seconds;
    pick.mate = n + 1;
    pick.penalty = l.cost_li.value;
    auto drop = pick;
    drop.place = places_.at(l.destination);
    drop.kind = routing::VisitKind::dropoff;
    drop.from = 0;
    drop.until = l.promise.seconds;
    drop.mate = n;
    drop.penalty = 0;  // the pair is left out as one
    problem_.visits.push_back(pick);
    problem_.visits.push_back(drop);
    loads_.push_back(l.seq);
  }

  Tour tour_of(routing::Route const& route) const {
    Tour out{.van = route.vehicle, .departs = {route.leaves}, .returns = {route.returns}};
    int at = 0;
    for (auto const& step : route.steps) {
      if (step.kind != routing::StepKind::visit) continue;
      auto const& visit = problem_.visits[static_cast<std::size_t>(step.index)];
      if (out.stops.empty() || visit.place != at) {
        out.stops.push_back({between_.nodes[static_cast<std::size_t>(visit.place)],
                             {step.arrives},
                             {},
                             {problem_.matrix.distance_of(at, visit.place)}});
        out.length_m += out.stops.back().leg_m;
        at = visit.place;
      }
      out.stops.back().departs = {step.leaves};
      auto const load = loads_[static_cast<std::size_t>(step.index / 2)];
      (step.index % 2 ? out.stops.back().dropped : out.stops.back().picked).push_back(load);
    }
    out.length_m.value += problem_.matrix.distance_of(at, 0);
    auto const& van = problem_.vehicles[static_cast<std::size_t>(route.vehicle)];
    out.cost_li = {van.fixed + van.per_distance * out.length_m.value};
    return out;
  }

  Fleet const& fleet_;
  Between const& between_;
  std::map<NodeId, int> places_;
  routing::Problem problem_;
  std::vector<std::int64_t> loads_;
};

}  // namespace

std::vector<NodeId> tour_nodes(DayPlan const& plan, NodeId centre) {
  std::set<NodeId> others;
  for (auto const& l : plan.loads)
    if (wants_van(l)) others.insert({l.load.node, l.load.destination});
  others.erase(centre);
  std::vector<NodeId> out{centre};
  out.insert(out.end(), others.begin(), others.end());
  return out;
}

Tours tours_of(DayPlan const& plan, Fleet const& fleet, Between const& between) {
  return Task{plan, fleet, between}.solve();
}

}  // namespace planning::rules
