// The quickest ways on a road network, or the crow's way without one.
#include "engine/roads/graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <queue>

namespace roads {
namespace {

/// From one node, until every wanted node is reached. Keeps its memory between calls.
class Dijkstra {
 public:
  explicit Dijkstra(Graph const& graph) : graph_{graph}, reached_(graph.n_nodes()) {}

  void run(int from, std::vector<char> is_wanted, std::size_t n_wanted) {
    std::fill(reached_.begin(), reached_.end(), Reached{});
    queue_ = {};
    offer(from, 0, 0);
    while (!queue_.empty() && n_wanted > 0) {
      auto const [duration, node] = queue_.top();
      queue_.pop();
      if (duration > reached_[node].duration) continue;  // a quicker way was found meanwhile
      if (is_wanted[node]) is_wanted[node] = 0, --n_wanted;
      for (auto const& road : graph_.roads_from(node))
        offer(road.to, duration + road.duration_s, reached_[node].distance + road.length_m);
    }
  }

  std::int32_t duration(int node) const { return capped(reached_[node].duration); }
  std::int32_t distance(int node) const { return capped(reached_[node].distance); }

 private:
  struct Reached {
    std::int64_t duration{std::numeric_limits<std::int64_t>::max()};
    std::int64_t distance{std::numeric_limits<std::int64_t>::max()};
  };
  using Entry = std::pair<std::int64_t, int>;

  static std::int32_t capped(std::int64_t value) {
    return static_cast<std::int32_t>(std::min<std::int64_t>(value, routing::kNever));
  }
  void offer(int node, std::int64_t duration, std::int64_t distance) {
    auto& reached = reached_[node];
    if (duration >= reached.duration) return;
    reached = {duration, distance};
    queue_.push({duration, node});
  }

  Graph const& graph_;
  std::vector<Reached> reached_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

}  // namespace

Graph::Graph(std::vector<base::Position> nodes, std::span<Road const> roads)
    : nodes_{std::move(nodes)}, roads_(roads.size()), first_(nodes_.size() + 1), by_latitude_(nodes_.size()) {
  for (auto const& road : roads) ++first_[road.from + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  auto next = first_;
  for (auto const& road : roads) roads_[next[road.from]++] = road;
  std::iota(by_latitude_.begin(), by_latitude_.end(), 0);
  std::ranges::sort(by_latitude_, {}, [this](int node) { return nodes_[node].lat_e7; });
}

int Graph::nearest(base::Position position) const {
  int best = -1;
  auto shortest = std::numeric_limits<double>::max();
  /// False once latitude alone is further away than the best.
  auto const consider = [&](int node) {
    if (base::distance_m(position, {nodes_[node].lat_e7, position.lon_e7}) > shortest) return false;
    auto const distance = base::distance_m(position, nodes_[node]);
    if (distance < shortest || (distance == shortest && node < best)) shortest = distance, best = node;
    return true;
  };
  auto const latitude = [this](int node) { return nodes_[node].lat_e7; };
  auto const middle = std::ranges::lower_bound(by_latitude_, position.lat_e7, {}, latitude);
  for (auto at = middle; at != by_latitude_.end() && consider(*at);) ++at;
  for (auto at = middle; at != by_latitude_.begin() && consider(*(at - 1));) --at;
  return best;
}

routing::Matrix quickest_ways(Graph const& graph, std::span<int const> places) {
  auto const n = places.size();
  auto distance = std::make_shared<std::vector<std::int32_t>>(),
       duration = std::make_shared<std::vector<std::int32_t>>();
  std::vector<char> is_wanted(graph.n_nodes());
  for (auto const place : places) is_wanted[place] = 1;
  auto const n_wanted = static_cast<std::size_t>(std::count(is_wanted.begin(), is_wanted.end(), 1));
  Dijkstra dijkstra{graph};
  for (auto const from : places) {
    dijkstra.run(from, is_wanted, n_wanted);
    for (auto const to : places) {
      distance->push_back(dijkstra.distance(to));
      duration->push_back(dijkstra.duration(to));
    }
  }
  return {static_cast<int>(n), distance, duration};
}

routing::Matrix crow_flights(std::span<base::Position const> places, CrowFlight const& flight) {
  auto distance = std::make_shared<std::vector<std::int32_t>>(),
       duration = std::make_shared<std::vector<std::int32_t>>();
  for (auto const from : places)
    for (auto const to : places) {
      auto const way = base::distance_m(from, to) * flight.detour;
      distance->push_back(static_cast<std::int32_t>(std::lround(way)));
      duration->push_back(static_cast<std::int32_t>(std::lround(way / flight.speed_mps)));
    }
  return {static_cast<int>(places.size()), distance, duration};
}

}  // namespace roads
