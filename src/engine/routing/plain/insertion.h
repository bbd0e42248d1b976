// The cheapest place for a visit, or for a pickup with its dropoff, among the neighbours' places.
#pragma once
#include "engine/routing/plain/routes.h"
#include "engine/routing/random.h"

namespace routing::plain {

/// Where to insert and what it costs. `drop_after` is the pickup itself when the dropoff follows at once.
struct Place {
  Cost cost{search::kNowhere};
  std::int32_t after{-1}, drop_after{-1};
};

/// Looks for places. A better place is overlooked now and then ("blink"), which keeps the search from
/// repeating itself (Christiaens, Vanden Berghe 2020, "Slack induction by string removals for vehicle routing
/// problems").
template <bool kTimed, bool kPaired>
class Insertion {
 public:
  Insertion(Routes<kTimed, kPaired>& routes, Random& random) : routes_{routes}, random_{random} {}

  /// Inserts where it is cheapest beside neighbours or in an empty route, or, when that cannot be, anywhere;
  /// without a limit this last only now and then.
  /// @returns false when there is no place that costs less than the limit
  bool insert(int node, Cost limit);

 private:
  struct Rows {
    std::int32_t const *from, *to;
    Ticks const *time_from, *time_to;
    search::Want want;
  };

  static constexpr std::uint64_t kBlink = static_cast<std::uint64_t>(0.01 * 0x1.0p32);
  /// Without a limit, places far from all neighbours are looked at once in so many times: that takes most of
  /// a step and seldom finds any.
  static constexpr int kSeldom = 4;

  Rows rows_of(int node) const {
    auto const& data = routes_.data();
    return {data.distance_from(node), data.distance_to(node), data.time_from(node), data.time_to(node),
            data.want[node]};
  }
  void aim_at(int node);
  Place find(Cost limit);
  bool make(Place const& place);
  bool blinks() { return (random_.next() >> 32) < kBlink; }
  void try_after(int after, Place& best);
  void try_single(int after, Place& best);
  void try_pair(int after, Place& best);
  void walk_drop(int after, Cost pickup_cost, Ticks ready, Place& best);
  void try_everywhere(Place& best);

  Routes<kTimed, kPaired>& routes_;
  Random& random_;
  bool is_dear_{};  ///< a neighbour's place was passed over for its cost: places farther off cost no less
  int node_{}, mate_{};
  Rows row_{}, mate_row_{};
};

template <bool T, bool P>
void Insertion<T, P>::aim_at(int node) {
  node_ = node;
  row_ = rows_of(node);
  if constexpr (P) mate_ = routes_.data().mate[node], mate_row_ = rows_of(mate_);
}

template <bool T, bool P>
bool Insertion<T, P>::make(Place const& place) {
  if (place.after < 0) return false;
  if constexpr (P)
    routes_.insert_pair(node_, place.after, mate_, place.drop_after);
  else
    routes_.insert(node_, place.after);
  return true;
}

template <bool T, bool P>
bool Insertion<T, P>::insert(int node, Cost limit) {
  aim_at(node);
  return make(find(limit));
}

template <bool T, bool P>
Place Insertion<T, P>::find(Cost limit) {
  auto const& data = routes_.data();
  Place best{limit};
  is_dear_ = false;
  auto const* near = data.near(node_);
  for (int k = 0; k < data.n_near; ++k) {
    auto const& stop = routes_.stop(near[k]);
    if (stop.route < 0) continue;
    if constexpr (!P) {
      if (routes_.load(stop.route) + row_.want.load > data.capacity) continue;
    }
    try_after(near[k], best);
    try_after(stop.prev, best);
  }
  if (auto const empty = routes_.find_empty(); empty >= 0) try_after(routes_.depot(empty), best);
  if (best.after < 0 && !is_dear_ && (limit < search::kNowhere || random_.below(kSeldom) == 0))
    try_everywhere(best);
  return best;
}

template <bool T, bool P>
void Insertion<T, P>::try_after(int after, Place& best) {
  if constexpr (P)
    try_pair(after, best);
  else
    try_single(after, best);
}

template <bool T, bool P>
void Insertion<T, P>::try_single(int after, Place& best) {
  auto const& left = routes_.stop(after);
  auto const right = routes_.place(left.next);
  auto const cost = Cost{row_.to[routes_.place(after)]} + row_.from[right] - left.to_next;
  if (cost >= best.cost) {
    is_dear_ = true;
    return;
  }
  if constexpr (T) {
    auto const start = std::max(left.ready + row_.time_to[routes_.place(after)], row_.want.early);
    if (start > row_.want.late) return;
    if (start + row_.want.service + row_.time_from[right] > routes_.stop(left.next).latest) return;
  }
  if (!blinks()) best = {cost, after, -1};
}

template <bool T, bool P>
void Insertion<T, P>::try_pair(int after, Place& best) {
  auto const& left = routes_.stop(after);
  auto const at = routes_.place(after), right = routes_.place(left.next);
  auto const pickup_cost = Cost{row_.to[at]} - left.to_next;
  if (pickup_cost + row_.from[right] >= best.cost) {
    is_dear_ = true;
    return;
  }
  if (left.load + row_.want.load > routes_.data().capacity) return;
  auto const start = std::max(left.ready + row_.time_to[at], row_.want.early);
  if (start > row_.want.late) return;
  auto const ready = start + row_.want.service;
  auto const drop = std::max(ready + row_.time_from[mate_], mate_row_.want.early);
  if (drop > mate_row_.want.late) return;
  auto const cost = pickup_cost + row_.from[mate_] + mate_row_.from[right];
  if (cost < best.cost &&
      drop + mate_row_.want.service + mate_row_.time_from[right] <= routes_.stop(left.next).latest &&
      !blinks())
    best = {cost, after, node_};
  walk_drop(after, pickup_cost + row_.from[right], ready, best);
}

/// The dropoff behind each later stop, as long as those stay on time with the pickup aboard.
template <bool T, bool P>
void Insertion<T, P>::walk_drop(int after, Cost pickup_cost, Ticks ready, Place& best) {
  auto const n_nodes = routes_.data().n_nodes;
  auto const room = routes_.data().capacity - row_.want.load;
  auto at = routes_.stop(after).next;
  auto arrives = ready + row_.time_from[routes_.place(at)];
  while (at < n_nodes) {
    auto const& stop = routes_.stop(at);
    auto const& want = routes_.data().want[at];
    if (arrives > stop.latest || stop.load > room) return;
    auto const leaves = std::max(arrives, want.early) + want.service;
    auto const drop = std::max(leaves + mate_row_.time_to[at], mate_row_.want.early);
    if (drop > mate_row_.want.late) return;
    auto const right = routes_.place(stop.next);
    auto const cost = pickup_cost + mate_row_.to[at] + mate_row_.from[right] - stop.to_next;
    if (cost < best.cost &&
        drop + mate_row_.want.service + mate_row_.time_from[right] <= routes_.stop(stop.next).latest &&
        !blinks())
      best = {cost, after, at};
    arrives = leaves + stop.time_next;
    at = stop.next;
  }
}

template <bool T, bool P>
void Insertion<T, P>::try_everywhere(Place& best) {
  auto const& data = routes_.data();
  for (int route = 0; route < routes_.n_routes_max(); ++route) {
    if (routes_.size(route) == 0) continue;
    if constexpr (!P) {
      if (routes_.load(route) + row_.want.load > data.capacity) continue;
    }
    auto at = routes_.depot(route);
    do {
      try_after(at, best);
      at = routes_.stop(at).next;
    } while (at < data.n_nodes);
  }
}

}  // namespace routing::plain
