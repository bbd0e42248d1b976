// Puts removed visits back, one after the other, each at its cheapest place (Christiaens, Vanden Berghe
// 2020, 5.2).
#pragma once
#include <algorithm>
#include <array>
#include <vector>

#include "engine/routing/random.h"
#include "engine/routing/search/solution.h"

namespace routing::search {

/// Orders visits anew each time and inserts them. Those without a place are appended to `absent`.
template <typename Kernel>
class Recreate {
 public:
  Recreate(typename Kernel::Routes& routes, Random& random)
      : routes_{routes}, random_{random}, insertion_{routes, random} {}

  /// Gives up when the routes come to cost more than `cost_limit` or more than `absent_limit` find no place:
  /// what is not inserted by then is absent. Costs only grow on the way (triangle inequality), so nothing
  /// good is missed.
  /// @returns false when it gave up
  bool put_back(std::vector<Node>& removed, std::vector<Node>& absent, double cost_limit,
                std::size_t absent_limit);

 private:
  using Key = std::pair<std::int64_t, Node>;
  enum class Order { by_chance, heavy, far, near, short_window, early, soon_closed };

  Order draw_order();
  std::int64_t key_of(Order order, Node node);

  typename Kernel::Routes& routes_;
  Random& random_;
  typename Kernel::Insertion insertion_;
  std::vector<Key> keys_;
};

template <typename K>
auto Recreate<K>::draw_order() -> Order {
  constexpr std::array kUntimed{Order::by_chance, Order::by_chance, Order::by_chance, Order::by_chance,
                                Order::heavy,     Order::heavy,     Order::heavy,     Order::heavy,
                                Order::far,       Order::far,       Order::near};
  constexpr std::array kTimed{Order::by_chance,    Order::by_chance, Order::by_chance, Order::by_chance,
                              Order::heavy,        Order::heavy,     Order::heavy,     Order::heavy,
                              Order::far,          Order::far,       Order::near,      Order::short_window,
                              Order::short_window, Order::early,     Order::early,     Order::soon_closed,
                              Order::soon_closed};
  if constexpr (K::kOrdersByWindow)
    return kTimed[random_.below(kTimed.size())];
  else
    return kUntimed[random_.below(kUntimed.size())];
}

template <typename K>
std::int64_t Recreate<K>::key_of(Order order, Node node) {
  auto const& data = routes_.data();
  auto const& want = data.want[node];
  switch (order) {
    case Order::by_chance:
      return static_cast<std::int64_t>(random_.next() >> 33);
    case Order::heavy:
      return -want.load;
    case Order::far:
      return -data.distance_to(node)[0];
    case Order::near:
      return data.distance_to(node)[0];
    case Order::short_window:
      return want.late - want.early;
    case Order::early:
      return want.early;
    case Order::soon_closed:
      return -want.late;
  }
  return 0;
}

template <typename K>
bool Recreate<K>::put_back(std::vector<Node>& removed, std::vector<Node>& absent, double cost_limit,
                           std::size_t absent_limit) {
  auto const order = draw_order();
  keys_.clear();
  for (auto const node : removed) keys_.push_back({key_of(order, node), node});
  std::sort(keys_.begin(), keys_.end());
  for (auto const& [key, node] : keys_) {
    auto const room = cost_limit - static_cast<double>(routes_.cost());
    if (insertion_.insert(node,
                          room < static_cast<double>(kNowhere) ? static_cast<Cost>(room) + 1 : kNowhere))
      continue;
    absent.push_back(node);
    if (absent.size() > absent_limit) return false;
  }
  return true;
}

}  // namespace routing::search
