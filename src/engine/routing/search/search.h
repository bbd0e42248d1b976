// Ruin, recreate, accept: one thread's walk through plans of a problem, or of a part of it.
#pragma once
#include <cmath>
#include <vector>

#include "engine/routing/search/recreate.h"
#include "engine/routing/search/ruin.h"

namespace routing::search {

/// How routes are pressed into fewer: the temperature of a step, and how many steps lie, on average, between
/// two that put others out, which finds room sooner and makes plans dearer.
struct Pressure {
  double temperature;
  int steps_between_rooms;
};

/// One thread's state. Load a solution, walk, read the result.
template <typename Kernel>
class Search {
 public:
  Search(Problem const& problem, Data const& data, std::uint64_t seed, RuinSize size)
      : data_{data},
        random_{seed},
        routes_{data, problem},
        ruin_{routes_, random_, size},
        recreate_{routes_, random_},
        tails_{routes_},
        ejection_{routes_, random_},
        best_next_(data.n_nodes + data.fleet),
        is_dirty_(data.fleet),
        absences_(data.n_nodes) {}

  /// Nodes that are in neither routes nor absent are left alone.
  void take(Solution const& from, int n_routes_max);
  /// One step by annealing: a dearer plan is kept with the chance that the temperature gives it.
  void anneal(double temperature);
  /// One step towards fewer routes: visits that were often left out weigh more (absent sums, ibid.
  /// section 5.4).
  void squeeze(Pressure pressure);
  /// Inserts what is absent, without taking anything out.
  void insert_absent();

  bool is_complete() const { return absent_.empty(); }
  Solution current() const { return {routes_.sequences(), absent_, routes_.cost()}; }
  Solution best() const;
  Cost driven() const { return routes_.driven(); }
  /// How often each request was left out by `squeeze`.
  std::vector<std::int64_t> const& absences() const { return absences_; }

 private:
  static constexpr double kNoLimit = 1e300;
  static constexpr std::size_t kNoCount = -1;

  bool change(double cost_limit, std::size_t absent_limit);
  Node draw_node() { return active_[random_.below(static_cast<int>(active_.size()))]; }
  void exchange_tails(double temperature);
  void make_room();
  void take_back();
  void keep();
  void note_best();
  double noise(double temperature) { return -temperature * std::log(random_.unit() + 1e-300); }
  /// Fewer absent come first, unless the cost tells their price.
  static bool is_better(std::size_t absent, Cost cost, std::size_t than_absent, double than_cost) {
    if (Kernel::kAlike && absent != than_absent) return absent < than_absent;
    return static_cast<double>(cost) < than_cost;
  }
  std::int64_t absent_sum(std::vector<Node> const& absent) const;

