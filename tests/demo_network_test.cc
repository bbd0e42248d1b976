// The demo county's network: valid, of the promised size, the same every time, and importable without a word.
#include <gtest/gtest.h>

#include <set>

#include "app/demo/network.h"
#include "engine/timetable/gtfs/read.h"

namespace app::demo {
namespace {

County const& county() {
  static County const made = make_county(1, {20261101});
  return made;
}

TEST(DemoNetwork, it_has_the_size_of_a_normal_county) {
  std::map<network::NodeKind, int> n;
  for (auto const& plan : county().nodes) ++n[plan.node.kind];
  EXPECT_EQ(n[network::NodeKind::county_centre], 1);
  EXPECT_EQ(n[network::NodeKind::township_station], 15);
  EXPECT_EQ(n[network::NodeKind::village_point], 200);
  auto const r = gtfs::read(county().feed);
  EXPECT_EQ(r.feed.routes.size(), 28u);
  auto runs = 0;
  for (auto const& [key, t] : r.feed.trips) runs += t.service == "daily";
  EXPECT_EQ(runs, 240);
}

TEST(DemoNetwork, equal_seeds_give_equal_counties) {
  EXPECT_EQ(make_county(1, {20261101}).feed, county().feed);
  EXPECT_NE(make_county(2, {20261101}).feed, county().feed);
}

TEST(DemoNetwork, its_feed_has_no_fault_but_calendars_that_wait_for_their_markets) {
  auto const r = gtfs::read(county().feed);
  for (auto const& f : r.faults.list()) EXPECT_EQ(f.code, "service_never") << f.file << ':' << f.row << ' ' << f.field;
}

TEST(DemoNetwork, codes_are_unique_and_every_node_is_served_from_the_centre) {
  auto const r = gtfs::read(county().feed);
  std::set<std::string> codes, served;
  for (auto const& [key, t] : r.feed.trips)
    if (t.direction == 0 && t.stop_times.front().stop == "n0")
      for (auto const& s : t.stop_times) served.insert(s.stop);
  for (std::size_t i = 0; i < county().nodes.size(); ++i) {
    auto const& n = county().nodes[i].node;
    EXPECT_TRUE(codes.insert(n.place_code).second) << n.place_code;
    EXPECT_TRUE(codes.insert(n.gln).second) << n.gln;
    EXPECT_TRUE(served.contains("n" + std::to_string(i))) << n.name;
    EXPECT_LT(county().nodes[i].parent, static_cast<int>(i));
  }
}

TEST(DemoNetwork, trips_last_as_long_as_rural_trips_do) {
  auto const r = gtfs::read(county().feed);
  for (auto const& [key, t] : r.feed.trips) {
    auto const minutes = (t.stop_times.back().arrival.seconds - t.stop_times.front().departure.seconds) / 60;
    EXPECT_GE(minutes, 15) << key;
    EXPECT_LE(minutes, 180) << key;
  }
}

}  // namespace
}  // namespace app::demo
