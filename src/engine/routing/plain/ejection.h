// Room for an absent request: one or two requests that are easier to place leave a route so that it fits in
// (Nagata, Kobayashi 2010, "Guided ejection search for the pickup and delivery problem with time windows").
#pragma once
#include "engine/routing/plain/route_copy.h"
#include "engine/routing/random.h"

namespace routing::plain {

/// Looks through all routes for those that weigh least.
template <bool kTimed, bool kPaired>
class Ejection {
 public:
  Ejection(Routes<kTimed, kPaired>& routes, Random& random)
      : routes_{routes}, random_{random}, copy_{routes} {}

  /// Inserts a request for which others leave that weigh less together. @param weight by node · @param
  /// ejected gets those that left. @returns false when nothing changed
  bool make_room(int node, std::vector<std::int64_t> const& weight, std::vector<Node>& ejected);

 private:
  static constexpr int kTries = 200;  ///< routes without somebody that are looked at for one request, at most

  struct Best {
    std::int64_t weight{};
    int route{-1};
    std::array<Node, 2> leave{};  ///< 0: nobody
    Place place;
  };

  void list_requests(int route, std::vector<std::int64_t> const& weight);
  void try_route(int route);
  void try_without(int route, std::int64_t weight, std::array<Node, 2> leave);

  Routes<kTimed, kPaired>& routes_;
  Random& random_;
  RouteCopy<kTimed, kPaired> copy_;
  std::vector<std::pair<std::int64_t, Node>> light_;  ///< requests of a route, the lightest first
  int node_{}, n_tries_{};
  Best best_{};
};

template <bool T, bool P>
bool Ejection<T, P>::make_room(int node, std::vector<std::int64_t> const& weight,
                               std::vector<Node>& ejected) {
  node_ = node, n_tries_ = 0;
  best_ = {weight[node] + 1};
  auto const n_routes = routes_.n_routes_max();
  auto const first = random_.below(n_routes);
  for (int i = 0; i < n_routes && n_tries_ < kTries; ++i) {
    auto const route = (first + i) % n_routes;
    list_requests(route, weight);
    try_route(route);
  }
  if (best_.route < 0) return false;
  for (auto const leaving : best_.leave)
    if (leaving) routes_.take_out(leaving, ejected);
  routes_.refresh(best_.route);
  if constexpr (P)
    routes_.insert_pair(node, best_.place.after, routes_.data().mate[node], best_.place.drop_after);
  else
    routes_.insert(node, best_.place.after);
  return true;
}

template <bool T, bool P>
void Ejection<T, P>::list_requests(int route, std::vector<std::int64_t> const& weight) {
  light_.clear();
  auto const n_nodes = routes_.data().n_nodes;
  for (auto at = routes_.stop(routes_.depot(route)).next; at < n_nodes; at = routes_.stop(at).next)
    if (!P || routes_.data().want[at].load >= 0) light_.push_back({weight[at] + 1, static_cast<Node>(at)});
  std::sort(light_.begin(), light_.end());
}

/// One request or two; once the lightest is too heavy, so are the others.
template <bool T, bool P>
void Ejection<T, P>::try_route(int route) {
  for (std::size_t i = 0; i < light_.size(); ++i) {
    auto const [weight, node] = light_[i];
    if (weight >= best_.weight) return;
    try_without(route, weight, {node, 0});
    for (std::size_t j = 0; j < i && n_tries_ < kTries; ++j) {
      if (weight + light_[j].first >= best_.weight) break;
      try_without(route, weight + light_[j].first, {node, light_[j].second});
    }
  }
}

template <bool T, bool P>
void Ejection<T, P>::try_without(int route, std::int64_t weight, std::array<Node, 2> leave) {
  ++n_tries_;
  copy_.take(route, leave);
  auto const place = copy_.find(node_);
  if (place.after >= 0) best_ = {weight, route, leave, place};
}

}  // namespace routing::plain
