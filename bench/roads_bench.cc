// A road map from its file to the times between all nodes of a county: on the prepared network and by plain
// searches.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "engine/roads/connected.h"
#include "engine/roads/hierarchy.h"
#include "engine/routing/random.h"
#include "platform/osm/road_map.h"

namespace {

using Clock = std::chrono::steady_clock;

template <typename Work>
auto timed(char const* what, Work const& work) {
  auto const from = Clock::now();
  auto out = work();
  std::printf("%-44s %9.1f ms\n", what,
              std::chrono::duration<double, std::milli>(Clock::now() - from).count());
  return out;
}

roads::Graph graph_of(platform::osm::RoadMap const& map) {
  std::vector<roads::Road> roads;
  for (auto const& road : map.roads) {
    roads.push_back({road.from, road.to, road.length_m, 1 + road.length_m / 10});
    if (!road.one_way) roads.push_back({road.to, road.from, road.length_m, 1 + road.length_m / 10});
  }
  return roads::main_part(roads::Graph{map.crossings, roads});
}

}  // namespace

/// usage: roads_bench FILE.osm.pbf [PLACES]
int main(int n, char** words) {
  if (n < 2) return std::puts("usage: roads_bench FILE.osm.pbf [PLACES]"), 0;
  std::ifstream in{words[1], std::ios::binary};
  std::string const bytes{std::istreambuf_iterator<char>{in}, {}};
  auto const map = timed("file read", [&bytes] { return platform::osm::read_road_map(bytes); });
  if (!map) return std::puts(map.refusal().kind->en), 1;
  auto const graph = timed("part that hangs together", [&map] { return graph_of(map.value()); });
  auto const hierarchy = timed("contracted", [&graph] { return roads::Hierarchy{graph}; });
  std::printf("%d crossings, %zu ways up kept\n", graph.n_nodes(), hierarchy.n_arcs());
  routing::Random random{1};
  std::vector<int> places;
  for (int i = n > 2 ? std::atoi(words[2]) : 216; i > 0; --i) places.push_back(random.below(graph.n_nodes()));
  auto const found =
      timed("all pairs on the prepared network", [&] { return hierarchy.quickest_ways(places); });
  auto const plain =
      timed("all pairs by plain searches", [&] { return roads::quickest_ways(graph, places); });
  std::puts(*found.duration == *plain.duration ? "the same times" : "THE TIMES DIFFER");
}
