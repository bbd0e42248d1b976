// Subgradient steps over the prices of legs.
#include "engine/loading/price.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/loading/price_search.h"

namespace loading {
namespace {

constexpr double kKeep = 0.4;    ///< share of the last direction that goes on
constexpr int kPatience = 12;    ///< rounds without a better bound before steps are halved
constexpr int kRemembered = 64;  ///< last rounds whose choices are averaged

/// Price and usage of every leg by measure, as shares of its room.
using ByLeg = std::vector<std::array<double, 3>>;

/// The bags of one menu together, with what their ways cost besides: the loop over them is the time of the
/// search.
struct Group {
  Menu const* menu;
  std::vector<Bag const*> bags;
  std::vector<std::size_t> places;  ///< of the bags in the task
  std::vector<Way const*> ways;     ///< that are not closed
  std::vector<double> li, pieces, weight,
      volume;  ///< of each way: its cost; cost and price by bag, gram, cm³
};

class Search {
 public:
  Search(Problem const& problem, std::vector<Waiting> const& bags, Holds const& holds)
      : problem_{problem},
        legs_{problem},
        holds_{holds},
        full_(holds.room().size()),
        usage_(full_.size()),
        direction_(full_.size()),
        prices_{full_.size()} {
    chosen_.resize(bags.size() * kRemembered);
    std::map<Menu const*, std::size_t> found;
    for (std::size_t i = 0; i < bags.size(); ++i) {
      auto const [at, is_new] = found.try_emplace(bags[i].menu, groups_.size());
      if (is_new) groups_.push_back(group_of(*bags[i].menu));
      groups_[at->second].bags.push_back(&bags[i].bag);
      groups_[at->second].places.push_back(i);
    }
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
  Group group_of(Menu const& menu) const {
    Group group;
    group.menu = &menu;
    for (auto const& way : menu.ways)
      if (!holds_.is_closed(way)) group.ways.push_back(&way);
    for (auto* const part : {&group.li, &group.pieces, &group.weight, &group.volume})
      part->resize(group.ways.size());
    return group;
  }

  void price(Group& group) const {
    for (std::size_t w = 0; w < group.ways.size(); ++w) {
      auto const& way = *group.ways[w];
      auto const unit = prices_.of(way);
      group.li[w] =
          static_cast<double>(way.li_a_bag - (way.li_a_kg ? 1 : 0));  // a fare is rounded down to a whole 厘
      group.pieces[w] = unit[2];
      group.weight[w] = static_cast<double>(way.li_a_kg) / 1000 + unit[0];
      group.volume[w] = unit[1];
    }
  }

  /// The cost of everybody's cheapest way at these prices, less the prices of the rooms; counts what rides
  /// where.
  double relaxed() {
    std::ranges::fill(usage_, std::array<double, 3>{});
    double sum = 0;
    for (auto& group : groups_) {
      price(group);
      for (std::size_t i = 0; i < group.bags.size(); ++i)
        sum +=
            cheapest(group, *group.bags[i], chosen_[group.places[i] * kRemembered + rounds_ % kRemembered]);
    }
    ++rounds_;
    for (auto const& leg : full_) sum -= leg[0] + leg[1] + leg[2];
    accumulate();
    return sum;
  }

  double cheapest(Group const& group, Bag const& bag, std::uint16_t& chosen) {
    auto const weight = static_cast<double>(bag.amount.weight_g),
               volume = static_cast<double>(bag.amount.volume_cm3);
    auto const pieces = static_cast<double>(bag.amount.bags);
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t w = 0; w < group.ways.size(); ++w) {
      auto const& way = *group.ways[w];
      if (bag.ready.seconds > way.latest_ready) continue;
      auto const behind = static_cast<double>(behind_of(problem_.weights, bag, way));
      if (behind >= least) break;  // and so are all that arrive later
      auto const li = behind + group.li[w] + group.pieces[w] * pieces + group.weight[w] * weight +
                      group.volume[w] * volume;
      if (li < least) {
        least = li;
        best = w;
      }
    }
    chosen = static_cast<std::uint16_t>(best);
    if (!group.menu->complete) {
      auto const other = cheapest_priced_journey(problem_, legs_, holds_, prices_, bag, least);
      if (other < least) return other;  // a bound; where it rides does not matter much for the direction
    }
    count(*group.ways[best], bag.amount);
    return least;
  }

  std::vector<std::vector<Favourite>> favourites() const {
    auto const n = std::min<std::size_t>(rounds_, kRemembered);
    std::vector<std::vector<Favourite>> out(chosen_.size() / kRemembered);
    for (auto const& group : groups_)
      for (auto const place : group.places) {
        std::map<std::uint16_t, int> times;
        for (std::size_t r = 0; r < n; ++r) ++times[chosen_[place * kRemembered + r]];
        for (auto const& [way, count] : times)
          out[place].push_back({group.ways[way], static_cast<double>(count) / static_cast<double>(n)});
        std::ranges::stable_sort(out[place], std::greater{}, &Favourite::share);
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

  Problem const& problem_;
  std::vector<Group> groups_;
  LegRow legs_;
  Holds const& holds_;
  ByLeg full_, usage_, direction_;
  Prices prices_;
  std::vector<std::uint16_t> chosen_;  ///< by bag, then round
  std::size_t rounds_{};
};

}  // namespace

void Prices::set(std::vector<std::array<double, 3>> const& full, std::vector<Amount> const& room) {
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
