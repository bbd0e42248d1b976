// Routes as linked stops with their times, so that an insertion is judged and made or taken back in constant
// time.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/routing/search/solution.h"

namespace routing::plain {

using search::Data;
using search::kAbsent;
using search::kElsewhere;
using search::Node;
using search::Sequences;

/// A node's place in its route. 32 bytes: two to a cache line.
struct Stop {
  std::int32_t next{}, prev{};
  std::int32_t route{kElsewhere};
  Ticks ready{};           ///< earliest end of service
  Ticks latest{};          ///< latest start of service that keeps the rest of the route on time
  std::int32_t to_next{};  ///< distance to the next stop
  Ticks time_next{};
  std::int32_t load{};  ///< pairs: on board after the stop
};

/// The routes of one thread. Every route is a ring through a stop of its own for the depot.
template <bool kTimed, bool kPaired>
class Routes {
 public:
  Routes(Data const& data, Problem const&);

  Data const& data() const { return data_; }
  /// Takes over these routes and requests without one; every other node is elsewhere.
  void take(Sequences const& sequences, std::vector<Node> const& absent, int n_routes_max);
  Sequences sequences() const;

  Stop const& stop(int node) const { return stops_[node]; }
  /// The node's row in the matrices: depots of routes share row 0.
  int place(int node) const { return node < data_.n_nodes ? node : 0; }
  int depot(int route) const { return data_.n_nodes + route; }
  std::int32_t load(int route) const { return load_[route]; }
  int size(int route) const { return size_[route]; }
  int n_routes_max() const { return n_routes_max_; }
  int n_used() const { return n_routes_max_ - static_cast<int>(empty_.size()); }
  /// A route without stops, or -1.
  int find_empty() const { return empty_.empty() ? -1 : empty_.back(); }
  Cost cost() const { return cost_; }
  Cost driven() const { return cost_; }

  /// Puts a node behind another; times follow at once.
  void insert(int node, int after);
  /// A pickup and its dropoff; `after_drop` may be the pickup itself.
  void insert_pair(int pickup, int after, int drop, int after_drop);
  /// Takes a node out, with its mate; times of its route are stale until `refresh`. Appends the request.
  void take_out(int node, std::vector<Node>& removed);
  void refresh(int route);
  /// What follows a stop and what follows a stop of another route change places; times follow at once.
  void exchange_tails(int a, int b);
  /// On board after a stop where nothing is paired: of what the whole route loads, the part up to there.
  std::int32_t load_until(int node) const;

  /// From here on changes can be taken back.
  void begin();
  void roll_back();
  /// Routes changed since `begin`.
  std::vector<std::int32_t> const& touched() const { return touched_; }
  void touch(int route);

 private:
  struct Saved {
    std::int32_t node;
    Stop stop;
  };
  struct SavedRoute {
    std::int32_t route, load, size;
  };

  void link(int node, int after);
  void tie(int node, int next);
  void hand_over(int first, int from, int to);
  void note_emptiness(int route);
  void remove(int node);
  void forward(int from);
  void backward(int from);
  void empty_route(int route);
  void occupy(int route);

