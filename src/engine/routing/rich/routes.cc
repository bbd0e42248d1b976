// Changes routes, times them anew and can take the changes back.
#include "engine/routing/rich/routes.h"

#include <algorithm>

namespace routing::rich {

namespace {
constexpr Cost kBroken =
    1'000'000'000'000'000;  // a route that breaks a rule, which only a locked beginning can bring
}

Routes::Routes(Data const& data, Problem const& problem)
    : data_{data},
      problem_{problem},
      scheduler_{problem},
      visits_(problem.vehicles.size()),
      cost_(problem.vehicles.size()),
      price_(data.n_nodes),
      route_of_(data.n_nodes),
      position_(data.n_nodes),
      is_touched_(problem.vehicles.size()),
      is_locked_(data.n_nodes) {
  for (auto const& vehicle : problem.vehicles)
    for (auto const visit : vehicle.locked) is_locked_[visit + 1] = 1;
  price_visits();
}

/// What must be served is dearer than any route that could serve it, more so with its priority.
void Routes::price_visits() {
  Cost dearest = 1, latest = 0;
  auto const& matrix = problem_.matrix;
  auto const distance = *std::max_element(matrix.distance->begin(), matrix.distance->end());
  for (auto const& visit : problem_.visits)
    if (visit.until < kNever) latest = std::max(latest, visit.late_cost * (visit.until - visit.from));
  for (auto const& vehicle : problem_.vehicles) {
    auto const time = vehicle.until < kNever ? vehicle.until - vehicle.from : 0;
    dearest =
        std::max(dearest, vehicle.fixed + 4 * distance * vehicle.per_distance + time * vehicle.per_time);
  }
  for (int node = 1; node < data_.n_nodes; ++node) {
    auto const& visit = problem_.visits[node - 1];
    price_[node] =
        visit.penalty >= 0 ? visit.penalty : (dearest + latest) * 2 * (1 + std::max(0, visit.priority));
  }
}

void Routes::index(int route) {
  auto const& visits = visits_[route];
  for (std::size_t i = 0; i < visits.size(); ++i) {
    route_of_[visits[i] + 1] = route;
    position_[visits[i] + 1] = static_cast<std::int32_t>(i);
  }
}

void Routes::take(Sequences const& sequences, std::vector<Node> const& absent, int) {
  std::fill(route_of_.begin(), route_of_.end(), search::kAbsent);
  std::fill(is_touched_.begin(), is_touched_.end(), 0);
  touched_.clear();
  n_saved_ = 0;
  driven_ = absent_price_ = 0;
  for (std::size_t route = 0; route < visits_.size(); ++route) {
    visits_[route].clear(), cost_[route] = 0;
    if (route < sequences.size())
      for (auto const node : sequences[route]) visits_[route].push_back(node - 1);
    refresh(static_cast<int>(route));
  }
  for (auto const node : absent) absent_price_ += price_[node];
}

Sequences Routes::sequences() const {
  Sequences out(visits_.size());
  for (std::size_t route = 0; route < visits_.size(); ++route)
    for (auto const visit : visits_[route]) out[route].push_back(static_cast<Node>(visit + 1));
  return out;
}

Routes::Stop Routes::stop(int node) const {
  auto const is_depot = node >= data_.n_nodes;
  auto const route = is_depot ? node - data_.n_nodes : route_of_[node];
  if (route < 0) return {-1, -1, route};
  auto const& visits = visits_[route];
  if (is_depot && visits.empty()) return {node, node, route};
  if (is_depot) return {visits.front() + 1, visits.back() + 1, route};
  auto const at = static_cast<std::size_t>(position_[node]);
  return {at + 1 < visits.size() ? visits[at + 1] + 1 : depot(route),
          at > 0 ? visits[at - 1] + 1 : depot(route), route};
}

int Routes::n_used() const {
  return static_cast<int>(
      std::count_if(visits_.begin(), visits_.end(), [](auto const& v) { return !v.empty(); }));
}

void Routes::refresh(int route) {
  index(route);
  auto const timing = scheduler_.time(route, visits_[route]);
  driven_ -= cost_[route];
  cost_[route] = timing.holds() ? timing.cost : kBroken;
  driven_ += cost_[route];
}

void Routes::put(int route, std::vector<int> const& visits, Cost cost, int request) {
  touch(route);
  visits_[route] = visits;
  index(route);
  driven_ += cost - cost_[route];
  cost_[route] = cost;
  absent_price_ -= price_[request];
}

void Routes::erase(int node) {
  auto const route = route_of_[node];
  visits_[route].erase(visits_[route].begin() + position_[node]);
  route_of_[node] = search::kAbsent;
  index(route);
}

/// A pair goes as one, unless its pickup is locked: then the dropoff stands for itself.
void Routes::take_out(int node, std::vector<Node>& removed) {
  if (route_of_[node] < 0 || is_locked_[node]) return;
  auto const mate = data_.mate[node];
  if (mate && is_locked_[mate] && problem_.visits[node - 1].kind == VisitKind::pickup) return;
  touch(route_of_[node]);
  erase(node);
  auto request = static_cast<Node>(node);
  if (mate && !is_locked_[mate]) {
    erase(mate);
    if (problem_.visits[node - 1].kind == VisitKind::dropoff) request = mate;
  }
  removed.push_back(request);
  absent_price_ += price_[request];
}

void Routes::touch(int route) {
  if (is_touched_[route]) return;
  is_touched_[route] = 1;
  touched_.push_back(route);
  if (n_saved_ == saved_.size()) saved_.emplace_back();
  auto& saved = saved_[n_saved_++];
  saved.route = route, saved.visits = visits_[route], saved.cost = cost_[route];
}

void Routes::begin() {
  for (auto const route : touched_) is_touched_[route] = 0;
  touched_.clear();
  n_saved_ = 0;
  saved_driven_ = driven_, saved_absent_price_ = absent_price_;
}

void Routes::roll_back() {
  for (std::size_t i = 0; i < n_saved_; ++i)
    for (auto const visit : visits_[saved_[i].route]) route_of_[visit + 1] = search::kAbsent;
  for (std::size_t i = 0; i < n_saved_; ++i) {
    auto const& saved = saved_[i];
    visits_[saved.route] = saved.visits, cost_[saved.route] = saved.cost;
    index(saved.route);
  }
  driven_ = saved_driven_, absent_price_ = saved_absent_price_;
  begin();
}

}  // namespace routing::rich
