// Nodes, departures, market days and searching.
#include "modules/network/rules/market.h"
#include "modules/network/rules/node.h"
#include "modules/network/rules/refusals.h"
#include "modules/network/service/feed_export.h"
#include "modules/network/service/line.h"
#include "modules/network/service/mail_route.h"
#include "modules/network/service/market.h"
#include "modules/network/service/search.h"
#include "testing/network_county.h"

namespace network {
namespace {

class Network : public County {
 protected:
  void SetUp() override {
    County::SetUp();
    if (IsSkipped()) return;
    centre_ = add_node(NodeKind::county_centre, "云岭县客运中心", "530190000000");
    town_ = add_node(NodeKind::township_station, "清水镇", "530190101000", centre_.id);
    village_ = add_node(NodeKind::village_point, "上河村", "530190101200", town_.id);
    import(small_feed());
  }
  std::vector<Departure> departures_from(NodeId from, NodeId to, base::ServiceDate date, int after_s = 0) {
    return look<std::vector<Departure>>(
        [&](auto& l) { return departures(l.tx, l.region, {from, to, date, {after_s}, 100}); });
  }
  char const* refusal_of_node(Node n) {
    auto const r = act<Node>([&n](auto& a) { return service::create_node(a, n); });
    return r.ok() ? "" : r.refusal().kind->code;
  }
  Node centre_, town_, village_;
};

TEST_P(Network, departures_serve_a_node_with_their_hold_and_leave_out_trips_without_mail) {
  auto const found = departures_from(centre_.id, town_.id, {20261124});
  ASSERT_EQ(found.size(), 1u);  // t3 has x_cargo_kg 0
  EXPECT_EQ(found[0].line_code, "101");
  EXPECT_EQ(found[0].hold.weight_g.value, 385'500);
  EXPECT_EQ(found[0].hold.volume_cm3.value, 1'250'000);
  ASSERT_EQ(found[0].calls.size(), 2u);
  EXPECT_EQ(found[0].calls[1].node, town_.id);
  EXPECT_TRUE(departures_from(centre_.id, town_.id, {20261124}, 7 * 3600 + 1).empty());
  EXPECT_TRUE(departures_from(centre_.id, village_.id, {20261124}).empty());
  EXPECT_TRUE(departures_from(centre_.id, town_.id, {20261128}).empty());  // Saturday
}

TEST_P(Network, a_hold_takes_as_many_bags_as_its_weight_until_somebody_says_how_many) {
  auto const hold = [&] { return departures_from(centre_.id, town_.id, {20261124}).at(0).hold; };
  auto const trip = departures_from(centre_.id, town_.id, {20261124}).at(0).trip;
  auto const set = [&](std::int64_t bags) {
    act<service::SetHold>([&](auto& a) { return service::set_hold(a, {trip, {300'000}, {900'000}, bags}); }).value();
  };
  auto const by_weight = hold().bags;
  EXPECT_FALSE(hold().bags_said);
  set(7);
  EXPECT_EQ(hold().bags, 7);
  EXPECT_TRUE(hold().bags_said);
  EXPECT_EQ(hold().weight_g.value, 300'000);
  import(small_feed());
  EXPECT_EQ(hold().bags, 7) << "a timetable cannot say it, so it stays";
  set(0);
  EXPECT_EQ(hold().bags, 0);
  set(-1);
  EXPECT_GT(hold().bags, 0);
  EXPECT_LT(hold().bags, by_weight) << "300 kg take less than 385.5 kg";
}

TEST_P(Network, a_trip_past_midnight_belongs_to_the_day_it_began) {
  auto const back = departures_from(town_.id, centre_.id, {20261127});
  ASSERT_EQ(back.size(), 1u);
  EXPECT_EQ(back[0].calls[1].arrives.seconds, 24 * 3600 + 40 * 60);
  EXPECT_EQ(base::to_local_text(base::instant_of({20261127}, back[0].calls[1].arrives)), "2026-11-28 00:40");
}

TEST_P(Network, untimed_stops_get_their_share_of_the_time) {
  auto const trips = look<std::vector<DayTrip>>([](auto& l) { return list_trips(l.tx, l.region, {20261124}); });
  EXPECT_EQ(trips[0].calls[1].arrives.seconds, 7 * 3600 + 1800);
}

TEST_P(Network, the_next_departures_reach_over_the_weekend) {
  auto const next = look<std::vector<Departure>>([&](auto& l) {
    return next_departures(l.tx, l.region, {centre_.id, town_.id, {20261127}, {12 * 3600}, 10}, 4);
  });
  ASSERT_EQ(next.size(), 1u);
  EXPECT_EQ(next[0].service_date.yyyymmdd, 20261130);
}

TEST_P(Network, nodes_are_found_by_code_and_know_what_is_above_and_below) {
  look<bool>([&](auto& l) {
    EXPECT_EQ(find_node_by_code(l.tx, l.region, "530190101000")->id, town_.id);
    EXPECT_FALSE(find_node_by_code(l.tx, l.region, ""));
    EXPECT_EQ(ancestry_of(l.tx, l.region, village_.id), (std::vector{village_.id, town_.id, centre_.id}));
    EXPECT_EQ(descendants_of(l.tx, l.region, centre_.id), (std::vector{centre_.id, town_.id, village_.id}));
    EXPECT_EQ(network::list_nodes(l.tx, l.region, {20261124}).front().id, centre_.id);
    EXPECT_TRUE(network::list_nodes(l.tx, base::Region{1}, {20261124}).empty());
    return true;
  });
}

TEST_P(Network, a_node_that_is_wrong_is_refused_in_order) {
  Node n{.kind = NodeKind::village_point};
  EXPECT_STREQ(refusal_of_node(n), "network.name_missing");
  n.name = "新村";
  EXPECT_STREQ(refusal_of_node(n), "network.place_code_malformed");
  n.place_code = village_.place_code;
  n.office_code = "123";
  EXPECT_STREQ(refusal_of_node(n), "network.office_code_malformed");
  n.office_code = "53019001";
  n.gln = "6901234000017";
  EXPECT_STREQ(refusal_of_node(n), "network.gln_malformed");
  n.gln = "6901234000016";
  EXPECT_STREQ(refusal_of_node(n), "network.position_missing");
  n.lat_e7 = 251'000'000;
  n.parent = centre_.id;
  EXPECT_STREQ(refusal_of_node(n), "network.parent_wrong");
  n.parent = town_.id;
  EXPECT_STREQ(refusal_of_node(n), "network.code_in_use");
  n.place_code = "530190101201";
  EXPECT_STREQ(refusal_of_node(n), "");
}

TEST_P(Network, a_node_with_open_nodes_below_stays_and_a_stale_change_is_refused) {
  auto const close = [this](Node const& n) {
    return act<Node>([&](auto& a) { return service::close_node(a, {n.id, {20261201}, n.version}); });
  };
  EXPECT_STREQ(close(town_).refusal().kind->code, "network.node_has_children");
  EXPECT_TRUE(close(village_).ok());
  EXPECT_TRUE(close(town_).ok());
  auto stale = centre_;
  stale.name = "云岭县交邮中心";
  EXPECT_TRUE(act<Node>([&](auto& a) { return service::change_node(a, stale); }).ok());
  EXPECT_STREQ(act<Node>([&](auto& a) { return service::change_node(a, stale); }).refusal().kind->code,
               "network.changed_meanwhile");
}

TEST_P(Network, a_hat_of_other_nodes_changes_nothing_here) {
  hat_.reach = platform::auth::Reach::node;
  hat_.nodes = {village_.id};
  EXPECT_STREQ(act<Node>([&](auto& a) { return service::change_node(a, town_); }).refusal().kind->code,
               "network.out_of_reach");
}

TEST(MarketDays, solar_lunar_and_weekday_rules_are_computed) {
  Market m{.basis = MarketBasis::solar, .days = "1,4,7"};
  EXPECT_TRUE(rules::is_held_on(m, {20261114}));
  EXPECT_FALSE(rules::is_held_on(m, {20261115}));
  m.basis = MarketBasis::weekday;
  EXPECT_TRUE(rules::is_held_on(m, {20261123}));   // Monday
  EXPECT_FALSE(rules::is_held_on(m, {20261124}));
  EXPECT_EQ(rules::lunar_day({20260217}), 1);      // Spring Festival of 2026
  EXPECT_EQ(rules::lunar_day({20260925}), 15);     // Mid-Autumn of 2026
  m.basis = MarketBasis::lunar;
  EXPECT_TRUE(rules::is_held_on(m, {20260217}));
  for (auto const* wrong : {"", "a", "1,", "10", "1;2", ",1"}) {
    m.days = wrong;
    EXPECT_FALSE(rules::check_market(m).ok()) << wrong;
  }
}

TEST_P(Network, a_market_makes_trips_run_besides_and_survives_export_and_import) {
  auto const calendars =
      look<base::Result<service::CalendarList>>([](auto& l) { return service::list_calendars(l, {}); });
  Market m{.node = town_.id, .name = "清水集", .basis = MarketBasis::solar, .days = "8"};
  m.calendar = calendars.value().calendars.at(0).id;
  m.effect = MarketEffect::adds;
  m.reserve_percent = 25;
  m.active_from = {20260101};
  ASSERT_TRUE(act<Market>([&m](auto& a) { return service::create_market(a, m); }).ok());
  EXPECT_EQ(departures_from(centre_.id, town_.id, {20261128}).size(), 1u);  // Saturday the 28th
  EXPECT_TRUE(look<bool>([&](auto& l) { return is_market_day(l.tx, l.region, village_.id, {20261128}); }));
  auto const reserve_on = [&](base::ServiceDate day) {
    return look<std::int64_t>([&](auto& l) { return market_reserve_percent(l.tx, l.region, village_.id, day); });
  };
  EXPECT_EQ(reserve_on({20261128}), 25);
  EXPECT_EQ(reserve_on({20261127}), 0);
  EXPECT_EQ(import(small_feed()).calendars.changed, 0);
  auto const files = look<base::Result<gtfs::Files>>([](auto& l) { return service::export_files(l, {}); }).value();
  EXPECT_NE(files.at("calendar_dates.txt").find("wk,20261128,1"), std::string::npos);
  EXPECT_EQ(import(files).calendars.changed, 0);
  EXPECT_EQ(departures_from(centre_.id, town_.id, {20261128}).size(), 1u);
}

TEST_P(Network, a_mail_route_needs_two_known_nodes_and_a_code_of_its_own) {
  auto const save = [this](service::MailRouteView const& v) {
    return act<service::MailRouteView>([&v](auto& a) { return service::save_mail_route(a, v); });
  };
  service::MailRouteView v{{.code = "YL01", .name = "县城—清水"}, {{centre_.id, {}}}};
  EXPECT_STREQ(save(v).refusal().kind->code, "network.route_too_short");
  v.stops.push_back({town_.id, {}});
  EXPECT_TRUE(save(v).ok());
  EXPECT_STREQ(save(v).refusal().kind->code, "network.mail_route_code_in_use");
}

TEST_P(Network, places_and_lines_are_found_by_name_initials_and_code) {
  auto const first = [this](std::string const& text) {
    auto const hits = look<std::vector<service::Found>>([&](auto& l) { return service::search(l, text); });
    return hits.empty() ? std::string{} : hits.front().title;
  };
  EXPECT_EQ(first("清水"), "清水镇");
  EXPECT_EQ(first("qsz"), "清水镇");
  EXPECT_EQ(first("SHC"), "上河村");
  EXPECT_EQ(first("101"), "101");
  EXPECT_EQ(first("none such"), "");
}

TEST_P(Network, the_map_is_geojson_with_longitude_first) {
  auto const map =
      look<base::Result<service::NetworkMap>>([](auto& l) { return service::get_map(l, {}, {}); }).value();
  EXPECT_NE(map.nodes.text.find("[102.1000000,25.1000000]"), std::string::npos);
  EXPECT_NE(map.lines.text.find("\"code\":\"101\""), std::string::npos);
  EXPECT_EQ(map.tiles.url, "");
}

TEST_P(Network, the_map_names_the_tiles_that_lie_below_it) {
  auto const tiles = service::checked({"https://t.cn/{z}/{x}/{y}", "天地图", 17, service::Datum::gcj02});
  auto const map =
      look<base::Result<service::NetworkMap>>([&](auto& l) { return service::get_map(l, {}, tiles); }).value();
  EXPECT_EQ(map.tiles.url, "https://t.cn/{z}/{x}/{y}");
  EXPECT_EQ(map.tiles.credit, "天地图");
  EXPECT_EQ(map.tiles.max_zoom, 17);
  EXPECT_EQ(map.tiles.datum, service::Datum::gcj02);
}

ON_EACH_ENGINE(Network);

}  // namespace
}  // namespace network
