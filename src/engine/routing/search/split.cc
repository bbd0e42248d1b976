// Shares routes out by nearness to a node, and brings them together again.
#include "engine/routing/search/split.h"

#include <algorithm>
#include <numeric>

namespace routing::search {

std::vector<Solution> split(Data const& data, Solution const& whole, int n_parts, Random& random) {
  auto const* distance = data.distance_from(1 + random.below(data.n_nodes - 1));
  std::vector<std::pair<double, int>> order;
  std::size_t n_visits = 0;
  for (std::size_t r = 0; r < whole.routes.size(); ++r) {
    auto const& route = whole.routes[r];
    auto const sum = std::accumulate(route.begin(), route.end(), 0.0,
                                     [&](double total, Node node) { return total + distance[node]; });
    order.push_back({sum / static_cast<double>(route.size()), static_cast<int>(r)});
    n_visits += route.size();
  }
  std::sort(order.begin(), order.end());
  std::vector<Solution> parts(n_parts);
  std::size_t taken = 0;
  for (auto const& [nearness, r] : order) {
    auto const part = std::min<std::size_t>(n_parts - 1, taken * n_parts / n_visits);
    parts[part].routes.push_back(whole.routes[r]);
    taken += whole.routes[r].size();
  }
  parts[0].absent = whole.absent;
  return parts;
}

Solution join(std::vector<Solution> parts) {
  auto whole = std::move(parts[0]);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    auto& part = parts[i];
    std::move(part.routes.begin(), part.routes.end(), std::back_inserter(whole.routes));
    whole.absent.insert(whole.absent.end(), part.absent.begin(), part.absent.end());
    whole.cost += part.cost;
  }
  return whole;
}

}  // namespace routing::search
