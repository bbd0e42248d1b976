// The loop over the bags of a menu is the time of every search for prices.
#include "engine/loading/pricing.h"

#include <algorithm>
#include <map>

namespace loading {

Pricing::Pricing(Problem const& problem, std::vector<Waiting> const& bags, Holds const& holds)
    : problem_{problem}, holds_{holds}, legs_{problem} {
  std::map<Menu const*, std::size_t> found;
  for (std::size_t i = 0; i < bags.size(); ++i) {
    auto const [at, is_new] = found.try_emplace(bags[i].menu, groups_.size());
    if (is_new) groups_.push_back(group_of(*bags[i].menu));
    groups_[at->second].bags.push_back(&bags[i].bag);
    groups_[at->second].places.push_back(i);
    group_of_.push_back(at->second);
  }
}

Pricing::Group Pricing::group_of(Menu const& menu) const {
  Group group;
  group.menu = &menu;
  for (auto const& way : menu.ways)
    if (!holds_.is_closed(way)) group.ways.push_back({&way, holds_.least_room(way)});
  return group;
}

void Pricing::price(Group& group, Prices const& prices) {
  for (auto& w : group.ways) {
    auto const unit = prices.of(*w.way);
    w.li = static_cast<double>(w.way->li_a_bag -
                               (w.way->li_a_kg ? 1 : 0));  // a fare is rounded down to a whole 厘
    w.pieces = unit[2];
    w.weight = static_cast<double>(w.way->li_a_kg) / 1000 + unit[0];
    w.volume = unit[1];
  }
}

Wish Pricing::wish_of(Group const& group, std::size_t i, Prices const& prices) const {
  auto const& bag = *group.bags[i];
  auto const weight = static_cast<double>(bag.amount.weight_g),
             volume = static_cast<double>(bag.amount.volume_cm3),
             pieces = static_cast<double>(bag.amount.bags);
  std::size_t best = group.ways.size() - 1;  // tomorrow is always there
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t n = 0; n < group.ways.size(); ++n) {
    auto const& w = group.ways[n];
    if (bag.ready.seconds > w.way->latest_ready) continue;
    auto const behind = static_cast<double>(behind_of(problem_.weights, bag, *w.way));
    if (behind >= least) break;  // and so are all that arrive later
    auto const li = behind + w.li + w.pieces * pieces + w.weight * weight + w.volume * volume;
    if (li >= least || !bag.amount.fits(w.room)) continue;
    least = li;
    best = n;
  }
  Wish out{group.places[i], group.ways[best].way, static_cast<std::uint16_t>(best), least};
  if (group.menu->complete) return out;
  auto const other = cheapest_priced_journey(problem_, legs_, holds_, prices, bag, least);
  if (other < least) {
    out.li = other;
    out.listed = false;
  }
  return out;
}

}  // namespace loading
