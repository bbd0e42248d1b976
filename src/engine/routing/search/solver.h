// The whole search: a first plan, fewer vehicles where that is wanted, then annealing.
#pragma once
#include <deque>

#include "engine/routing/search/fleet.h"
#include "engine/routing/search/split.h"

namespace routing::search {

/// Temperatures in mean legs of a route, found by trying. Where vehicles are few and full, good plans lie far
/// apart: the walk begins hotter and ends earlier.
struct Cooling {
  double hot, cold;
};
inline Cooling cooling_of(Data const& data, Objective objective) {
  if (objective == Objective::vehicles) return data.paired ? Cooling{8, 0.3} : Cooling{8, 0.1};
  if (data.paired) return {2, 0.03};
  return data.timed ? Cooling{1, 0.03} : Cooling{1, 0.01};
}

/// Threads share the routes out, another way each round, and anneal their parts side by side. Where vehicles
/// differ each thread walks through whole plans, and the best of them goes on.
template <typename Kernel>
class Solver {
 public:
  Solver(Problem const& problem, Data const& data, int n_threads, std::uint64_t seed, Budget const& budget)
      : data_{data},
        objective_{problem.objective},
        budget_{budget},
        random_{seed},
        share_{budget, n_threads} {
    for (int i = 0; i < n_threads; ++i) searches_.emplace_back(problem, data, seed * 1000 + i, RuinSize{});
  }

  /// @returns the best plan found until the budget was spent; with one that is spent already, a first plan
  Solution run(Solution const& first) {
    searches_[0].take(first, data_.fleet);
    searches_[0].insert_absent();
    best_ = searches_[0].best();
    report();
    if constexpr (Kernel::kAlike)
      if (objective_ == Objective::vehicles || !best_.absent.empty()) reduce_fleet();
    anneal();
    return best_;
  }

 private:
  void report() const {
    if (budget_.on_progress)
      budget_.on_progress({std::min(1.0, share_.spent()), best_.cost, static_cast<int>(best_.routes.size()),
                           static_cast<int>(best_.absent.size())});
  }

  double mean_leg() const {
    return static_cast<double>(searches_[0].driven()) /
           static_cast<double>(data_.n_nodes + best_.routes.size());
  }

  void reduce_fleet() {
    Fleet<Kernel> fleet{data_, searches_, share_};
    fleet.reduce(best_, kShareSqueeze, kHotSqueeze * mean_leg(), [this] { report(); });
  }

  int limit_of(std::size_t n_routes) const {
    if (!Kernel::kAlike || objective_ == Objective::vehicles) return static_cast<int>(n_routes);
    auto const free = data_.fleet - static_cast<int>(best_.routes.size());
    return static_cast<int>(n_routes) + std::min(free / share_.n_threads(), kSpareRoutes);
  }

  void anneal() {
    auto const start = share_.spent();
    auto const cooling = cooling_of(data_, objective_);
    auto const hot = cooling.hot * mean_leg(), cold = cooling.cold * mean_leg();
    auto const temperature = [&](double now) {
      return hot * std::pow(cold / hot, std::min(1.0, (now - start) / (1 - start)));
    };
    auto current = best_;
    for (int round = 1; round <= kRounds && share_.spent() < 1; ++round) {
      auto const parts = parts_of(current);
      auto const n_parts = static_cast<int>(parts.size());
      for (int i = 0; i < n_parts; ++i) searches_[i].take(parts[i], limit_of(parts[i].routes.size()));
      share_.spend(start + (1 - start) * round / kRounds, [&](int i, double now) {
        if (i < n_parts) searches_[i].anneal(temperature(now));
      });
      gather(n_parts, current);
      report();
    }
  }

  std::vector<Solution> parts_of(Solution const& current) {
    if (!shares_out()) return std::vector<Solution>(share_.n_threads(), current);
    auto const n_parts =
        std::min<std::size_t>(share_.n_threads(), std::max<std::size_t>(1, current.routes.size() / 2));
    return split(data_, current, static_cast<int>(n_parts), random_);
  }

  /// Takes over what the threads have reached.
  void gather(int n_parts, Solution& current) {
    std::vector<Solution> now, best;
    for (int i = 0; i < n_parts; ++i)
      now.push_back(searches_[i].current()), best.push_back(searches_[i].best());
    auto const is_better = [](Solution const& a, Solution const& b) {
      if (Kernel::kAlike && a.absent.size() != b.absent.size()) return a.absent.size() < b.absent.size();
      return a.cost < b.cost;
    };
    if (shares_out()) {
      current = join(std::move(now));
      best = {join(std::move(best))};
    } else {
      current = *std::min_element(now.begin(), now.end(), is_better);
    }
    auto const& winner = *std::min_element(best.begin(), best.end(), is_better);
    if (is_better(winner, best_)) best_ = winner;
  }

  static constexpr int kSpareRoutes = 20;  ///< that a part may open
  static constexpr int kRounds = 100, kSmall = 250;
  static constexpr double kHotSqueeze = 0.1;    ///< in mean legs
  static constexpr double kShareSqueeze = 0.3;  ///< of the budget, at most, for fewer vehicles

  /// Small problems gain more from whole plans on each thread.
  bool shares_out() const { return Kernel::kAlike && data_.n_nodes > kSmall; }

  Data const& data_;
  Objective objective_;
  Budget const& budget_;
  Random random_;
  Share share_;
  std::deque<Search<Kernel>> searches_;  // they hold references to their own parts: never moved
  Solution best_;
};

}  // namespace routing::search
