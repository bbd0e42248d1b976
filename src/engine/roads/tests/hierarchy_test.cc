// The prepared network answers as the plain one does.
#include "engine/roads/hierarchy.h"

#include <gtest/gtest.h>

#include <numeric>

#include "engine/routing/random.h"

namespace roads {
namespace {

std::vector<int> all_nodes(Graph const& graph) {
  std::vector<int> nodes(graph.n_nodes());
  std::iota(nodes.begin(), nodes.end(), 0);
  return nodes;
}

void expect_same(Graph const& graph, std::vector<int> const& places, std::uint64_t seed) {
  auto const expected = quickest_ways(graph, places);
  auto const found = Hierarchy{graph}.quickest_ways(places);
  EXPECT_EQ(*found.duration, *expected.duration) << "seed " << seed;
}

/// A town: streets in a grid, some one-way, some missing, a quick road across.
Graph town(std::uint64_t seed, int side) {
  routing::Random random{seed};
  std::vector<Road> roads;
  auto const both = [&](int a, int b, int length_m, int duration_s) {
    if (random.below(10) > 0) roads.push_back({a, b, length_m, duration_s});
    if (random.below(10) > 0) roads.push_back({b, a, length_m, duration_s});
  };
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      auto const here = y * side + x;
      auto const quick = y == side / 2 ? 3 : 1;
      if (x + 1 < side) both(here, here + 1, 100, (20 + random.below(20)) / quick);
      if (y + 1 < side) both(here, here + side, 100, 20 + random.below(20));
    }
  return Graph{std::vector<base::Position>(side * side), roads};
}

TEST(Hierarchy, answers_as_the_plain_search_on_networks_without_shape) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    routing::Random random{seed};
    auto const n = 2 + random.below(40);
    std::vector<Road> roads;  // loops, parallel roads and roads of no duration included
    for (int i = random.below(4 * n); i >= 0; --i)
      roads.push_back({random.below(n), random.below(n), random.below(5000), random.below(600)});
    Graph const graph{std::vector<base::Position>(n), roads};
    expect_same(graph, all_nodes(graph), seed);
  }
}

TEST(Hierarchy, answers_as_the_plain_search_in_towns) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed)
    expect_same(town(seed, 12), all_nodes(town(seed, 12)), seed);
}

TEST(Hierarchy, keeps_few_shortcuts) {
  auto const graph = town(1, 60);
  std::size_t n_roads = 0;
  for (int node = 0; node < graph.n_nodes(); ++node) n_roads += graph.roads_from(node).size();
  EXPECT_LT(Hierarchy{graph}.n_arcs(), 3 * n_roads);
}

TEST(Hierarchy, the_length_is_that_of_the_quickest_way) {
  Road const roads[] = {{0, 1, 1000, 60}, {1, 2, 1000, 60}, {0, 2, 1500, 200}, {2, 0, 1500, 200}};
  int const places[] = {0, 2, 2};
  auto const matrix = Hierarchy{Graph{std::vector<base::Position>(3), roads}}.quickest_ways(places);
  EXPECT_EQ(matrix.distance_of(0, 1), 2000);
  EXPECT_EQ(matrix.distance_of(0, 2), 2000);
  EXPECT_EQ(matrix.distance_of(1, 2), 0);
  EXPECT_EQ(matrix.distance_of(1, 0), 1500);
}

TEST(Hierarchy, nothing_to_drive_on_is_no_fault) {
  EXPECT_EQ((Hierarchy{Graph{{}, {}}}.quickest_ways({}).n_places), 0);
}

}  // namespace
}  // namespace roads
