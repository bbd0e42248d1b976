// How much of the budget is spent, and steps on all threads until a given share of it.
#pragma once
#include <algorithm>
#include <cmath>
#include <exception>
#include <thread>
#include <vector>

#include "engine/routing/budget.h"

namespace routing::search {

/// Counts steps for a budget and runs them side by side.
class Share {
 public:
  Share(Budget const& budget, int n_threads) : budget_{budget}, steps_(n_threads) {}

  int n_threads() const { return static_cast<int>(steps_.size()); }
  /// Of the budget, from 0; 1 and more is the end.
  double spent() const {
    double most = 0;
    for (int i = 0; i < n_threads(); ++i) most = std::max(most, spent(i));
    return most;
  }

  /// Calls `step(thread, share)` on every thread again and again until the share is reached.
  template <typename Step>
  void spend(double until, Step const& step) {
    auto const work = [&](int thread) {
      for (auto now = spent(thread); now < until; now = spent(thread)) {
        for (int i = 0; i < kStepsBetweenLooks; ++i) step(thread, now);
        steps_[thread].count += kStepsBetweenLooks;
      }
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < n_threads(); ++i) others.emplace_back(work, i);
    work(0);
  }

 private:
  static constexpr int kStepsBetweenLooks = 64;
  struct alignas(64) Steps {  // a cache line for each thread
    std::uint64_t count{};
  };

  double spent(int thread) const {
    if (budget_.steps) return static_cast<double>(steps_[thread].count) / static_cast<double>(budget_.steps);
    return budget_.spent ? budget_.spent() : 1.0;
  }

  Budget const& budget_;
  std::vector<Steps> steps_;
};

}  // namespace routing::search