  Data const& data_;
  Random random_;
  typename Kernel::Routes routes_;
  Ruin<typename Kernel::Routes> ruin_;
  Recreate<Kernel> recreate_;
  typename Kernel::Tails tails_;
  typename Kernel::Ejection ejection_;
  std::vector<Node> active_, removed_, absent_, absent_before_, best_absent_;
  std::vector<std::int32_t> best_next_, dirty_;
  std::vector<char> is_dirty_;
  std::vector<std::int64_t> absences_;
  Cost best_cost_{};
};

template <typename K>
void Search<K>::take(Solution const& from, int n_routes_max) {
  routes_.take(from.routes, from.absent, n_routes_max);
  absent_ = from.absent;
  active_ = absent_;
  for (auto const& route : from.routes) active_.insert(active_.end(), route.begin(), route.end());
  for (auto& flag : is_dirty_) flag = 0;
  dirty_.clear();
  for (int route = 0; route < n_routes_max; ++route) is_dirty_[route] = 1, dirty_.push_back(route);
  note_best();
}

/// Ruins and recreates; can be taken back until the next change. @returns false when it was not finished
template <typename K>
bool Search<K>::change(double cost_limit, std::size_t absent_limit) {
  routes_.begin();
  absent_before_ = absent_;
  removed_.clear();
  auto const seed = draw_node();
  auto const n_in = static_cast<double>(active_.size() - absent_.size());
  ruin_.around(seed, n_in / std::max(1, routes_.n_used()), removed_);
  removed_.insert(removed_.end(), absent_.begin(), absent_.end());
  absent_.clear();
  return recreate_.put_back(removed_, absent_, cost_limit, absent_limit);
}

template <typename K>
void Search<K>::take_back() {
  routes_.roll_back();
  absent_.swap(absent_before_);
}

template <typename K>
void Search<K>::keep() {
  for (auto const route : routes_.touched()) {
    if (is_dirty_[route]) continue;
    is_dirty_[route] = 1;
    dirty_.push_back(route);
  }
}

/// Copies the routes that changed since the last best.
template <typename K>
void Search<K>::note_best() {
  for (auto const route : dirty_) {
    is_dirty_[route] = 0;
    auto const start = routes_.depot(route);
    auto node = start;
    do {
      auto const next = routes_.stop(node).next;
      best_next_[node] = next;
      node = next;
    } while (node != start);
  }
  dirty_.clear();
  best_absent_ = absent_;
  best_cost_ = routes_.cost();
}

template <typename K>
Solution Search<K>::best() const {
  Solution out{{}, best_absent_, best_cost_};
  for (int route = 0; route < routes_.n_routes_max(); ++route) {
    auto node = best_next_[routes_.depot(route)];
    if (K::kAlike && node >= data_.n_nodes) continue;
    auto& sequence = out.routes.emplace_back();
    for (; node < data_.n_nodes; node = best_next_[node]) sequence.push_back(static_cast<Node>(node));
  }
  return out;
}

/// Long strings change routes, which ruins do not reach; the noise is that of any other step.
template <typename K>
void Search<K>::exchange_tails(double temperature) {
  routes_.begin();
  if (!tails_.exchange(draw_node(), noise(temperature))) return;
  keep();
  if (is_better(absent_.size(), routes_.cost(), best_absent_.size(), best_cost_)) note_best();
}

template <typename K>
void Search<K>::anneal(double temperature) {
  if constexpr (K::kExchangesTails) exchange_tails(temperature);
  auto const limit = static_cast<double>(routes_.cost()) + noise(temperature);
  auto const n_absent = absent_.size();
  auto const done = K::kAlike && n_absent == 0 ? change(limit, 0) : change(kNoLimit, kNoCount);
  if (!done || !is_better(absent_.size(), routes_.cost(), n_absent, limit)) return take_back();
  keep();
  if (is_better(absent_.size(), routes_.cost(), best_absent_.size(), best_cost_)) note_best();
}

template <typename K>
std::int64_t Search<K>::absent_sum(std::vector<Node> const& absent) const {
  std::int64_t sum = 0;
  for (auto const node : absent) sum += absences_[node];
  return sum;
}

/// Puts others out for an absent one that weighs more.
template <typename K>
void Search<K>::make_room() {
  routes_.begin();
  auto const i = random_.below(static_cast<int>(absent_.size()));
  auto const node = absent_[i];
  removed_.clear();
  if (!ejection_.make_room(node, absences_, removed_)) return;
  absent_[i] = absent_.back();
  absent_.pop_back();
  absent_.insert(absent_.end(), removed_.begin(), removed_.end());
  keep();
}

template <typename K>
void Search<K>::squeeze(Pressure pressure) {
  if (!absent_.empty() && random_.below(pressure.steps_between_rooms) == 0) make_room();
  auto const limit = static_cast<double>(routes_.cost()) + noise(pressure.temperature);
  change(kNoLimit, kNoCount);
  for (auto const node : absent_) ++absences_[node];
  auto const now = absent_sum(absent_), then = absent_sum(absent_before_);
  auto const fewer = absent_.size() < absent_before_.size() || now < then;
  auto const as_good = absent_.size() <= absent_before_.size() && now <= then;
  if (!fewer && !(as_good && static_cast<double>(routes_.cost()) < limit)) return take_back();
  keep();
  if (absent_.empty()) note_best();
}

template <typename K>
void Search<K>::insert_absent() {
  routes_.begin();
  removed_ = absent_;
  absent_.clear();
  recreate_.put_back(removed_, absent_, kNoLimit, kNoCount);
  keep();
  note_best();
}

}  // namespace routing::search
