// Pure decisions of the network: codes and places of nodes, days of markets, ends of mail routes.
#include <gtest/gtest.h>

#include "modules/network/rules/mail_route.h"
#include "modules/network/rules/market.h"
#include "modules/network/rules/node.h"

namespace network::rules {
namespace {

Node good_village() {
  Node n{.kind = NodeKind::village_point, .name = "清水村", .place_code = "530190101201"};
  n.lat_e7 = 251'000'000;
  n.lon_e7 = 1'021'000'000;
  n.parent = {2};
  n.active_from = {20260101};
  return n;
}

Node station() {
  Node n = good_village();
  n.id = {2};
  n.kind = NodeKind::township_station;
  n.place_code = "530190101000";
  n.parent = {1};
  return n;
}

std::string fault(Node const& node, std::optional<Node> const& parent = station()) {
  auto const checked = check_node(node, parent);
  return checked.ok() ? "" : checked.refusal().kind->code + (" " + checked.refusal().pointer);
}

TEST(NodeRules, a_sound_village_point_is_taken) {
  EXPECT_EQ(fault(good_village()), "");
  auto with_codes = good_village();
  with_codes.office_code = "67000001";
  with_codes.gln = "6901234000016";
  EXPECT_EQ(fault(with_codes), "");
}

TEST(NodeRules, each_wrong_part_is_named) {
  auto const with = [](auto change) {
    auto node = good_village();
    change(node);
    return fault(node);
  };
  EXPECT_EQ(with([](Node& n) { n.name = {}; }), "network.name_missing /name");
  EXPECT_EQ(with([](Node& n) { n.place_code = "53019010120"; }), "network.place_code_malformed /place_code");
  EXPECT_EQ(with([](Node& n) { n.place_code = "930190101201"; }), "network.place_code_malformed /place_code")
      << "no such province";
  EXPECT_EQ(with([](Node& n) { n.place_code = "530190101900"; }), "network.place_code_malformed /place_code")
      << "no village has this number";
  EXPECT_EQ(with([](Node& n) { n.office_code = "6700001"; }), "network.office_code_malformed /office_code");
  EXPECT_EQ(with([](Node& n) { n.gln = "6901234000017"; }), "network.gln_malformed /gln");
  EXPECT_EQ(with([](Node& n) { n.lat_e7 = n.lon_e7 = 0; }), "network.position_missing /lat_e7");
  EXPECT_EQ(with([](Node& n) { n.active_until = {20260101}; }), "network.dates_reversed /active_until");
}

TEST(NodeRules, a_village_hangs_below_an_open_station_and_a_centre_below_nothing) {
  EXPECT_EQ(fault(good_village(), {}), "network.parent_wrong /parent");
  EXPECT_EQ(fault(good_village(), good_village()), "network.parent_wrong /parent");
  auto closed = station();
  closed.active_until = {20260601};
  EXPECT_EQ(fault(good_village(), closed), "network.parent_wrong /parent");
  auto centre = good_village();
  centre.kind = NodeKind::county_centre;
  EXPECT_EQ(fault(centre, station()), "network.parent_wrong /parent");
  centre.parent = {};
  EXPECT_EQ(fault(centre, {}), "");
}

Market market(MarketBasis basis, std::string days, MarketEffect effect = MarketEffect::adds) {
  Market m;
  m.basis = basis;
  m.days = std::move(days);
  m.effect = effect;
  m.active_from = {20260101};
  return m;
}

TEST(MarketRules, days_are_digits_or_weekdays_and_the_end_follows_the_beginning) {
  EXPECT_TRUE(check_market(market(MarketBasis::lunar, "1,4,7")).ok());
  for (auto const* days : {"", "1,,4", "11", "a", "1,"})
    EXPECT_FALSE(check_market(market(MarketBasis::lunar, days)).ok()) << days;
  EXPECT_FALSE(check_market(market(MarketBasis::weekday, "8")).ok());
  EXPECT_FALSE(check_market(market(MarketBasis::weekday, "0")).ok());
  auto ended = market(MarketBasis::solar, "5");
  ended.active_until = {20251231};
  EXPECT_FALSE(check_market(ended).ok());
}

TEST(MarketRules, a_zero_means_the_full_tens_and_the_last_day_is_half_open) {
  auto m = market(MarketBasis::solar, "0");
  m.active_until = {20261130};
  EXPECT_TRUE(is_held_on(m, {20261110}));
  EXPECT_FALSE(is_held_on(m, {20261101}));
  EXPECT_FALSE(is_held_on(m, {20261130})) << "the first day no more";
  EXPECT_FALSE(is_held_on(m, {20251230})) << "before it began";
}

TEST(MarketRules, where_one_market_adds_and_another_removes_the_trips_run) {
  auto const dates = market_dates({market(MarketBasis::solar, "4", MarketEffect::removes),
                                   market(MarketBasis::solar, "4,5", MarketEffect::adds)},
                                  {20261101}, {20261110});
  ASSERT_EQ(dates.size(), 2u);
  for (auto const& d : dates) EXPECT_EQ(d.type, 1) << d.date.yyyymmdd;
}

TEST(MailRouteRules, a_route_joins_two_nodes_and_ends_after_it_begins) {
  MailRoute route;
  route.active_from = {20260101};
  std::vector<MailRouteStop> stops{{{}, 1, {41}, {}}, {{}, 2, {42}, {7}}};
  EXPECT_TRUE(check_mail_route(route, stops).ok());
  stops.pop_back();
  EXPECT_FALSE(check_mail_route(route, stops).ok());
  stops.push_back({{}, 2, {42}, {7}});
  route.active_until = {20251231};
  EXPECT_FALSE(check_mail_route(route, stops).ok());
}

}  // namespace
}  // namespace network::rules
