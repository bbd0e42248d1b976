// Tries a request at every place of every vehicle.
#include "engine/routing/rich/insertion.h"

#include <algorithm>

namespace routing::rich {
namespace {

bool is_same(Vehicle const& a, Vehicle const& b) {
  return a.start == b.start && a.end == b.end && a.capacity == b.capacity && a.from == b.from &&
         a.until == b.until && a.working == b.working && a.trips == b.trips && a.reload == b.reload &&
         a.backhaul == b.backhaul && a.skills == b.skills && a.fixed == b.fixed &&
         a.per_distance == b.per_distance && a.per_time == b.per_time &&
         a.driving.driving == b.driving.driving && a.driving.rest == b.driving.rest &&
         a.driving.driving_total == b.driving.driving_total && a.breaks.empty() && b.breaks.empty() &&
         a.locked.empty() && b.locked.empty();
}

}  // namespace

Insertion::Insertion(Routes& routes, Random& random) : routes_{routes}, random_{random} {
  auto const& vehicles = routes.problem().vehicles;
  twin_.assign(vehicles.size(), -1);
  for (std::size_t i = 1; i < vehicles.size(); ++i)
    for (auto j = i; j-- > 0 && twin_[i] < 0;)
      if (is_same(vehicles[i], vehicles[j])) twin_[i] = static_cast<int>(j);
}

/// Of equal vehicles that stay, one is enough to try.
bool Insertion::is_like_an_empty_one_before(int vehicle) const {
  if (routes_.size(vehicle) > 0) return false;
  for (auto twin = twin_[vehicle]; twin >= 0; twin = twin_[twin])
    if (routes_.size(twin) == 0) return true;
  return false;
}

bool Insertion::insert(int node, Cost) {
  best_.vehicle = -1;
  best_.cost = routes_.problem().visits[node - 1].penalty >= 0 ? routes_.price_of(node) : search::kNowhere;
  auto const visit = node - 1;
  auto const& wanted = routes_.problem().visits[visit];
  if (wanted.kind == VisitKind::dropoff && wanted.mate >= 0) {  // its pickup is locked
    auto const vehicle = routes_.stop(wanted.mate + 1).route;
    if (vehicle >= 0) try_vehicle(vehicle, visit);
  } else {
    for (int vehicle = 0; vehicle < routes_.n_routes_max(); ++vehicle) {
      auto const lacks = wanted.needs & ~routes_.problem().vehicles[vehicle].skills;
      if (lacks || is_like_an_empty_one_before(vehicle)) continue;
      if (wanted.mate >= 0)
        try_pair(vehicle, visit, wanted.mate);
      else
        try_vehicle(vehicle, visit);
    }
  }
  if (best_.vehicle < 0) return false;
  routes_.put(best_.vehicle, best_.visits, best_.route_cost, node);
  return true;
}

/// What driving by adds at least.
Cost Insertion::detour(int vehicle, std::vector<int> const& visits, std::size_t at, int visit) const {
  auto const& problem = routes_.problem();
  auto const& by = problem.vehicles[vehicle];
  auto const before = at == 0 ? by.start : problem.visits[visits[at - 1]].place;
  auto const after = at == visits.size() ? by.end : problem.visits[visits[at]].place;
  auto const here = problem.visits[visit].place;
  auto const extra = Cost{problem.matrix.distance_of(before, here)} +
                     problem.matrix.distance_of(here, after) -
                     (visits.empty() ? 0 : problem.matrix.distance_of(before, after));
  return extra * by.per_distance + (visits.empty() ? by.fixed : 0);
}

/// Times what stands in tried_ and keeps it when it is better.
void Insertion::judge(int vehicle) {
  auto const timing = routes_.scheduler().time(vehicle, tried_);
  auto const cost = timing.cost - routes_.cost_of(vehicle);
  if (!timing.holds() || cost >= best_.cost || (random_.next() >> 32) < kBlink) return;
  best_.cost = cost, best_.vehicle = vehicle, best_.route_cost = timing.cost;
  best_.visits = tried_;
}

void Insertion::try_vehicle(int vehicle, int visit) {
  auto const& visits = routes_.visits(vehicle);
  for (auto at = routes_.problem().vehicles[vehicle].locked.size(); at <= visits.size(); ++at) {
    if (detour(vehicle, visits, at, visit) >= best_.cost) continue;
    tried_ = visits;
    tried_.insert(tried_.begin() + static_cast<std::ptrdiff_t>(at), visit);
    judge(vehicle);
  }
}

void Insertion::try_pair(int vehicle, int pickup, int drop) {
  auto const& visits = routes_.visits(vehicle);
  for (auto at = routes_.problem().vehicles[vehicle].locked.size(); at <= visits.size(); ++at) {
    if (detour(vehicle, visits, at, pickup) >= best_.cost) continue;
    for (auto drop_at = at; drop_at <= visits.size(); ++drop_at) {
      if (drop_at > at &&
          detour(vehicle, visits, at, pickup) + detour(vehicle, visits, drop_at, drop) >= best_.cost)
        continue;
      tried_ = visits;
      tried_.insert(tried_.begin() + static_cast<std::ptrdiff_t>(drop_at), drop);
      tried_.insert(tried_.begin() + static_cast<std::ptrdiff_t>(at), pickup);
      judge(vehicle);
    }
  }
}

}  // namespace routing::rich
