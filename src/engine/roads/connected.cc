// Strongly connected parts by two depth-first searches, without recursion.
#include "engine/roads/connected.h"

#include <algorithm>

namespace roads {
namespace {

using Neighbours = std::vector<std::vector<int>>;

Neighbours against(Graph const& graph) {
  Neighbours out(graph.n_nodes());
  for (int node = 0; node < graph.n_nodes(); ++node)
    for (auto const& road : graph.roads_from(node)) out[road.to].push_back(node);
  return out;
}

/// All nodes, each after those that it reaches first.
std::vector<int> finishing_order(Graph const& graph) {
  std::vector<int> order;
  std::vector<std::size_t> next(graph.n_nodes());
  std::vector<char> is_seen(graph.n_nodes());
  for (int start = 0; start < graph.n_nodes(); ++start) {
    if (is_seen[start]) continue;
    std::vector<int> path{start};
    is_seen[start] = 1;
    while (!path.empty()) {
      auto const node = path.back();
      auto const roads = graph.roads_from(node);
      if (next[node] == roads.size()) {
        order.push_back(node);
        path.pop_back();
      } else if (auto const to = roads[next[node]++].to; !is_seen[to]) {
        is_seen[to] = 1;
        path.push_back(to);
      }
    }
  }
  return order;
}

/// Everything that leads to a node and is in no part yet.
std::vector<int> part_of(int start, Neighbours const& back, std::vector<char>& is_taken) {
  std::vector<int> part{start};
  is_taken[start] = 1;
  for (std::size_t i = 0; i < part.size(); ++i)
    for (auto const from : back[part[i]])
      if (!is_taken[from]) is_taken[from] = 1, part.push_back(from);
  return part;
}

std::vector<int> largest_part(Graph const& graph) {
  auto const back = against(graph);
  auto const order = finishing_order(graph);
  std::vector<char> is_taken(graph.n_nodes());
  std::vector<int> largest;
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    if (is_taken[*at]) continue;
    auto part = part_of(*at, back, is_taken);
    if (part.size() > largest.size()) largest = std::move(part);
  }
  std::ranges::sort(largest);
  return largest;
}

}  // namespace

Graph main_part(Graph const& graph) {
  auto const kept = largest_part(graph);
  std::vector<int> number(graph.n_nodes(), -1);
  std::vector<base::Position> nodes;
  for (auto const node : kept)
    number[node] = static_cast<int>(nodes.size()), nodes.push_back(graph.position(node));
  std::vector<Road> roads;
  for (auto const node : kept)
    for (auto const& road : graph.roads_from(node))
      if (number[road.to] >= 0)
        roads.push_back({number[node], number[road.to], road.length_m, road.duration_s});
  return Graph{std::move(nodes), roads};
}

}  // namespace roads
