// Plans of bags: the best one on days small enough to try everything, and limits that no plan may break on
// any day.
#include "engine/loading/planner.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "testing/made_up_day.h"

namespace loading {
namespace {

using made_up::County;
using made_up::Size;

/// A day small enough that every plan can be tried.
constexpr Size kTiny{.townships = 2,
                     .villages_each = 1,
                     .lines = 3,
                     .trips = 6,
                     .bags = 7,
                     .hold_g = 6'000,
                     .hold_cm3 = 40'000,
                     .hold_bags = 3};
constexpr Size kSmall{.townships = 5,
                      .villages_each = 4,
                      .lines = 7,
                      .trips = 40,
                      .bags = 600,
                      .hold_g = 30'000,
                      .hold_cm3 = 200'000,
                      .hold_bags = 20};

constexpr Size kAlike{.townships = 4,
                      .villages_each = 4,
                      .lines = 6,
                      .trips = 40,
                      .bags = 300,
                      .hold_g = 385'000,
                      .hold_cm3 = 1'800'000,
                      .hold_bags = 9};

std::int64_t best_of_all(Problem const& problem) {
  LegRow const legs{problem};
  Menus menus;
  Holds holds{problem};
  auto best = std::numeric_limits<std::int64_t>::max();
  std::function<void(std::size_t, std::int64_t)> const place = [&](std::size_t i, std::int64_t cost) {
    if (cost >= best) return;
    if (i == problem.bags.size()) {
      best = cost;
      return;
    }
    auto const& bag = problem.bags[i];
    for (auto const& way : menus.between(problem, legs, bag.origin, bag.destination, bag.needs).ways) {
      if (!is_in_time(bag, way) || !holds.fits(way, bag.amount)) continue;
      holds.load(way, bag.amount);
      place(i + 1, cost + cost_of(problem.weights, bag, way));
      holds.unload(way, bag.amount);
    }
  };
  place(0, 0);
  return best;
}

TEST(Plan, clause_3_5_1_small_days_are_planned_as_well_as_can_be_and_the_bound_holds) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    auto const problem = County{seed, kTiny}.make();
    auto const best = best_of_all(problem);
    auto const plan = Planner{problem}.plan_all({.seed = seed, .repair_rounds = 3'000});
    EXPECT_EQ(plan.cost_li, best) << "seed " << seed;
    EXPECT_LE(plan.bound_li, best) << "seed " << seed;
  }
}

TEST(Plan, clause_3_5_1_no_plan_breaks_a_hold_a_cut_off_or_a_handling_time) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    auto const problem = County{seed, kSmall}.make();
    auto const plan = Planner{problem}.plan_all({.seed = seed, .repair_rounds = 1'000});
    EXPECT_TRUE(check(problem, plan).empty()) << "seed " << seed;
    EXPECT_LE(plan.bound_li, plan.cost_li);
  }
}

/// Every third vehicle keeps things cold, every fifth knows something else; some bags need one, few both.
Problem with_skills(Problem problem) {
  for (std::size_t t = 0; t < problem.day.trips().size(); ++t)
    problem.skills.push_back((t % 3 == 0 ? 1u : 0u) | (t % 5 == 0 ? 2u : 0u));
  for (std::size_t i = 0; i < problem.bags.size(); ++i)
    problem.bags[i].needs = i % 4 == 0 ? 1 : i % 7 == 0 ? 3 : 0;
  return problem;
}

TEST(Plan, clause_3_5_1_no_plan_breaks_a_skill_and_small_ones_are_as_good_as_can_be) {
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    auto const tiny = with_skills(County{seed, kTiny}.make());
    auto const best = best_of_all(tiny);
    auto const plan = Planner{tiny}.plan_all({.seed = seed, .repair_rounds = 3'000});
    EXPECT_EQ(plan.cost_li, best) << "seed " << seed;
    EXPECT_LE(plan.bound_li, best) << "seed " << seed;
    EXPECT_TRUE(check(tiny, plan).empty());
  }
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    auto problem = with_skills(County{seed, kSmall}.make());
    Planner planner{problem};
    auto plan = planner.plan_all({.seed = seed, .repair_rounds = 1'000});
    EXPECT_TRUE(check(problem, plan).empty()) << "seed " << seed;
    problem.skills[0] = 0;  // another vehicle comes, without anything
    EXPECT_FALSE(check(problem, plan).empty()) << "nothing rode there that needed it";
    plan = planner.change_skills(0, 0);
    EXPECT_TRUE(check(problem, plan).empty()) << "seed " << seed;
    plan = planner.disturb({3, 0, {}, {0}});
    problem.day.cancel(3, 0);
    EXPECT_TRUE(check(problem, plan).empty()) << "seed " << seed;
  }
}

TEST(Plan, a_bag_that_stays_for_want_of_a_skill_says_so_and_takes_no_van_without_it) {
  auto problem = County{5, kTiny}.make();
  problem.bags.resize(1);
  auto& bag = problem.bags[0];
  bag.ready = {0};
  bag.needs = 1;
  problem.vans.push_back({bag.origin, bag.destination, {86'000}, bag.promise, 1, 0});
  auto const plan = Planner{problem}.plan_all({});
  EXPECT_EQ(plan.placements[0].way.kind, WayKind::tomorrow);
  EXPECT_EQ(plan.placements[0].reason, Reason::no_skill);
  EXPECT_LT(plan.gap(), 1e-5) << "nothing is better without a vehicle that keeps it cold";
  problem.vans[0].skills = 3;
  EXPECT_EQ(Planner{problem}.plan_all({}).placements[0].way.kind, WayKind::van);
}

TEST(Plan, clause_3_5_1_every_bag_that_stays_has_a_reason) {
  auto const problem = County{3, kSmall}.make();
  auto const plan = Planner{problem}.plan_all({.repair_rounds = 1'000});
  int stayed = 0;
  for (std::size_t i = 0; i < plan.placements.size(); ++i) {
    auto const& placement = plan.placements[i];
    if (placement.way.kind != WayKind::tomorrow) continue;
    ++stayed;
    EXPECT_NE(placement.reason, Reason::none) << "bag " << i;
    bool const full = placement.reason >= Reason::hold_weight;
    EXPECT_EQ(full, placement.full_trip >= 0);
  }
  EXPECT_GT(stayed, 0);
}

TEST(Plan, the_same_seed_gives_the_same_plan) {
  auto const problem = County{4, kSmall}.make();
  Effort const effort{.seed = 9, .repair_rounds = 2'000};
  auto const a = Planner{problem}.plan_all(effort), b = Planner{problem}.plan_all(effort);
  EXPECT_EQ(a.cost_li, b.cost_li);
  EXPECT_TRUE(moves_between(a, b).empty());
}

TEST(Plan, passengers_luggage_is_left_room_for) {
  EXPECT_EQ(room_beside({400'000, 2'000'000, 60}, {100'000, 500'000, 10}), (Amount{285'000, 1'425'000, 50}));
  EXPECT_EQ(room_beside({400'000, 2'000'000, 60}, {500'000, 0, 0}).weight_g, 0);
}

TEST(Plan, parts_of_a_bag_add_up_to_it) {
  Bag bag;
  bag.amount = {10'001, 777, 3};
  Amount sum;
  for (auto const& part : split(bag, 4)) sum += part.amount;
  EXPECT_EQ(sum, bag.amount);
}

TEST(Plan, a_van_is_taken_where_it_costs_less_than_a_broken_promise) {
  auto problem = County{5, kTiny}.make();
  problem.room.assign(problem.room.size(), {});
  for (std::size_t t = 0; t < problem.day.trips().size(); ++t)
    problem.room[t].assign(problem.day.trips()[t].calls.size() - 1, {});  // no hold takes anything
  problem.bags.resize(1);
  auto& bag = problem.bags[0];
  problem.vans.push_back({bag.origin, bag.destination, {86'000}, bag.promise, 40'000, 0});
  auto const plan = Planner{problem}.plan_all({});
  EXPECT_EQ(plan.placements[0].way.kind, WayKind::van);
  EXPECT_LT(plan.gap(), 1e-5);
}

/// As loose mail that fills bags: all alike, ready at one hour and promised for one hour.
Problem loads_alike(std::uint64_t seed) {
  auto problem = County{seed, kAlike}.make();
  for (auto& bag : problem.bags) {
    bag.ready = {7 * 3600};
    bag.promise = {18 * 3600 + 1800};
    bag.amount = {12'000, 48'000, 1};
    bag.priority = 1;
  }
  return problem;
}

TEST(Plan, clause_3_5_1_loads_that_are_all_alike_are_planned_within_a_hundredth_of_the_bound) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    auto const problem = loads_alike(seed);
    auto const plan = Planner{problem}.plan_all({.seed = seed, .repair_rounds = 500});
    EXPECT_TRUE(check(problem, plan).empty()) << "seed " << seed;
    EXPECT_LE(plan.gap(), 0.01) << "seed " << seed;
  }
}

TEST(Plan, linear_programming_raises_a_bound_that_stepping_prices_leaves_low) {
  auto const problem = loads_alike(1);
  Effort const stepping{.repair_rounds = 500, .content_with = 1e9}, both{.repair_rounds = 500};
  auto const low = Planner{problem}.plan_all(stepping), high = Planner{problem}.plan_all(both);
  EXPECT_GT(high.bound_li, low.bound_li);
  EXPECT_LE(high.cost_li, low.cost_li);
}

TEST(Plan, clause_3_5_1_the_bound_of_linear_programming_holds_on_days_that_can_be_tried_out) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    auto const problem = County{seed, kTiny}.make();
    auto const best = best_of_all(problem);
    auto const plan = Planner{problem}.plan_all(
        {.seed = seed, .price_rounds = 3, .repair_rounds = 1'000, .close_enough = 0, .content_with = 0});
    EXPECT_EQ(plan.cost_li, best) << "seed " << seed;
    EXPECT_LE(plan.bound_li, best) << "seed " << seed;
  }
}

TEST(Plan, a_plan_as_it_is_can_be_proven_without_moving_anything) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    auto const problem = County{seed, kTiny}.make();
    Planner planner{problem};
    for (std::size_t i = 0; i < problem.bags.size(); i += 2)
      planner.keep(i);  // stays until tomorrow, come what may
    auto const before = planner.plan();
    auto const plan = planner.prove({.content_with = 0});
    EXPECT_TRUE(moves_between(before, plan).empty());
    EXPECT_GT(plan.bound_li, 0);
    auto const best = planner.plan_all({.seed = seed, .repair_rounds = 3'000}).cost_li;
    EXPECT_LE(plan.bound_li, best) << "seed " << seed;
    EXPECT_GT(best, best_of_all(problem)) << "what is kept costs something";
  }
}

TEST(Plan, the_bound_holds_where_not_every_journey_is_listed) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    auto problem = County{seed, kTiny}.make();
    auto const best = best_of_all(problem);
    problem.journeys.limit = 1;
    auto const plan = Planner{problem}.plan_all({.seed = seed, .repair_rounds = 100});
    EXPECT_LE(plan.bound_li, best) << "seed " << seed;
    EXPECT_TRUE(check(problem, plan).empty()) << "seed " << seed;
  }
}

TEST(Plan, counties_without_a_common_station_are_planned_apart_and_back) {
  auto const one = County{6, kSmall}.make();
  auto trips = std::vector<timetable::Trip>{one.day.trips().begin(), one.day.trips().end()};
  auto stations = std::vector<timetable::Station>{one.day.stations().begin(), one.day.stations().end()};
  auto const n = static_cast<StationIndex>(stations.size());
  stations.insert(stations.end(), one.day.stations().begin(), one.day.stations().end());
  for (auto trip : one.day.trips()) {
    for (auto& call : trip.calls) call.station += n;
    trips.push_back(trip);
  }
  Problem two{timetable::Day{stations, trips}, one.room, {}, one.bags, {}, {}, {}};
  two.room.insert(two.room.end(), one.room.begin(), one.room.end());
  for (auto bag : one.bags) {
    bag.origin += n;
    bag.destination += n;
    two.bags.push_back(bag);
  }
  Effort const effort{.repair_rounds = 500};
  auto const plan = plan_apart(two, effort, 2);
  EXPECT_TRUE(check(two, plan).empty());
  EXPECT_EQ(plan.cost_li, 2 * Planner{one}.plan_all(effort).cost_li);
}

}  // namespace
}  // namespace loading
