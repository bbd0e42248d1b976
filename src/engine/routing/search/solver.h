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
      if (objective_ == Objective::vehicles || !best_.absent.empty())
        reduce_fleet(best_, kShareSqueeze, kHotSqueeze, 0);
    auto const cooling = cooling_of(data_, objective_);
    if (!has_full_fleet()) {
      anneal(best_, 1, cooling, 0);
      return best_;
    }
    auto const middle = std::sqrt(cooling.hot * cooling.cold);
    make_detours({cooling.hot, middle});
    anneal(best_, 1, {middle, cooling.cold}, 0);
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

  /// Plans of pairs with as few vehicles as can be lie far apart; the way from one to the other leads through
  /// one vehicle more.
  bool has_full_fleet() const {
    return Kernel::kAlike && data_.paired && objective_ == Objective::vehicles && best_.absent.empty() &&
           best_.routes.size() > 1;
  }

  /// Each way leads through one vehicle more and back again; the best plan at an end stays.
  void make_detours(Cooling cooling) {
    auto const start = share_.spent();
    auto const n_vehicles = best_.routes.size();
    for (int i = 0; i < kDetours && best_.routes.size() == n_vehicles; ++i) {
      auto const length = (kShareDetours - start) / kDetours;
      auto detour = anneal(best_, start + length * (i + kShareOut), cooling, 1);
      reduce_fleet(detour, start + length * (i + 1), kColdSqueeze, n_vehicles);
      if (is_better(detour, best_)) best_ = detour;
    }
  }

  /// @param pressure its temperature in mean legs
  void reduce_fleet(Solution& solution, double until, Pressure pressure, std::size_t target) {
    Fleet<Kernel> fleet{data_, searches_, share_};
    pressure.temperature *= mean_leg();
    fleet.reduce(solution, until, pressure, target, [this] { report(); });
  }

  /// How many routes a part may have: `spare` is what the whole plan may have more than it has.
  int limit_of(std::size_t n_routes, int spare) const {
    if (!Kernel::kAlike) return static_cast<int>(n_routes);
    if (objective_ == Objective::vehicles) return static_cast<int>(n_routes) + spare;
    auto const free = data_.fleet - static_cast<int>(best_.routes.size());
    return static_cast<int>(n_routes) + std::min(free / share_.n_threads(), kSpareRoutes);
  }

  /// @param cooling in mean legs · @param spare vehicles that the plan may have more than the best. @returns
  /// where it ended
  Solution anneal(Solution current, double until, Cooling cooling, std::size_t spare) {
    auto const start = share_.spent();
    auto const hot = cooling.hot * mean_leg(), cold = cooling.cold * mean_leg();
    auto const temperature = [&](double now) {
      return hot * std::pow(cold / hot, std::min(1.0, (now - start) / (until - start)));
    };
    auto const n_most = best_.routes.size() + spare;
    auto const rounds = std::max(1, static_cast<int>(std::lround(kRounds * (until - start))));
    for (int round = 1; round <= rounds && share_.spent() < until; ++round) {
      auto const parts = parts_of(current);
      auto const n_parts = static_cast<int>(parts.size());
      auto const left = static_cast<int>(n_most - std::min(n_most, current.routes.size()));
      for (int i = 0; i < n_parts; ++i)
        searches_[i].take(parts[i], limit_of(parts[i].routes.size(), i == 0 || !shares_out() ? left : 0));
      share_.spend(start + (until - start) * round / rounds, [&](int i, double now) {
        if (i < n_parts) searches_[i].anneal(temperature(now));
      });
      gather(n_parts, current);
      report();
    }
    return current;
  }

  std::vector<Solution> parts_of(Solution const& current) {
    if (!shares_out()) return std::vector<Solution>(share_.n_threads(), current);
    auto const n_parts =
        std::min<std::size_t>(share_.n_threads(), std::max<std::size_t>(1, current.routes.size() / 2));
    return split(data_, current, static_cast<int>(n_parts), random_);
  }

  /// Where vehicles are alike, what is absent counts first, then, when that is wanted, the vehicles.
  bool is_better(Solution const& a, Solution const& b) const {
    if (Kernel::kAlike && a.absent.size() != b.absent.size()) return a.absent.size() < b.absent.size();
    if (Kernel::kAlike && objective_ == Objective::vehicles && a.routes.size() != b.routes.size())
      return a.routes.size() < b.routes.size();
    return a.cost < b.cost;
  }

  /// Takes over what the threads have reached.
  void gather(int n_parts, Solution& current) {
    std::vector<Solution> now, best;
    for (int i = 0; i < n_parts; ++i)
      now.push_back(searches_[i].current()), best.push_back(searches_[i].best());
    if (shares_out()) {
      current = join(std::move(now));
      best = {join(std::move(best))};
    } else {
      current = *std::min_element(now.begin(), now.end(),
                                  [](auto const& a, auto const& b) { return a.cost < b.cost; });
    }
    auto const& winner = *std::min_element(best.begin(), best.end(),
                                           [this](auto const& a, auto const& b) { return is_better(a, b); });
    if (is_better(winner, best_)) best_ = winner;
  }

  static constexpr int kSpareRoutes = 20;  ///< that a part may open
  static constexpr int kRounds = 100, kSmall = 250;
  /// In mean legs: hot finds the fewest vehicles sooner, cold keeps the short ways of the detour's end.
  static constexpr Pressure kHotSqueeze{1, 8}, kColdSqueeze{0.1, 64};
  static constexpr int kDetours = 3;
  static constexpr double kShareDetours = 0.7,
                          kShareOut = 0.7;      ///< of the budget; of a detour, before it returns
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
