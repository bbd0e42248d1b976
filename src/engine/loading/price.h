// Prices of room on the legs, and the bound that they prove.
#pragma once
#include <functional>
#include <vector>

#include "engine/loading/hold.h"

namespace loading {

/// A figure of every leg for mass, volume and pieces.
using ByLeg = std::vector<std::array<double, 3>>;

/// Prices by measure, summed along the row of legs: a ride costs the difference of two places. 厘 a gram,
/// cm³, bag.
class Prices {
 public:
  explicit Prices(std::size_t n_legs) : weight_(n_legs + 1), volume_(n_legs + 1), bags_(n_legs + 1) {}
  /// @param full  price of a leg's whole room, by leg and measure (厘)
  void set(ByLeg const& full, std::vector<Amount> const& room);
  /// Of a way, for each gram, cm³ and bag.
  std::array<double, 3> of(Way const& way) const {
    std::array<double, 3> out{};
    for (std::size_t i = 0; i < static_cast<std::size_t>(way.n_rides); ++i) {
      auto const from = static_cast<std::size_t>(way.first_leg[i]),
                 to = static_cast<std::size_t>(way.end_leg[i]);
      out[0] += weight_[to] - weight_[from];
      out[1] += volume_[to] - volume_[from];
      out[2] += bags_[to] - bags_[from];
    }
    return out;
  }
  double of(Way const& way, Amount const& amount) const {
    auto const unit = of(way);
    return unit[0] * static_cast<double>(amount.weight_g) + unit[1] * static_cast<double>(amount.volume_cm3) +
           unit[2] * static_cast<double>(amount.bags);
  }

 private:
  std::vector<double> weight_, volume_, bags_;
};

/// A bag with its menu: what all parts of the planner work on.
struct Waiting {
  Bag bag;
  Menu const* menu;
};

/// A way that a bag took in a share of the last rounds.
struct Favourite {
  Way const* way;
  double share;
};

/// The bound, the prices that prove it, and where the bags went while prices settled: on average nearly a
/// solution of the linear relaxation, so that most bags have one clear favourite.
/// @source averages as primal solution: Barahona, Anbil, "The volume algorithm", 2000
struct Bound {
  double li{};
  Prices prices;
  std::vector<std::vector<Favourite>> favourites;  ///< of each bag, the most frequent first
};

/// How long to look for better prices.
struct PriceSearch {
  int rounds{250};
  double upper_li{};                          ///< cost of a known plan
  double close_enough{0.001};                 ///< stops when the gap to `upper_li` is this small
  std::function<bool()> const* keep_going{};  ///< null: until the rounds are over
};

/// Lagrangian relaxation of the holds: each bag takes its cheapest way at prices that rise where too much
/// rides.
/// @returns the best bound found; valid whatever the number of rounds
/// @source Fisher, "The Lagrangian relaxation method", 1981; steps after Polyak, directions after Camerini et
/// al., 1975
Bound search_prices(Problem const&, std::vector<Waiting> const&, Holds const&, PriceSearch const&);

}  // namespace loading
