// What mail needs of vehicles, and what vehicles have and cost.
#include <gtest/gtest.h>

#include "modules/planning/jobs/intake.h"
#include "modules/planning/rules/demand.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/check.h"
#include "modules/planning/service/fleet.h"
#include "modules/planning/service/vehicle_type.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

using rules::ChangeKind;
using rules::VehicleType;

constexpr auto kCold = rules::bit_of(rules::Skill::cold_chain);

TEST(VehicleTypes, a_vehicle_is_of_the_type_that_names_it_else_of_its_line_else_of_its_size) {
  std::vector<VehicleType> const types{
      {.id = {1}, .name = "轻客", .hold_g = {200'000}, .lines = "101 202", .plates = "云A10001"},
      {.id = {2}, .name = "大巴", .hold_g = {800'000}, .lines = "303", .plates = "云A30003 云A30004"}};
  EXPECT_EQ(rules::named_type(types, "云A30004", "101")->id.value, 2) << "the plate before the line";
  EXPECT_EQ(rules::named_type(types, "", "202")->id.value, 1);
  EXPECT_EQ(rules::named_type(types, "云A99999", "101"), nullptr) << "another vehicle than the line has";
  EXPECT_EQ(rules::named_type(types, "", "20"), nullptr) << "no part of a word";
  EXPECT_EQ(rules::named_type(types, "", ""), nullptr);
  EXPECT_EQ(rules::type_of(types, "", "9", {150'000})->id.value, 1);
  EXPECT_EQ(rules::type_of(types, "云A99999", "101", {300'000})->id.value, 2);
  EXPECT_EQ(rules::type_of(types, "", "9", {900'000}), nullptr);
  EXPECT_TRUE(rules::check_vehicle_type(types[0], types).ok()) << "itself";
  VehicleType const twice{.id = {3}, .name = "三", .lines = "404  303"};
  EXPECT_EQ(rules::check_vehicle_type(twice, types).refusal().kind->code, refusal::type_is_ambiguous.code);
}

TEST(Skills, products_that_need_cold_chain_are_whole_words_of_the_list) {
  rules::Settings settings;
  EXPECT_EQ(rules::needs_of(settings, "farm_goods"), 0);
  settings.cold_products = "ems farm_goods";
  EXPECT_EQ(rules::needs_of(settings, "farm_goods"), kCold);
  EXPECT_EQ(rules::needs_of(settings, "farm"), 0);
  EXPECT_EQ(rules::needs_of(settings, ""), 0);
}

TEST(Skills, loose_mail_that_needs_something_lies_in_bags_of_its_own_and_nothing_gets_lost) {
  rules::Settings settings;
  settings.cold_products = "farm_goods";
  rules::Demand demand{settings, {20261124}, {6 * 3600}};
  mail::LooseMail const all{
      .node = {1}, .destination = {2}, .n_items = 10, .weight_g = {20'000}, .unmeasured_g = {20'000}};
  mail::LooseShare const cold{.node = {1},
                              .destination = {2},
                              .product = "farm_goods",
                              .n_items = 3,
                              .weight_g = {6'000},
                              .unmeasured_g = {6'000}};
  auto other = cold;
  other.destination = {3};
  demand.add(all, {cold, other});
  std::int64_t items = 0, grams = 0, cold_grams = 0;
  for (auto const& l : demand.take()) {
    items += l.n_items;
    grams += l.weight_g.value;
    if (l.needs) cold_grams += l.weight_g.value;
    EXPECT_EQ(l.needs != 0, l.product == "farm_goods");
  }
  EXPECT_EQ(items, 10);
  EXPECT_EQ(grams, 20'000);
  EXPECT_EQ(cold_grams, 6'000);
}

class ColdChain : public PlanningCounty {
 protected:
  void SetUp() override {
    PlanningCounty::SetUp();
    if (IsSkipped()) return;
    auto settings = ask(service::get_settings, {});
    settings.cold_products = "parcel";
    manager_.permissions.insert("planning.settings");
    done(manager_, service::change_settings, settings);
  }
  VehicleType save(VehicleType const& type) { return done(manager_, service::save_vehicle_type, type); }
  rules::PlanTrip trip(PlanId id, TripId t) {
    for (auto const& v : trips(id))
      if (v.trip.trip == t) return v.trip;
    return {};
  }
  /// A published plan with one bag, of a county that says what its vehicles cost.
  PlanId costed_day() {
    seal({"PA100000001CN"});
    save({.name = "中巴",
          .hold_g = {100'000},
          .skills = kCold,
          .fixed_li = {10'000},
          .li_a_km = {2'000},
          .li_an_hour = {30'000},
          .lines = "202"});
    save({.name = "大巴",
          .hold_g = {400'000},
          .skills = kCold,
          .fixed_li = {10'000},
          .li_a_km = {3'000},
          .li_an_hour = {40'000},
          .plates = "云A40004"});
    save({.name = "轻客",
          .hold_g = {50'000},
          .fixed_li = {5'000},
          .li_a_km = {1'500},
          .li_an_hour = {20'000}});
    return published_plan();
  }
  std::int64_t metres_of(PlanId id, TripId t) {
    std::int64_t metres = 0;
    for (auto const& v : trips(id))
      if (v.trip.trip == t)
        for (auto const& c : v.calls) metres += c.leg_m.value;
    return metres;
  }
};

TEST_P(ColdChain, clause_3_5_1_cold_mail_waits_for_a_vehicle_that_keeps_it_cold_and_says_so) {
  auto const bag = seal({"PA100000001CN"});
  auto const without = propose();
  auto const stays = loads(without.plan.id).at(0);
  EXPECT_EQ(stays.load.bag, bag.id);
  EXPECT_EQ(stays.load.product, "parcel");
  EXPECT_EQ(stays.load.needs, kCold);
  EXPECT_EQ(stays.load.way, LoadWay::tomorrow);
  EXPECT_EQ(stays.load.reason, LoadReason::no_skill);
  save({.name = "冷藏客车", .hold_g = {200'000}, .skills = kCold, .lines = "202"});
  auto const with = propose();
  auto const rides = loads(with.plan.id).at(0);
  ASSERT_EQ(rides.load.way, LoadWay::departures) << "101 leaves earlier, and keeps nothing cold";
  EXPECT_EQ(rides.rides.at(0).trip, trip_at(with.plan.id, "202", 7 * 3600 + 1800));
  EXPECT_EQ(with.figures.n_staying, 0);
}

TEST_P(ColdChain, clause_3_5_1_a_vehicle_without_the_box_puts_off_what_needs_it_and_no_hand_puts_it_back) {
  seal({"PA100000001CN"});
  save({.name = "冷藏客车", .hold_g = {200'000}, .skills = kCold, .lines = "202"});
  auto const id = published_plan();
  auto const early = trip_at(id, "202", 7 * 3600 + 1800), next = trip_at(id, "202", 9 * 3600 + 1800),
             seven = trip_at(id, "101", 7 * 3600);
  rules::Change const other{.kind = ChangeKind::resize,
                            .trip = early,
                            .hold_g = {100'000},
                            .hold_cm3 = {800'000},
                            .vehicle = "云A77777",
                            .reason = "冷藏车故障"};
  auto const after = change(id, other);
  ASSERT_EQ(after.plan.state, PlanState::published) << after.plan.failure;
  EXPECT_EQ(trip(after.plan.id, early).skills, 0);
  EXPECT_EQ(loads(after.plan.id).at(0).rides.at(0).trip, next);
  auto const back =
      change(after.plan.id, {.kind = ChangeKind::move, .load = 0, .trips = {seven}, .reason = "急"});
  EXPECT_EQ(back.plan.state, PlanState::failed);
  EXPECT_EQ(back.plan.failure, refusal::skill_missing.zh);
  auto const judged = ask(service::check_assignments,
                          {.plan = after.plan.id, .assignments = {{.load = 0, .trips = {seven}}}});
  EXPECT_FALSE(judged.holds);
  ASSERT_EQ(judged.faults.size(), 1u);
  EXPECT_EQ(judged.faults[0].fault.kind, rules::FaultKind::skill);
}

TEST_P(ColdChain, clause_3_5_1_a_bag_that_is_taken_in_needs_the_box_as_well) {
  auto const id = published_plan();
  save({.name = "冷藏客车", .hold_g = {200'000}, .skills = kCold, .lines = "202"});
  auto const late = heavy_bag("PA100000002CN", 1'500);
  jobs::take_in_bags(*database_, boss_.region, now_);
  auto const l = loads(id).back();
  EXPECT_EQ(l.load.bag, late.id);
  ASSERT_EQ(l.rides.size(), 1u);
  EXPECT_EQ(l.rides[0].trip, trip_at(id, "202", 7 * 3600 + 1800));
}

TEST_P(ColdChain, clause_3_5_1_a_larger_vehicle_costs_more_a_smaller_one_saves_and_the_plan_says_how_much) {
  auto const id = costed_day();
  auto const early = trip_at(id, "202", 7 * 3600 + 1800), noon = trip_at(id, "202", 11 * 3600 + 1800);
  rules::Change const larger{.kind = ChangeKind::resize,
                             .trip = early,
                             .hold_g = {400'000},
                             .hold_cm3 = {2'000'000},
                             .vehicle = "云a·40004",
                             .reason = "运量大"};
  auto const after = change(id, larger);
  ASSERT_EQ(after.plan.state, PlanState::published) << after.plan.failure;
  auto const more = trip(after.plan.id, early).cost_li.value;
  EXPECT_NEAR(static_cast<double>(more), 2 * 10'000 + static_cast<double>(metres_of(id, early)), 2)
      << "ten yuan more in each of two hours, and a yuan a kilometre";
  EXPECT_GT(more, 0);
  EXPECT_EQ(after.figures.more_li.value, more);
  EXPECT_EQ(after.figures.tours_li.value, more);
  EXPECT_LE(after.figures.bound_li, after.figures.cost_li);
  rules::Change const smaller{.kind = ChangeKind::resize,
                              .trip = noon,
                              .hold_g = {50'000},
                              .hold_cm3 = {400'000},
                              .hold_bags = 5,
                              .reason = "降档"};
  auto const saved = change(after.plan.id, smaller);
  EXPECT_NEAR(static_cast<double>(saved.figures.more_li.value),
              -5'000 - 2 * 10'000 - 0.5 * static_cast<double>(metres_of(id, noon)), 2);
}

TEST_P(ColdChain, clause_3_5_1_a_substitute_costs_what_its_type_says) {
  auto const id = costed_day();
  auto const early = trip_at(id, "202", 7 * 3600 + 1800);
  rules::Change const broken{.kind = ChangeKind::substitute,
                             .trip = early,
                             .node = town_,
                             .departs = {9 * 3600},
                             .hold_g = {400'000},
                             .hold_cm3 = {2'000'000},
                             .vehicle = "云A40004",
                             .reason = "抛锚"};
  now_ = base::instant_of(kDay, {8 * 3600});
  auto const substituted = change(id, broken);
  ASSERT_EQ(substituted.plan.state, PlanState::published) << substituted.plan.failure;
  rules::PlanTrip substitute;
  std::int64_t seconds = 0, metres = 0;
  for (auto const& v : trips(substituted.plan.id))
    if (v.trip.instead_of == early) {
      substitute = v.trip;
      seconds = v.calls.back().arrives.seconds - v.calls.front().departs.seconds;
      for (auto const& c : v.calls) metres += c.leg_m.value;
    }
  EXPECT_NEAR(static_cast<double>(substitute.cost_li.value),
              10'000 + 3.0 * static_cast<double>(metres) + 40'000.0 * static_cast<double>(seconds) / 3600, 2);
}

TEST_P(ColdChain, types_are_kept_by_who_may_and_say_what_is_wrong) {
  auto const type = save({.name = "中巴", .hold_g = {100'000}, .lines = "202"});
  EXPECT_EQ(type.version, 1);
  EXPECT_REFUSED(attempt(manager_, service::save_vehicle_type, {.name = "二", .lines = "202"}),
                 refusal::type_is_ambiguous);
  auto again = type;
  again.lines = "202 303";
  EXPECT_EQ(save(again).version, 2);
  EXPECT_REFUSED(attempt(manager_, service::save_vehicle_type, again), refusal::changed_meanwhile);
  EXPECT_REFUSED(attempt(manager_, service::save_vehicle_type, {.id = {99}, .name = "九"}),
                 refusal::vehicle_type_unknown);
  EXPECT_REFUSED(attempt(driver_, service::save_vehicle_type, {.name = "三"}), refusal::out_of_reach);
  EXPECT_EQ(ask(service::list_vehicle_types, {}).items.size(), 1u);
}

ON_EACH_ENGINE(ColdChain);

}  // namespace
}  // namespace planning
