// Fewer routes: one is taken apart, and its visits are pressed into the others.
#pragma once
#include <deque>
#include <numeric>

#include "engine/routing/search/search.h"
#include "engine/routing/search/share.h"

namespace routing::search {

/// Threads press on their own; the one that gets along with fewer routes hands its plan to all.
template <typename Kernel>
class Fleet {
 public:
  Fleet(Data const& data, std::deque<Search<Kernel>>& searches, Share& share)
      : data_{data}, searches_{searches}, share_{share}, complete_(share.n_threads()) {}

  /// Works until the share of the budget is spent, the loads allow no fewer routes, or there are no more than
  /// `target`.
  /// @param best complete, or the fewest absent so far; becomes better
  template <typename Report>
  void reduce(Solution& best, double until, Pressure pressure, std::size_t target, Report const& report) {
    std::fill(complete_.begin(), complete_.end(), best);
    for (int i = 0; i < share_.n_threads(); ++i) start(i);
    while (share_.spent() < until && !is_least(best) &&
           !(best.absent.empty() && best.routes.size() <= target)) {
      share_.spend(std::min(until, share_.spent() + kRound), [&](int i, double) {
        searches_[i].squeeze(pressure);
        if (searches_[i].is_complete()) complete_[i] = searches_[i].current(), start(i);
      });
      for (auto const& one : complete_)
        if (is_better(one, best)) best = one;
      for (int i = 0; i < share_.n_threads(); ++i)
        if (is_better(best, complete_[i])) complete_[i] = best, start(i);
      report();
    }
  }

 private:
  static constexpr double kRound = 0.01;  ///< of the budget, between exchanges

  static bool is_better(Solution const& a, Solution const& b) {
    return std::pair{a.absent.size(), a.routes.size()} < std::pair{b.absent.size(), b.routes.size()};
  }

  bool is_least(Solution const& solution) const {
    if (!solution.absent.empty()) return false;
    if (solution.routes.size() < 2) return true;
    if (data_.paired) return false;
    std::int64_t sum = 0;
    for (auto const& want : data_.want) sum += want.load;
    return sum > static_cast<std::int64_t>(solution.routes.size() - 1) * data_.capacity;
  }

  void start(int i) {
    auto const& from = complete_[i];
    if (is_least(from)) return searches_[i].take(from, static_cast<int>(from.routes.size()));
    if (!from.absent.empty()) return searches_[i].take(from, data_.fleet);
    searches_[i].take(without_a_route(from, searches_[i].absences()),
                      static_cast<int>(from.routes.size()) - 1);
  }

  /// The route whose visits were left out least goes.
  Solution without_a_route(Solution from, std::vector<std::int64_t> const& absences) const {
    auto const weight = [&](std::vector<Node> const& route) {
      auto const sum = std::accumulate(route.begin(), route.end(), std::int64_t{0},
                                       [&](std::int64_t total, Node node) { return total + absences[node]; });
      return std::pair{sum, route.size()};
    };
    auto const gone = std::min_element(from.routes.begin(), from.routes.end(),
                                       [&](auto const& a, auto const& b) { return weight(a) < weight(b); });
    for (auto const node : *gone)
      if (data_.want[node].load >= 0) from.absent.push_back(node);
    from.routes.erase(gone);
    return from;
  }

  Data const& data_;
  std::deque<Search<Kernel>>& searches_;
  Share& share_;
  std::vector<Solution> complete_;  ///< the last plan of each thread in which nothing was absent
};

}  // namespace routing::search
