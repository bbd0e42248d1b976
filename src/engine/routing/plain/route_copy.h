// A route without some of its requests, laid out in a row, and the places that a request finds in it.
#pragma once
#include <array>
#include <vector>

#include "engine/routing/plain/insertion.h"

namespace routing::plain {

/// Times and loads as in Routes, which stay untouched.
template <bool kTimed, bool kPaired>
class RouteCopy {
 public:
  explicit RouteCopy(Routes<kTimed, kPaired> const& routes) : routes_{routes}, data_{routes.data()} {}

  /// @param gone requests left out; 0: nobody
  void take(int route, std::array<Node, 2> gone);
  /// The cheapest place of all.
  Place find(int node) const;

 private:
  struct Stop {
    std::int32_t node{}, place{};
    Ticks ready{}, latest{};
    std::int32_t load{};  ///< on board after the stop; unpaired: loaded up to there
  };

  Place find_single(int node) const;
  Place find_pair(int node) const;
  void walk_drop(std::size_t at, int pickup, Place& best) const;
  void put_times();
  Ticks time(int from, int to) const {
    if constexpr (kTimed) return data_.time_from(from)[to];
    return 0;
  }
  Cost distance(int from, int to) const { return data_.distance_from(from)[to]; }
  Ticks start_at(Stop const& left, int node) const {
    return std::max(left.ready + time(left.place, node), data_.want[node].early);
  }
  bool is_on_time(Ticks start, int node, Stop const& right) const {
    auto const& want = data_.want[node];
    return !kTimed || (start <= want.late && start + want.service + time(node, right.place) <= right.latest);
  }

  Routes<kTimed, kPaired> const& routes_;
  Data const& data_;
  std::vector<Stop> stops_;  ///< the depot first and last
};

template <bool T, bool P>
void RouteCopy<T, P>::take(int route, std::array<Node, 2> gone) {
  auto const start = routes_.depot(route);
  auto const is_gone = [&](int node) {
    auto const mate = data_.mate[node];
    return node == gone[0] || node == gone[1] || (P && (mate == gone[0] || mate == gone[1]));
  };
  stops_.clear();
  stops_.push_back({start, 0, data_.want[0].early, data_.want[0].late, 0});
  for (auto at = routes_.stop(start).next; at != start; at = routes_.stop(at).next)
    if (!is_gone(at)) stops_.push_back({at, at, 0, 0, 0});
  stops_.push_back({start, 0, data_.want[0].early, data_.want[0].late, 0});
  put_times();
}

template <bool T, bool P>
void RouteCopy<T, P>::put_times() {
  for (std::size_t i = 1; i + 1 < stops_.size(); ++i) {
    auto const& want = data_.want[stops_[i].node];
    stops_[i].ready = start_at(stops_[i - 1], stops_[i].node) + want.service;
    stops_[i].load = stops_[i - 1].load + want.load;
  }
  for (auto i = stops_.size() - 2; i > 0; --i) {
    auto const& want = data_.want[stops_[i].node];
    auto const& right = stops_[i + 1];
    stops_[i].latest = std::min(want.late, right.latest - time(stops_[i].place, right.place) - want.service);
  }
}

template <bool T, bool P>
Place RouteCopy<T, P>::find(int node) const {
  if constexpr (P)
    return find_pair(node);
  else
    return find_single(node);
}

template <bool T, bool P>
Place RouteCopy<T, P>::find_single(int node) const {
  Place best;
  auto const& want = data_.want[node];
  if (stops_[stops_.size() - 2].load + want.load > data_.capacity) return best;
  for (std::size_t i = 0; i + 1 < stops_.size(); ++i) {
    auto const &left = stops_[i], &right = stops_[i + 1];
    auto const start = start_at(left, node);
    if (T && start > want.late) break;
    if (!is_on_time(start, node, right)) continue;
    auto const cost =
        distance(left.place, node) + distance(node, right.place) - distance(left.place, right.place);
    if (cost < best.cost) best = {cost, left.node, -1};
  }
  return best;
}

template <bool T, bool P>
Place RouteCopy<T, P>::find_pair(int node) const {
  Place best;
  auto const& want = data_.want[node];
  for (std::size_t i = 0; i + 1 < stops_.size(); ++i) {
    if (T && start_at(stops_[i], node) > want.late) break;
    if (stops_[i].load + want.load <= data_.capacity) walk_drop(i, node, best);
  }
  return best;
}

/// The dropoff at once, and behind each later stop as long as those stay on time with the pickup aboard.
template <bool T, bool P>
void RouteCopy<T, P>::walk_drop(std::size_t at, int pickup, Place& best) const {
  auto const drop = data_.mate[pickup];
  auto const& want = data_.want[pickup];
  auto const start = stops_[at].place;
  auto const second = stops_[at + 1].place;
  Stop left{pickup, pickup, start_at(stops_[at], pickup) + want.service, 0, 0};
  auto detour = distance(start, pickup) - distance(start, second);
  for (auto next = at + 1; next < stops_.size(); ++next) {
    auto const& right = stops_[next];
    auto const starts = start_at(left, drop);
    if (T && starts > data_.want[drop].late) return;
    auto const ahead = next == at + 1 ? 0 : distance(left.place, right.place);
    auto const cost = detour + distance(left.place, drop) + distance(drop, right.place) - ahead;
    if (cost < best.cost && is_on_time(starts, drop, right)) best = {cost, stops_[at].node, left.node};
    if (next == at + 1) detour += distance(pickup, second);
    auto const arrives = left.ready + time(left.place, right.place);
    if (next + 1 == stops_.size() || right.load + want.load > data_.capacity || (T && arrives > right.latest))
      return;
    auto const& passed = data_.want[right.node];
    left = {right.node, right.place, std::max(arrives, passed.early) + passed.service, 0, 0};
  }
}

}  // namespace routing::plain
