// The arithmetic of the rules: tolerances, holds, sort plan and balance at their edges.
#include <gtest/gtest.h>

#include "modules/mail/rules/bag.h"
#include "modules/mail/rules/day.h"
#include "modules/mail/rules/delivery.h"
#include "modules/mail/rules/handover.h"
#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/rules/sort_plan.h"
#include "modules/mail/rules/waybill.h"

namespace mail::rules {
namespace {

TEST(ItemSize, clause_3_4_1_the_limits_hold_to_the_gram_and_the_millimetre) {
  auto const fits = [](std::int64_t g, std::int64_t a, std::int64_t b, std::int64_t c) {
    Item i;
    i.weight_g = {g};
    i.length_mm = {a};
    i.width_mm = {b};
    i.height_mm = {c};
    return check_size(i, {}).ok();
  };
  EXPECT_TRUE(fits(50'000, 1'500, 1'000, 500));
  EXPECT_FALSE(fits(50'001, 1, 1, 1));
  EXPECT_FALSE(fits(1, 1, 1'501, 1));
  EXPECT_FALSE(fits(1, 1'500, 1'000, 501));
}

TEST(ItemSize, clause_3_4_1_volumetric_weight_is_volume_over_eight_thousand) {
  Item i;
  i.length_mm = i.width_mm = i.height_mm = {200};
  EXPECT_EQ(volume_of(i).value, 8'000);
  EXPECT_EQ(volumetric_weight(i).value, 1'000);
  i.height_mm = {0};
  EXPECT_EQ(volumetric_weight(i).value, 0) << "a side that is unknown makes no volume";
}

TEST(BagWeight, clause_3_4_1_scale_and_sum_differ_by_the_sack_and_three_percent) {
  EXPECT_TRUE(weight_fits({10'000}, {9'700}));
  EXPECT_FALSE(weight_fits({10'000}, {9'699}));
  EXPECT_TRUE(weight_fits({10'000}, {12'300}));
  EXPECT_FALSE(weight_fits({10'000}, {12'301}));
}

TEST(Hold, clause_3_4_2_the_fullest_leg_decides_and_legs_apart_do_not_add_up) {
  Waybill w;
  w.hold_g = {100'000};
  w.hold_cm3 = {1'000'000};
  std::vector<Load> const loads{
      {1, 3, {60'000}, {100}}, {3, 5, {60'000}, {100}}, {2, 4, {20'000}, {900'000}}};
  EXPECT_EQ(free_between(w, loads, 1, 2).weight_g.value, 35'000);
  EXPECT_EQ(free_between(w, loads, 1, 5).weight_g.value, 15'000);
  EXPECT_EQ(free_between(w, loads, 1, 5).volume_cm3.value, 49'900);
  EXPECT_EQ(free_between(w, loads, 4, 5).weight_g.value, 35'000);
  EXPECT_TRUE(may_load(w, loads, {1, 5, {15'000}, {49'900}}, {}).ok());
  EXPECT_FALSE(may_load(w, loads, {1, 5, {15'001}, {1}}, {}).ok());
  EXPECT_FALSE(may_load(w, loads, {1, 5, {1}, {49'901}}, {}).ok());
  EXPECT_TRUE(may_load(w, loads, {1, 5, {90'000}, {1}}, "reason").ok());
  EXPECT_FALSE(may_load(w, loads, {3, 3, {1}, {1}}, {}).ok()) << "it must get off later";
}

TEST(Hold, clause_3_4_2_bags_are_a_limit_only_where_somebody_counted_them) {
  Waybill w;
  w.hold_g = {100'000};
  w.hold_cm3 = {1'000'000};
  std::vector<Load> const loads{{1, 3, {10}, {10}}, {1, 5, {10}, {10}}, {3, 5, {10}, {10}}};
  EXPECT_FALSE(free_between(w, loads, 1, 5).bags) << "nobody counted";
  EXPECT_TRUE(may_load(w, loads, {1, 5, {10}, {10}}, {}).ok());
  w.hold_bags = 2;
  EXPECT_EQ(free_between(w, loads, 1, 5).bags, 0);
  EXPECT_EQ(may_load(w, loads, {1, 5, {10}, {10}}, {}).refusal().kind, &refusal::hold_full);
  EXPECT_TRUE(may_load(w, loads, {1, 5, {10}, {10}}, "reason").ok());
  w.hold_bags = 3;
  EXPECT_TRUE(may_load(w, loads, {1, 5, {10}, {10}}, {}).ok());
  w.hold_bags = 0;
  EXPECT_EQ(free_between(w, {}, 1, 5).bags, 0) << "counted, and there is no room for a bag";
}

TEST(SortPlan, clause_3_4_1_the_nearest_destination_and_the_products_own_rule_come_first) {
  auto const rule = [](std::int64_t id, std::int64_t to, char const* product, std::int32_t from,
                       std::int32_t until) {
    SortRule r;
    r.id = {id};
    r.destination = {to};
    r.product = product;
    r.valid_from = {from};
    r.valid_until = {until};
    return r;
  };
  std::vector<SortRule> const rules{rule(1, 2, "", 20260101, 0), rule(2, 3, "", 20260101, 20260630),
                                    rule(3, 2, "ems", 20260101, 0)};
  std::vector<NodeId> const village_then_town{NodeId{3}, NodeId{2}};
  auto const chosen = [&](char const* product, std::int32_t day) {
    auto const r = choose_rule(rules, village_then_town, product, {day});
    return r ? r->id.value : 0;
  };
  EXPECT_EQ(chosen("parcel", 20260630), 2) << "the village's own";
  EXPECT_EQ(chosen("parcel", 20260701), 1) << "its last day has passed";
  EXPECT_EQ(chosen("ems", 20260701), 3);
  EXPECT_EQ(chosen("parcel", 20251231), 0) << "none is in force yet";
}

TEST(SortPlan, clause_3_4_1_a_departure_is_taken_until_its_cut_off) {
  SortRule rule;
  rule.cutoff_s = {600};
  rule.line = "102";
  std::vector<Choice> const departures{{TripId{1}, "101", {3'600'000}}, {TripId{2}, "102", {7'200'000}}};
  auto const at = [&](std::int64_t ms) {
    auto const c = choose_departure(rule, departures, {ms});
    return c ? c->trip.value : 0;
  };
  EXPECT_EQ(at(0), 2) << "the rule's line before an earlier departure";
  EXPECT_EQ(at(6'600'000), 2) << "at the cut-off itself";
  EXPECT_EQ(at(6'600'001), 0);
  rule.line = "103";
  EXPECT_EQ(at(3'000'000), 1);
  EXPECT_EQ(at(3'000'001), 2);
}

TEST(Balance, clause_2_2_2a_opening_and_in_are_out_and_closing_for_items_and_for_bags_apart) {
  Day d;
  d.opening_items = 5;
  d.opening_bags = 1;
  EXPECT_TRUE(balances(d, {3, 2, 1, 0, 6, 2}));
  EXPECT_FALSE(balances(d, {3, 2, 1, 0, 5, 2}));
  EXPECT_FALSE(balances(d, {3, 2, 1, 0, 6, 1}));
}

TEST(Content, clause_3_4_2_every_fact_that_is_signed_changes_the_content) {
  Handover h;
  h.uuid = "u";
  h.node = {1};
  h.giver = {PersonId{2}, {}, OrganisationId{3}, 0, {}};
  h.receiver = {PersonId{4}, {}, OrganisationId{5}, 0, {}};
  h.lines = {{.line = 1, .bag = BagId{6}, .code = "c", .seal_no = "s", .gross_g = {7}, .evidence = "e"}};
  auto const before = content_of(h, base::Region{530190});
  auto const changes = [&](auto change) {
    auto other = h;
    change(other);
    return content_of(other, base::Region{530190}) != before;
  };
  EXPECT_TRUE(changes([](auto& o) { o.uuid = "v"; }));
  EXPECT_TRUE(changes([](auto& o) { o.node = {9}; }));
  EXPECT_TRUE(changes([](auto& o) { o.to_node = {9}; }));
  EXPECT_TRUE(changes([](auto& o) { o.waybill = {9}; }));
  EXPECT_TRUE(changes([](auto& o) { o.giver.person = {9}; }));
  EXPECT_TRUE(changes([](auto& o) { o.receiver.organisation = {9}; }));
  EXPECT_TRUE(changes([](auto& o) { o.made_at = {9}; }));
  EXPECT_TRUE(changes([](auto& o) { o.lines[0].bag = {9}; }));
  EXPECT_TRUE(changes([](auto& o) { o.lines[0].result = LineResult::wet; }));
  EXPECT_TRUE(changes([](auto& o) { o.lines[0].seal_no = "t"; }));
  EXPECT_TRUE(changes([](auto& o) { o.lines[0].gross_g = {9}; }));
  EXPECT_TRUE(changes([](auto& o) { o.lines[0].evidence = "f"; }));
  EXPECT_NE(content_of(h, base::Region{530181}), before) << "and so does the county";
  EXPECT_FALSE(changes([](auto& o) { o.remark = "r"; }));
}

TEST(TurnBack, a_returning_item_has_changed_its_ends_and_does_not_turn_again) {
  Item i;
  i.state = ItemState::waiting;
  i.sender_name = "李";
  i.receiver_name = "张";
  i.sender_phone = "13900139000";
  i.origin = {1};
  i.destination = {2};
  auto const back = turn_back(i, {}).value();
  EXPECT_EQ(back.receiver_name, "李");
  EXPECT_EQ(back.receiver_tail, "9000");
  EXPECT_EQ(back.destination, NodeId{1});
  EXPECT_FALSE(turn_back(back, {}).ok());
}

}  // namespace
}  // namespace mail::rules