  Data const& data_;
  std::vector<Stop> stops_;
  std::vector<std::int32_t> load_, size_, touched_, empty_,
      slot_;  ///< slot_: of a route in empty_, -1 when used
  std::vector<char> is_touched_;
  std::vector<Saved> saved_;
  std::vector<SavedRoute> saved_routes_;
  std::vector<std::int32_t> saved_absent_;
  Cost cost_{}, saved_cost_{};
  int n_routes_max_{};
};

template <bool T, bool P>
Routes<T, P>::Routes(Data const& data, Problem const&)
    : data_{data},
      stops_(data.n_nodes + data.fleet),
      load_(data.fleet),
      size_(data.fleet),
      slot_(data.fleet),
      is_touched_(data.fleet) {}

template <bool T, bool P>
void Routes<T, P>::empty_route(int route) {
  auto const at = depot(route);
  auto const& base = data_.want[0];
  stops_[at] = {at, at, route, base.early, base.late, 0, 0, 0};
  load_[route] = size_[route] = 0;
  slot_[route] = static_cast<std::int32_t>(empty_.size());
  empty_.push_back(route);
}

template <bool T, bool P>
void Routes<T, P>::take(Sequences const& sequences, std::vector<Node> const& absent, int n_routes_max) {
  for (int node = 0; node < data_.n_nodes; ++node) stops_[node].route = kElsewhere;
  for (auto const node : absent) {
    stops_[node].route = kAbsent;
    if constexpr (P) stops_[data_.mate[node]].route = kAbsent;
  }
  n_routes_max_ = n_routes_max;
  cost_ = 0;
  empty_.clear();
  saved_.clear(), saved_routes_.clear(), touched_.clear(), saved_absent_.clear();
  std::fill(is_touched_.begin(), is_touched_.end(), 0);
  for (int route = n_routes_max; route-- > 0;) empty_route(route);
  for (std::size_t r = 0; r < sequences.size(); ++r) {
    auto last = depot(static_cast<int>(r));
    for (auto const node : sequences[r]) link(node, last), last = node;
    refresh(static_cast<int>(r));
  }
}

template <bool T, bool P>
Sequences Routes<T, P>::sequences() const {
  Sequences out;
  for (int route = 0; route < n_routes_max_; ++route) {
    if (size_[route] == 0) continue;
    auto& sequence = out.emplace_back();
    for (auto node = stops_[depot(route)].next; node < data_.n_nodes; node = stops_[node].next)
      sequence.push_back(static_cast<Node>(node));
  }
  return out;
}

/// Takes a route off the list of empty ones.
template <bool T, bool P>
void Routes<T, P>::occupy(int route) {
  auto const last = empty_.back();
  empty_[slot_[route]] = last;
  slot_[last] = slot_[route];
  empty_.pop_back();
  slot_[route] = -1;
}

template <bool T, bool P>
void Routes<T, P>::link(int node, int after) {
  auto& left = stops_[after];
  auto const right = left.next;
  auto const route = left.route;
  auto& stop = stops_[node];
  stop.next = right, stop.prev = after, stop.route = route;
  auto const at = place(right);
  stop.to_next = data_.distance_from(node)[at];
  if constexpr (T) stop.time_next = data_.time_from(node)[at];
  auto const before = place(after);
  cost_ += stop.to_next - left.to_next;
  left.to_next = data_.distance_to(node)[before];
  if constexpr (T) left.time_next = data_.time_to(node)[before];
  cost_ += left.to_next;
  left.next = node;
  stops_[right].prev = node;
  if constexpr (!P) load_[route] += data_.want[node].load;
  if (size_[route]++ == 0) occupy(route);
}

/// Makes two stops neighbours; where they stood before is the caller's.
template <bool T, bool P>
void Routes<T, P>::tie(int node, int next) {
  auto& stop = stops_[node];
  stop.next = next;
  stops_[next].prev = node;
  auto const from = place(node), to = place(next);
  stop.to_next = from == to ? 0 : data_.distance_from(from)[to];
  if constexpr (T) stop.time_next = from == to ? 0 : data_.time_from(from)[to];
}

/// Stops from `first` to the end of their route become another route's; links are the caller's.
template <bool T, bool P>
void Routes<T, P>::hand_over(int first, int from, int to) {
  for (auto node = first; node < data_.n_nodes; node = stops_[node].next) {
    stops_[node].route = to;
    --size_[from], ++size_[to];
    if constexpr (!P) load_[from] -= data_.want[node].load, load_[to] += data_.want[node].load;
  }
}

template <bool T, bool P>
void Routes<T, P>::note_emptiness(int route) {
  auto const was_empty = slot_[route] >= 0, is_empty = size_[route] == 0;
  if (was_empty && !is_empty) occupy(route);
  if (is_empty && !was_empty) {
    slot_[route] = static_cast<std::int32_t>(empty_.size());
    empty_.push_back(route);
  }
}

template <bool T, bool P>
void Routes<T, P>::exchange_tails(int a, int b) {
  auto const route_a = stops_[a].route, route_b = stops_[b].route;
  touch(route_a), touch(route_b);
  auto const after_a = stops_[a].next, after_b = stops_[b].next;
  auto const last_a = stops_[depot(route_a)].prev, last_b = stops_[depot(route_b)].prev;
  cost_ -= stops_[a].to_next + stops_[b].to_next;
  hand_over(after_a, route_a, route_b);
  hand_over(after_b, route_b, route_a);
  auto const append = [this](int at, int first, int last, int end) {
    if (first >= data_.n_nodes) return tie(at, end);
    tie(at, first), tie(last, end);
  };
  append(a, after_b, last_b, depot(route_a));
  append(b, after_a, last_a, depot(route_b));
  cost_ += stops_[a].to_next + stops_[b].to_next;
  for (auto const route : {route_a, route_b}) note_emptiness(route), refresh(route);
}

template <bool T, bool P>
std::int32_t Routes<T, P>::load_until(int node) const {
  std::int32_t sum = 0;
  for (auto at = node; at < data_.n_nodes; at = stops_[at].prev) sum += data_.want[at].load;
  return sum;
}

/// Times from a stop on, as far as they change.
template <bool T, bool P>
void Routes<T, P>::forward(int from) {
  auto* at = &stops_[from];
  auto const* before = &stops_[at->prev];
  for (auto node = from; node < data_.n_nodes; node = at->next, before = at, at = &stops_[node]) {
    auto const& want = data_.want[node];
    auto const ready = std::max(before->ready + before->time_next, want.early) + want.service;
    if (ready == at->ready && node != from) return;
    at->ready = ready;
  }
}

template <bool T, bool P>
void Routes<T, P>::backward(int from) {
  auto* at = &stops_[from];
  for (auto node = from; node < data_.n_nodes; node = at->prev, at = &stops_[node]) {
    auto const& want = data_.want[node];
    auto const latest = std::min(want.late, stops_[at->next].latest - at->time_next - want.service);
    if (latest == at->latest && node != from) return;
    at->latest = latest;
  }
}

template <bool T, bool P>
void Routes<T, P>::insert(int node, int after) {
  touch(stops_[after].route);
  saved_absent_.push_back(node);
  link(node, after);
  if constexpr (T) forward(node), backward(node);
}

template <bool T, bool P>
void Routes<T, P>::insert_pair(int pickup, int after, int drop, int after_drop) {
  touch(stops_[after].route);
  saved_absent_.push_back(pickup), saved_absent_.push_back(drop);
  link(pickup, after);
  link(drop, after_drop);
  auto const load = data_.want[pickup].load;
  stops_[pickup].load = stops_[after].load;  // corrected with the others between
  for (auto node = pickup; node != drop; node = stops_[node].next) stops_[node].load += load;
  stops_[drop].load = stops_[stops_[drop].prev].load - load;
  if constexpr (T) {
    forward(pickup), forward(drop);
    backward(drop), backward(pickup);
  }
}

template <bool T, bool P>
void Routes<T, P>::take_out(int node, std::vector<Node>& removed) {
  if (stops_[node].route < 0) return;  // went with its mate
  remove(node);
  if constexpr (P) remove(data_.mate[node]);
  removed.push_back(P && data_.want[node].load < 0 ? data_.mate[node] : static_cast<Node>(node));
}

template <bool T, bool P>
void Routes<T, P>::remove(int node) {
  auto& stop = stops_[node];
  auto const route = stop.route;
  touch(route);
  auto& left = stops_[stop.prev];
  auto const at = place(stop.next);
  cost_ -= left.to_next + stop.to_next;
  left.to_next = data_.distance_from(place(stop.prev))[at];
  if constexpr (T) left.time_next = data_.time_from(place(stop.prev))[at];
  left.next = stop.next;
  stops_[stop.next].prev = stop.prev;
  stop.route = kAbsent;
  if constexpr (!P) load_[route] -= data_.want[node].load;
  if (--size_[route] == 0) left.to_next = 0, left.time_next = 0;
  cost_ += left.to_next;
  note_emptiness(route);
}

template <bool T, bool P>
void Routes<T, P>::refresh(int route) {
  if constexpr (!T && !P) return;
  auto const start = depot(route);
  auto const* before = &stops_[start];
  auto last = start;
  for (auto node = before->next; node != start;) {
    auto& stop = stops_[node];
    auto const& want = data_.want[node];
    if constexpr (T) stop.ready = std::max(before->ready + before->time_next, want.early) + want.service;
    if constexpr (P) stop.load = before->load + want.load;
    before = &stop, last = node, node = stop.next;
  }
  if constexpr (!T) return;
  auto later = stops_[start].latest;
  for (auto node = last; node != start;) {
    auto& stop = stops_[node];
    auto const& want = data_.want[node];
    later = stop.latest = std::min(want.late, later - stop.time_next - want.service);
    node = stop.prev;
  }
}

template <bool T, bool P>
void Routes<T, P>::touch(int route) {
  if (is_touched_[route]) return;
  is_touched_[route] = 1;
  touched_.push_back(route);
  saved_routes_.push_back({route, load_[route], size_[route]});
  auto const start = depot(route);
  auto node = start;
  do {
    saved_.push_back({node, stops_[node]});
    node = stops_[node].next;
  } while (node != start);
}

template <bool T, bool P>
void Routes<T, P>::begin() {
  for (auto const route : touched_) is_touched_[route] = 0;
  touched_.clear(), saved_.clear(), saved_routes_.clear(), saved_absent_.clear();
  saved_cost_ = cost_;
}

template <bool T, bool P>
void Routes<T, P>::roll_back() {
  for (auto const node : saved_absent_) stops_[node].route = kAbsent;
  for (auto const& saved : saved_) stops_[saved.node] = saved.stop;
  for (auto const& saved : saved_routes_) {
    load_[saved.route] = saved.load, size_[saved.route] = saved.size;
    note_emptiness(saved.route);
  }
  cost_ = saved_cost_;
  begin();
}

}  // namespace routing::plain
