// What is drawn of small maps made here, and of a real one.
#include "platform/osm/ground_map.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "testing/osm_file.h"

namespace platform::osm {
namespace {

using testing_support::OsmFile;

OsmFile square() {
  OsmFile file;
  file.node(1, 30'000, 110'000);
  file.node(2, 30'000, 110'010, {{"place", "village"}, {"name", "石桥村"}});
  file.node(3, 30'010, 110'010);
  file.node(4, 30'010, 110'000, {{"place", "hamlet"}});
  return file;
}

TEST(GroundMap, roads_rivers_and_rails_are_lines_of_their_kind) {
  auto file = square();
  file.way({1, 2}, {{"highway", "trunk"}, {"name", "国道"}});
  file.way({2, 3}, {{"waterway", "river"}});
  file.way({3, 4}, {{"railway", "rail"}});
  file.way({1, 3}, {{"power", "line"}});
  auto const map = read_ground_map(file.bytes()).value();
  ASSERT_EQ(map.lines.size(), 3u);
  EXPECT_EQ(map.lines[0].kind, GroundLineKind::main_road);
  EXPECT_EQ(map.lines[0].name, "国道");
  EXPECT_EQ(map.lines[0].points.at(1), base::position_of(30, 110.01));
  EXPECT_EQ(map.lines[1].kind, GroundLineKind::river);
  EXPECT_EQ(map.lines[2].kind, GroundLineKind::railway);
}

TEST(GroundMap, water_is_closed_or_not_drawn) {
  auto file = square();
  file.way({1, 2, 3, 4, 1}, {{"natural", "water"}, {"name", "龙潭水库"}});
  file.way({1, 2, 3, 4}, {{"natural", "water"}});
  file.way({1, 2, 99, 1}, {{"natural", "water"}});
  auto const map = read_ground_map(file.bytes()).value();
  ASSERT_EQ(map.water.size(), 1u) << "an open one and one that the extract cuts are none";
  EXPECT_EQ(map.water[0].rings.at(0).size(), 5u);
  EXPECT_EQ(map.water[0].name, "龙潭水库");
}

OsmFile::Tags lake(char const* name) { return {{"type", "multipolygon"}, {"natural", "water"}, {"name", name}}; }

TEST(GroundMap, a_lake_whose_shore_is_several_ways_has_its_island) {
  auto file = square();
  for (int i = 0; i < 3; ++i) file.node(11 + i, 30'004 + i % 2, 110'004 + i);
  file.way({1, 2, 3}, {});
  file.way({1, 4, 3}, {{"natural", "water"}});  // runs the other way round
  file.way({11, 12, 13, 11}, {{"place", "islet"}});
  file.relation({{1, "outer"}, {2, ""}, {3, "inner"}}, lake("青石湖"));
  auto const map = read_ground_map(file.bytes()).value();
  ASSERT_EQ(map.water.size(), 1u);
  EXPECT_EQ(map.water[0].name, "青石湖");
  ASSERT_EQ(map.water[0].rings.size(), 2u);
  EXPECT_EQ(map.water[0].rings[0].size(), 5u);
  EXPECT_EQ(map.water[0].rings[1].size(), 4u);
}

TEST(GroundMap, an_island_lies_in_the_water_around_it_and_no_other) {
  auto file = square();
  for (int i = 0; i < 4; ++i) file.node(21 + i, 31'000 + 10 * (i / 2), 110'000 + 10 * (i == 1 || i == 2));
  for (int i = 0; i < 3; ++i) file.node(11 + i, 31'004 + i % 2, 110'004 + i);
  file.way({1, 2, 3, 4, 1}, {{"natural", "water"}});
  file.way({21, 22, 23, 24, 21}, {});
  file.way({11, 12, 13, 11}, {});
  file.relation({{1, "outer"}, {2, "outer"}, {3, "inner"}}, lake("双湖"));
  auto const map = read_ground_map(file.bytes()).value();
  ASSERT_EQ(map.water.size(), 2u) << "its first shore is tagged as water too and drawn once";
  EXPECT_EQ(map.water[0].rings.size(), 1u);
  EXPECT_EQ(map.water[1].rings.size(), 2u);
}

TEST(GroundMap, a_shore_that_the_extract_cuts_open_is_none_and_its_other_waters_stay) {
  auto file = square();
  file.way({1, 2, 3}, {});
  file.way({3, 99}, {});
  file.way({1, 2, 3, 4, 1}, {{"landuse", "basin"}});
  file.relation({{1, "outer"}, {2, "outer"}, {77, "outer"}}, lake("半湖"));
  file.relation({{1, "outer"}}, {{"type", "multipolygon"}, {"landuse", "forest"}});
  auto const map = read_ground_map(file.bytes()).value();
  ASSERT_EQ(map.water.size(), 1u);
  EXPECT_EQ(map.water[0].name, "");
}

TEST(GroundMap, places_have_names) {
  auto const map = read_ground_map(square().bytes()).value();
  ASSERT_EQ(map.places.size(), 1u);
  EXPECT_EQ(map.places[0].name, "石桥村");
  EXPECT_EQ(map.places[0].kind, PlaceKind::village);
  EXPECT_EQ(map.places[0].position, base::position_of(30, 110.01));
}

TEST(GroundMap, points_of_a_bend_that_nobody_sees_are_left_out) {
  OsmFile file;
  for (int i = 0; i < 5; ++i) file.node(i + 1, 30'000, 110'000 + (i == 4 ? 10 : 0));
  file.way({1, 2, 3, 4, 5}, {{"highway", "track"}});
  EXPECT_EQ(read_ground_map(file.bytes()).value().lines.at(0).points.size(), 2u);
}

TEST(GroundMap, a_broken_file_is_refused) {
  EXPECT_EQ(read_ground_map("PBF?").refusal().kind, &refusal::map_malformed);
}

TEST(GroundMap, a_country_is_drawn) {
  std::filesystem::path const path{"../shared/data/osm/liechtenstein.osm.pbf"};
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not beside the repository";
  std::ifstream in{path, std::ios::binary};
  auto const map = read_ground_map(std::string{std::istreambuf_iterator<char>{in}, {}}).value();
  EXPECT_GT(map.lines.size(), 4'000u);
  EXPECT_GT(map.water.size(), 20u);
  EXPECT_GT(map.places.size(), 10u);
}

}  // namespace
}  // namespace platform::osm
