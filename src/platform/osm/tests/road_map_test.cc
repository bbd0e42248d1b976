// Roads out of small maps made here, and out of a real one.
#include "platform/osm/road_map.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/osm/way_tags.h"
#include "testing/osm_file.h"

namespace platform::osm {
namespace {

using testing_support::OsmFile;

/// Four nodes in a row, a hundred metres apart.
OsmFile row_of_nodes() {
  OsmFile file;
  for (int i = 1; i <= 4; ++i) file.node(i, 30'000 + i, 110'000);
  return file;
}

std::optional<Drivable> drivable(OsmFile::Tags const& tags) {
  WayTags out;
  for (auto const& [key, value] : tags) out.add(key, value);
  return out.drivable();
}

TEST(RoadMap, a_way_is_one_road_along_its_bends) {
  auto file = row_of_nodes();
  file.node(9, 30'002, 110'001);
  file.way({1, 9, 4}, {{"highway", "primary"}, {"maxspeed", "60"}});
  auto const map = read_road_map(file.bytes()).value();
  ASSERT_EQ(map.roads.size(), 1u);
  EXPECT_EQ(map.crossings.size(), 2u);
  EXPECT_NEAR(map.roads[0].length_m, 147 + 242, 2);
  EXPECT_EQ(map.roads[0].kind, RoadClass::primary);
  EXPECT_EQ(map.roads[0].limit_kmh, 60);
  EXPECT_FALSE(map.roads[0].one_way);
}

TEST(RoadMap, ways_are_cut_where_they_cross) {
  auto file = row_of_nodes();
  file.node(9, 30'002, 110'001);
  file.way({1, 2, 3, 4}, {{"highway", "primary"}});
  file.way({9, 2}, {{"highway", "service"}});
  auto const map = read_road_map(file.bytes(OsmFile::Packing::raw)).value();
  EXPECT_EQ(map.roads.size(), 3u);
  EXPECT_EQ(map.crossings.size(), 4u) << "1, 2, 4 and 9; 3 is a bend";
}

TEST(RoadMap, a_way_driven_against_its_drawing_is_turned_round) {
  auto file = row_of_nodes();
  file.way({1, 2}, {{"highway", "primary"}, {"oneway", "-1"}});
  auto const map = read_road_map(file.bytes()).value();
  ASSERT_EQ(map.roads.size(), 1u);
  EXPECT_TRUE(map.roads[0].one_way);
  EXPECT_EQ(map.crossings[static_cast<std::size_t>(map.roads[0].from)], base::position_of(30.002, 110));
}

TEST(RoadMap, a_way_ends_where_the_extract_ends) {
  auto file = row_of_nodes();
  file.way({1, 2, 77, 3, 4}, {{"highway", "primary"}});
  auto const map = read_road_map(file.bytes()).value();
  EXPECT_EQ(map.roads.size(), 2u);
}

TEST(RoadMap, what_cars_may_not_use_is_no_road) {
  EXPECT_FALSE(drivable({{"highway", "footway"}}));
  EXPECT_FALSE(drivable({{"building", "yes"}}));
  EXPECT_FALSE(drivable({{"highway", "service"}, {"access", "private"}}));
  EXPECT_TRUE(drivable({{"highway", "service"}, {"access", "private"}, {"motor_vehicle", "yes"}}));
  EXPECT_EQ(drivable({{"highway", "trunk_link"}})->kind, RoadClass::trunk);
  EXPECT_EQ(drivable({{"highway", "tertiary"}, {"junction", "roundabout"}})->direction, Direction::along);
  EXPECT_EQ(drivable({{"highway", "motorway"}, {"oneway", "no"}})->direction, Direction::both);
}

TEST(RoadMap, limits_are_read_in_both_units) {
  EXPECT_EQ(speed_limit_kmh("60"), 60);
  EXPECT_EQ(speed_limit_kmh("30 mph"), 48);
  for (auto const* none : {"", "none", "CN:urban", "0", "-5", "999", "60;80"})
    EXPECT_EQ(speed_limit_kmh(none), 0);
}

TEST(RoadMap, a_map_without_roads_and_another_packing_are_refused_with_their_reason) {
  auto file = row_of_nodes();
  EXPECT_EQ(read_road_map(file.bytes()).refusal().kind, &refusal::map_without_roads);
  EXPECT_EQ(read_road_map("").refusal().kind, &refusal::map_without_roads);
  EXPECT_EQ(read_road_map(file.bytes(OsmFile::Packing::lzma)).refusal().kind, &refusal::map_packing_unknown);
}

TEST(RoadMap, a_file_cut_anywhere_is_refused) {
  auto file = row_of_nodes();
  file.way({1, 2, 3, 4}, {{"highway", "primary"}});
  auto const whole = file.bytes();
  for (std::size_t n = 1; n < whole.size(); ++n)
    EXPECT_FALSE(read_road_map(std::string_view{whole}.substr(0, n)).ok()) << n;
}

TEST(RoadMap, a_country_is_read) {
  std::filesystem::path const path{"../shared/data/osm/liechtenstein.osm.pbf"};
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not beside the repository";
  std::ifstream in{path, std::ios::binary};
  std::string const bytes{std::istreambuf_iterator<char>{in}, {}};
  auto const map = read_road_map(bytes).value();
  EXPECT_GT(map.roads.size(), 3'000u);
  double length_m = 0;
  for (auto const& road : map.roads) length_m += road.length_m;
  EXPECT_GT(length_m, 400'000) << "the country has about 630 km of roads, more with tracks";
}

}  // namespace
}  // namespace platform::osm
