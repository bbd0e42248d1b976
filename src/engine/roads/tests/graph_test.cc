// Quickest ways on made-up networks.
#include "engine/roads/graph.h"

#include <gtest/gtest.h>

#include <numeric>

#include "engine/routing/random.h"

namespace roads {
namespace {

TEST(Graph, the_quickest_way_is_taken_and_its_length_told) {
  Road const roads[] = {{0, 1, 1000, 60}, {1, 2, 1000, 60}, {0, 2, 1500, 200}, {2, 0, 1500, 200}};
  Graph const graph{std::vector<base::Position>(3), roads};
  int const places[] = {0, 2};
  auto const matrix = quickest_ways(graph, places);
  EXPECT_EQ(matrix.duration_of(0, 1), 120);
  EXPECT_EQ(matrix.distance_of(0, 1), 2000);
  EXPECT_EQ(matrix.duration_of(1, 0), 200);
  EXPECT_EQ(matrix.duration_of(0, 0), 0);
}

TEST(Graph, a_place_out_of_reach_is_never_reached) {
  Road const roads[] = {{0, 1, 1000, 60}};
  Graph const graph{std::vector<base::Position>(3), roads};
  int const places[] = {0, 1, 2};
  auto const matrix = quickest_ways(graph, places);
  EXPECT_EQ(matrix.duration_of(1, 0), routing::kNever);
  EXPECT_EQ(matrix.distance_of(0, 2), routing::kNever);
}

/// Every pair by relaxing over every node between (Floyd, Warshall 1962).
std::vector<std::int64_t> all_pairs(int n, std::vector<Road> const& roads) {
  std::vector<std::int64_t> out(static_cast<std::size_t>(n) * n, routing::kNever);
  for (int i = 0; i < n; ++i) out[i * n + i] = 0;
  for (auto const& road : roads)
    out[road.from * n + road.to] = std::min<std::int64_t>(out[road.from * n + road.to], road.duration_s);
  for (int k = 0; k < n; ++k)
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) out[i * n + j] = std::min(out[i * n + j], out[i * n + k] + out[k * n + j]);
  return out;
}

TEST(Graph, all_ways_agree_with_another_method) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    routing::Random random{seed};
    auto const n = 5 + random.below(30);
    std::vector<Road> roads;
    for (int i = 0; i < 3 * n; ++i)
      roads.push_back({random.below(n), random.below(n), random.below(5000), 1 + random.below(600)});
    Graph const graph{std::vector<base::Position>(n), roads};
    std::vector<int> places(n);
    std::iota(places.begin(), places.end(), 0);
    auto const matrix = quickest_ways(graph, places);
    auto const expected = all_pairs(n, roads);
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) EXPECT_EQ(matrix.duration_of(i, j), expected[i * n + j]) << seed;
  }
}

TEST(Graph, a_position_stands_for_the_nearest_node) {
  Graph const graph{{base::position_of(30, 110), base::position_of(30.1, 110)}, {}};
  EXPECT_EQ(graph.nearest(base::position_of(30.02, 110.01)), 0);
  EXPECT_EQ(graph.nearest(base::position_of(30.09, 110)), 1);
  EXPECT_EQ((Graph{{}, {}}.nearest(base::position_of(30, 110))), -1);
}

TEST(Graph, the_nearest_node_is_that_of_a_look_at_all) {
  routing::Random random{7};
  std::vector<base::Position> nodes;
  for (int i = 0; i < 500; ++i)
    nodes.push_back(base::position_of(30 + random.below(1000) / 1e3, 110 + random.below(1000) / 1e3));
  Graph const graph{nodes, {}};
  for (int i = 0; i < 200; ++i) {
    auto const place = base::position_of(29.9 + random.below(1200) / 1e3, 109.9 + random.below(1200) / 1e3);
    auto shortest = base::distance_m(place, nodes[0]);
    for (auto const& node : nodes) shortest = std::min(shortest, base::distance_m(place, node));
    EXPECT_EQ(base::distance_m(place, nodes[static_cast<std::size_t>(graph.nearest(place))]), shortest);
  }
}

TEST(Graph, without_a_map_the_crow_flies_with_a_detour) {
  base::Position const places[] = {base::position_of(30, 110), base::position_of(30.1, 110)};
  auto const matrix = crow_flights(places, {.detour = 1.5, .speed_mps = 10});
  EXPECT_NEAR(matrix.distance_of(0, 1), 16'679, 2);
  EXPECT_NEAR(matrix.duration_of(1, 0), 1'668, 1);
  EXPECT_EQ(matrix.distance_of(0, 0), 0);
}

}  // namespace
}  // namespace roads
