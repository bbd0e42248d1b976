// Subgradient steps over the prices of legs.
#include "engine/loading/price.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/loading/pricing.h"

namespace loading {
namespace {

constexpr double kKeep = 0.4;    ///< share of the last direction that goes on
constexpr int kPatience = 12;    ///< rounds without a better bound before steps are halved
constexpr int kRemembered = 64;  ///< last rounds whose choices are averaged

class Search {
 public:
  Search(Problem const& problem, std::vector<Waiting> const& bags, Holds const& holds)
      : holds_{holds},
        pricing_{problem, bags, holds},
        full_(holds.room().size()),
        usage_(full_.size()),
        direction_(full_.size()),
        prices_{full_.size()},
        bags_{bags} {
    chosen_.resize(bags.size() * kRemembered);
  }

  Bound run(PriceSearch const& how) {
    Bound best{-std::numeric_limits<double>::infinity(), prices_, {}};
    double theta = 1.0;
    int patience = kPatience;
    for (int round = 0; round < how.rounds; ++round) {
      prices_.set(full_, holds_.room());
      double const li = relaxed();
      if (li > best.li + 1e-6 * std::abs(best.li))
        patience = kPatience;
      else if (--patience == 0) {
        theta /= 2;
        patience = kPatience;
      }
      if (li > best.li) best = {li, prices_, {}};
      if (how.upper_li - best.li <= how.close_enough * best.li) break;
      if (!step(theta, how.upper_li - li)) break;
      if (how.keep_going && !(*how.keep_going)()) break;
    }
    best.favourites = favourites();
    return best;
  }

 private:
  /// The cost of everybody's cheapest way at these prices, less the prices of the rooms; counts what rides
  /// where.
  double relaxed() {
    std::ranges::fill(usage_, std::array<double, 3>{});
    double sum = 0;
    pricing_.each(prices_, [&](Wish const& wish) {
      sum += wish.li;
      chosen_[wish.bag * kRemembered + rounds_ % kRemembered] = wish.nth;
      // Where a journey that is not listed rides does not matter much for the direction.
      if (wish.listed) count(*wish.way, bags_[wish.bag].bag.amount);
    });
    ++rounds_;
    for (auto const& leg : full_) sum -= leg[0] + leg[1] + leg[2];
    accumulate();
    return sum;
  }

  std::vector<std::vector<Favourite>> favourites() const {
    auto const n = std::min<std::size_t>(rounds_, kRemembered);
    std::vector<std::vector<Favourite>> out(bags_.size());
    std::map<std::uint16_t, int> times;
    for (std::size_t i = 0; i < out.size(); ++i) {
      times.clear();
      for (std::size_t r = 0; r < n; ++r) ++times[chosen_[i * kRemembered + r]];
      for (auto const& [nth, count] : times)
        out[i].push_back({&pricing_.way(i, nth), static_cast<double>(count) / static_cast<double>(n)});
      std::ranges::stable_sort(out[i], std::greater{}, &Favourite::share);
    }
    return out;
  }

  /// Marks where an amount begins and ends to ride; `accumulate` makes usage of it.
  void count(Way const& way, Amount const& amount) {
    for (int i = 0; i < way.n_rides; ++i)
      for (auto const& [leg, sign] : {std::pair{way.first_leg[static_cast<std::size_t>(i)], 1.0},
                                      std::pair{way.end_leg[static_cast<std::size_t>(i)], -1.0}}) {
        if (static_cast<std::size_t>(leg) == usage_.size()) continue;
        auto& at = usage_[static_cast<std::size_t>(leg)];
        at[0] += sign * static_cast<double>(amount.weight_g);
        at[1] += sign * static_cast<double>(amount.volume_cm3);
        at[2] += sign * static_cast<double>(amount.bags);
      }
  }

  void accumulate() {
    std::array<double, 3> riding{};
    for (std::size_t leg = 0; leg < usage_.size(); ++leg) {
      auto const& room = holds_.room()[leg];
      double const whole[]{static_cast<double>(room.weight_g), static_cast<double>(room.volume_cm3),
                           static_cast<double>(room.bags)};
      for (std::size_t m = 0; m < 3; ++m) {
        riding[m] += usage_[leg][m];
        usage_[leg][m] = whole[m] > 0 ? riding[m] / whole[m] : 0;
      }
    }
  }

  /// @returns false when nothing rides too much: the bound is the cost of a plan
  bool step(double theta, double missing_li) {
    double length = 0;
    for (std::size_t leg = 0; leg < full_.size(); ++leg)
      for (std::size_t m = 0; m < 3; ++m) {
        auto& d = direction_[leg][m];
        d = usage_[leg][m] - 1 + kKeep * d;
        if (full_[leg][m] <= 0 && d < 0) d = 0;
        length += d * d;
      }
    if (length < 1e-12) return false;
    double const by = theta * std::max(missing_li, 1.0) / length;
    for (std::size_t leg = 0; leg < full_.size(); ++leg)
      for (std::size_t m = 0; m < 3; ++m)
        full_[leg][m] = std::max(0.0, full_[leg][m] + by * direction_[leg][m]);
    return true;
  }

  Holds const& holds_;
  Pricing pricing_;
  ByLeg full_, usage_, direction_;
  Prices prices_;
  std::vector<std::uint16_t> chosen_;  ///< by bag, then round
  std::size_t rounds_{};
  std::vector<Waiting> const& bags_;
};

}  // namespace

void Prices::set(ByLeg const& full, std::vector<Amount> const& room) {
  for (std::size_t leg = 0; leg < full.size(); ++leg) {
    auto const each = [&](std::size_t m, std::int64_t whole) {
      return whole > 0 ? full[leg][m] / static_cast<double>(whole) : 0.0;
    };
    weight_[leg + 1] = weight_[leg] + each(0, room[leg].weight_g);
    volume_[leg + 1] = volume_[leg] + each(1, room[leg].volume_cm3);
    bags_[leg + 1] = bags_[leg] + each(2, room[leg].bags);
  }
}

Bound search_prices(Problem const& problem, std::vector<Waiting> const& bags, Holds const& holds,
                    PriceSearch const& how) {
  return Search{problem, bags, holds}.run(how);
}

}  // namespace loading
