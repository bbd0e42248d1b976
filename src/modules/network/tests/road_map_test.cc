// Roads of the county: taken in once, asked for ways between nodes.
#include "modules/network/service/road_map.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "modules/network/service/ground_map.h"
#include "modules/network/service/table_service.h"
#include "platform/osm/refusals.h"
#include "testing/network_county.h"
#include "testing/osm_file.h"
#include "testing/table_server.h"

namespace network {
namespace {

using service::RoadMapFacts;

class RoadMap : public County {
 protected:
  void SetUp() override {
    County::SetUp();
    if (IsSkipped()) return;
    centre_ = place_node(NodeKind::county_centre, "530190000000", 0, 0);
    town_ = place_node(NodeKind::township_station, "530190101000", 0, 100, centre_.id);
    remote_ = place_node(NodeKind::township_station, "530190102000", 100, 100, centre_.id);
  }
  /// @param north,east  thousandths of a degree from 25° N 102° E
  Node place_node(NodeKind kind, std::string const& code, int north, int east, NodeId parent = {}) {
    auto node = add_node(kind, "站" + code, code, parent);
    node.lat_e7 = 250'000'000 + north * 10'000, node.lon_e7 = 1'020'000'000 + east * 10'000;
    return act<Node>([&node](auto& a) { return service::change_node(a, node); }).value();
  }
  base::Result<RoadMapFacts> take_in(std::string const& pbf) {
    return act<RoadMapFacts>([&pbf](auto& a) { return service::import_roads(a, {"map.osm.pbf"}, pbf); });
  }
  Ways ways(std::vector<NodeId> const& nodes) {
    return look<Ways>([&nodes](auto& l) { return ways_between(l.tx, l.region, nodes); });
  }
  Node centre_, town_, remote_;
};

/// A primary road from the centre to the town over a bend in the north, 2 × 11.7 km long.
std::string bent_road(char const* oneway = "no") {
  testing_support::OsmFile file;
  file.node(1, 25'000, 102'000);
  file.node(2, 25'093, 102'050);
  file.node(3, 25'000, 102'100);
  file.way({1, 2, 3}, {{"highway", "primary"}, {"maxspeed", "50"}, {"oneway", oneway}});
  return file.bytes();
}

TEST_P(RoadMap, without_a_map_ways_are_estimated_and_said_to_be) {
  auto const found = ways({centre_.id, town_.id});
  EXPECT_EQ(found.estimated, 2u);
  EXPECT_NEAR(found.distance_m[1], 10'078 * 1.4, 100);
  EXPECT_EQ(look<RoadMapFacts>([](auto& l) { return service::get_road_map(l, {}).value(); }).source, "");
}

TEST_P(RoadMap, with_a_map_ways_follow_the_road_at_what_its_limit_allows) {
  auto const facts = take_in(bent_road()).value();
  EXPECT_EQ(facts.crossings, 2);
  EXPECT_EQ(facts.roads, 2);
  EXPECT_EQ(facts.nodes_off_road, 1);
  auto const found = ways({centre_.id, town_.id});
  EXPECT_EQ(found.estimated, 0u);
  EXPECT_NEAR(found.distance_m[1], 23'000, 500);
  EXPECT_NEAR(found.duration_s[2], found.distance_m[2] / (50 * 0.8 / 3.6), 2);
}

TEST_P(RoadMap, a_node_far_from_any_road_keeps_its_estimate) {
  ASSERT_TRUE(take_in(bent_road()).ok());
  auto const found = ways({centre_.id, town_.id, remote_.id});
  EXPECT_EQ(found.estimated, 4u);
  EXPECT_GT(found.distance_m[2], 15'000);
  EXPECT_EQ(found.duration_s[8], 0);
}

TEST_P(RoadMap, a_table_service_is_asked_first_and_without_its_answer_the_own_roads_serve) {
  ASSERT_TRUE(take_in(bent_road()).ok());
  auto const facts = [this] {
    return look<RoadMapFacts>([](auto& l) { return service::get_road_map(l, {}).value(); });
  };
  {
    testing_support::TableServer const server;
    service::use_table_service(server.url());
    auto const found = ways({centre_.id, town_.id, remote_.id});
    EXPECT_EQ(found.distance_m[1], 7'000);
    EXPECT_EQ(found.duration_s[1], 600);
    EXPECT_EQ(found.duration_s[8], 0);
    EXPECT_EQ(found.estimated, 0u) << "it knows the remote one too";
    EXPECT_TRUE(facts().has_tables);
    EXPECT_EQ(facts().tables_fault, "");
    service::use_table_service(server.url());
  }
  auto const found = ways({centre_.id, town_.id});
  EXPECT_NEAR(found.distance_m[1], 23'000, 500) << "the server is gone";
  EXPECT_NE(facts().tables_fault, "");
  service::use_table_service("");
  EXPECT_FALSE(facts().has_tables);
  EXPECT_THROW(service::use_table_service("http://osrm.example.cn/"), std::runtime_error) << "in clear, to elsewhere";
}

TEST_P(RoadMap, a_new_map_replaces_the_old_one_and_a_broken_one_does_not) {
  ASSERT_TRUE(take_in(bent_road()).ok());
  auto const before = ways({centre_.id, town_.id}).distance_m[1];
  auto const refused = take_in("PBF?");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().kind, &platform::osm::refusal::map_malformed);
  EXPECT_EQ(ways({centre_.id, town_.id}).distance_m[1], before);
  testing_support::OsmFile straight;
  straight.node(1, 25'000, 102'000);
  straight.node(3, 25'000, 102'100);
  straight.way({1, 3}, {{"highway", "primary"}});
  ASSERT_TRUE(take_in(straight.bytes()).ok());
  EXPECT_LT(ways({centre_.id, town_.id}).distance_m[1], before);
}

TEST_P(RoadMap, a_map_is_drawn_as_the_ground_and_without_one_there_is_none) {
  auto const ground = [this] {
    return look<service::GroundMap>([](auto& l) { return service::get_ground_map(l, {}).value(); });
  };
  EXPECT_EQ(ground().imported_at.ms, 0);
  EXPECT_EQ(ground().lines.text, R"({"type":"FeatureCollection","features":[]})");
  ASSERT_TRUE(take_in(bent_road()).ok());
  EXPECT_GT(ground().imported_at.ms, 0);
  EXPECT_NE(ground().lines.text.find("[[102.00000,25.00000],[102.05000,25.09300],[102.10000,25.00000]]"),
            std::string::npos)
      << ground().lines.text;
  EXPECT_NE(ground().lines.text.find(R"("kind":"primary")"), std::string::npos);
  EXPECT_EQ(ground().water.text, R"({"type":"FeatureCollection","features":[]})");
}

TEST_P(RoadMap, a_country_is_taken_in) {
  std::filesystem::path const path{"../shared/data/osm/liechtenstein.osm.pbf"};
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not beside the repository";
  std::ifstream in{path, std::ios::binary};
  auto const facts = take_in({std::istreambuf_iterator<char>{in}, {}}).value();
  EXPECT_GT(facts.crossings, 2'000);
  EXPECT_EQ(facts.nodes_off_road, 3) << "the county's nodes lie elsewhere";
}

ON_EACH_ENGINE(RoadMap);

}  // namespace
}  // namespace network
