// Everybody's cheapest way at given prices: the inner problem of both searches for a bound.
#pragma once
#include <limits>
#include <vector>

#include "engine/loading/price.h"
#include "engine/loading/price_search.h"

namespace loading {

/// What a bag would take at given prices.
struct Wish {
  std::size_t bag;      ///< position
  Way const* way;       ///< the cheapest one that is listed
  std::uint16_t nth{};  ///< of the open ways of its menu
  double li;            ///< its cost with prices; a lower bound where a journey that is not listed costs less
  bool listed{true};    ///< false: that other journey is the cheapest
};

/// The bags by menu, with the ways that some hold on them is open for.
class Pricing {
 public:
  Pricing(Problem const&, std::vector<Waiting> const&, Holds const&);

  /// Calls `take` with the wish of every bag.
  template <typename Take>
  void each(Prices const& prices, Take take) {
    for (auto& group : groups_) {
      price(group, prices);
      for (std::size_t i = 0; i < group.bags.size(); ++i) take(wish_of(group, i, prices));
    }
  }
  /// The open ways of a bag's menu, in its order.
  Way const& way(std::size_t bag, std::uint16_t nth) const { return *groups_[group_of_[bag]].ways[nth].way; }

 private:
  struct PricedWay {
    Way const* way;
    Amount room;                                ///< the least on its legs: what is larger never goes this way
    double li{}, pieces{}, weight{}, volume{};  ///< its cost; cost and price by bag, gram, cm³
  };
  struct Group {
    Menu const* menu;
    std::vector<Bag const*> bags;
    std::vector<std::size_t> places;
    std::vector<PricedWay> ways;
  };
  Group group_of(Menu const&) const;
  static void price(Group&, Prices const&);
  Wish wish_of(Group const&, std::size_t i, Prices const&) const;

  Problem const& problem_;
  Holds const& holds_;
  LegRow legs_;
  std::vector<Group> groups_;
  std::vector<std::size_t> group_of_;
};

}  // namespace loading
