// Takes strings of neighbouring stops out of neighbouring routes (Christiaens, Vanden Berghe 2020,
// section 5.1).
#pragma once
#include <vector>

#include "engine/routing/random.h"
#include "engine/routing/search/solution.h"

namespace routing::search {

/// How much is taken out.
struct RuinSize {
  double mean{10};      ///< stops, c̄
  int string_max{10};   ///< stops of one string, L max
  double split{0.5};    ///< share of ruins that leave some stops of the string in place, α
  double longer{0.01};  ///< chance, each time, that one more is left in place, β
};

/// Ruins a state around a seed. Removed requests are appended.
template <typename Routes>
class Ruin {
 public:
  Ruin(Routes& routes, Random& random, RuinSize size)
      : routes_{routes}, random_{random}, size_{size}, ruined_(routes.data().fleet) {}

  void around(int seed, double mean_route_size, std::vector<Node>& removed);

 private:
  void take_string(int node, double string_limit, std::vector<Node>& removed);
  int left_in_place(int length, int route_size);

  Routes& routes_;
  Random& random_;
  RuinSize size_;
  std::vector<char> ruined_;
  std::vector<std::int32_t> order_;  ///< routes ruined now
  std::vector<Node> string_;
};

template <typename R>
void Ruin<R>::around(int seed, double mean_route_size, std::vector<Node>& removed) {
  auto const string_limit = std::min(static_cast<double>(size_.string_max), mean_route_size);
  auto const strings_limit = 4 * size_.mean / (1 + string_limit) - 1;
  auto const n_strings = static_cast<int>(1 + random_.unit() * strings_limit);
  auto const& data = routes_.data();
  auto const* around = data.around(seed);
  for (int k = -1; k < data.n_around && static_cast<int>(order_.size()) < n_strings; ++k) {
    auto const node = k < 0 ? seed : around[k];
    auto const route = routes_.stop(node).route;
    if (route < 0 || ruined_[route]) continue;
    ruined_[route] = 1;
    order_.push_back(route);
    take_string(node, string_limit, removed);
  }
  for (auto const route : order_) ruined_[route] = 0, routes_.refresh(route);
  order_.clear();
}

/// How many stops inside the string stay: none, one, seldom more.
template <typename R>
int Ruin<R>::left_in_place(int length, int route_size) {
  if (length < 2 || length >= route_size || random_.unit() >= size_.split) return 0;
  int stay = 1;
  while (length + stay < route_size && random_.unit() < size_.longer) ++stay;
  return stay;
}

template <typename R>
void Ruin<R>::take_string(int node, double string_limit, std::vector<Node>& removed) {
  auto const route = routes_.stop(node).route;
  auto const route_size = routes_.size(route);
  auto const limit = std::min(static_cast<double>(route_size), string_limit);
  auto const length = static_cast<int>(1 + random_.unit() * limit);
  auto const taken = std::min(length, route_size);
  auto const stay = left_in_place(taken, route_size);
  auto const window = taken + stay;
  int behind = 0, ahead = 0;
  auto const n_nodes = routes_.data().n_nodes;
  for (auto at = routes_.stop(node).prev; at < n_nodes && behind < window - 1; at = routes_.stop(at).prev)
    ++behind;
  for (auto at = routes_.stop(node).next; at < n_nodes && ahead < window - 1; at = routes_.stop(at).next)
    ++ahead;
  auto const least = std::max(0, window - 1 - ahead);
  auto back = least + random_.below(behind - least + 1);
  auto at = node;
  while (back-- > 0) at = routes_.stop(at).prev;
  string_.clear();
  for (int i = 0; i < window; ++i, at = routes_.stop(at).next) string_.push_back(static_cast<Node>(at));
  auto const gap = stay ? random_.below(taken + 1) : window;
  for (int i = 0; i < window; ++i)
    if (i < gap || i >= gap + stay) routes_.take_out(string_[i], removed);
}

}  // namespace routing::search
