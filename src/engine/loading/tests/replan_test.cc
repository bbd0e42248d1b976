// The plan while the day goes on: what has left stays, everything else finds its place again.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/loading/planner.h"
#include "testing/made_up_day.h"

namespace loading {
namespace {

using made_up::County;
using made_up::Size;

constexpr Size kSmall{.townships = 5,
                      .villages_each = 4,
                      .lines = 7,
                      .trips = 40,
                      .bags = 400,
                      .hold_g = 60'000,
                      .hold_cm3 = 400'000,
                      .hold_bags = 40};
constexpr base::ServiceTime kTenOClock{10 * 3600};

Planner planned(std::uint64_t seed) {
  Planner planner{County{seed, kSmall}.make()};
  planner.plan_all({.seed = seed, .repair_rounds = 500});
  return planner;
}

/// The problem as it is now, with the bags where they are, for the judge.
Problem now(Planner const& planner) {
  auto problem = planner.problem();
  problem.bags.clear();
  for (std::size_t i = 0; i < planner.plan().placements.size(); ++i) problem.bags.push_back(planner.bag(i));
  return problem;
}

/// The trip that most bags ride which have not left at an instant.
TripIndex busiest(Planner const& planner, base::ServiceTime at) {
  std::map<TripIndex, int> riders;
  for (auto const& placement : planner.plan().placements)
    for (int r = 0; r < placement.way.n_rides; ++r)
      if (placement.way.departs > at.seconds) ++riders[placement.way.rides[static_cast<std::size_t>(r)].trip];
  return std::ranges::max_element(riders, {}, [](auto const& pair) { return pair.second; })->first;
}

TEST(Replan, a_new_bag_takes_its_cheapest_way_with_room) {
  auto planner = planned(1);
  auto bag = planner.bag(0);
  bag.id = 999;
  bag.amount = {500, 2'000, 1};
  auto const i = planner.insert(bag);
  EXPECT_EQ(planner.plan().placements.size(), 401u);
  EXPECT_EQ(planner.bag(i).id, 999);
  EXPECT_TRUE(check(now(planner), planner.plan()).empty());
}

TEST(Replan, clause_3_5_1_a_cancelled_trip_carries_nothing_and_what_has_left_is_untouched) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    auto planner = planned(seed);
    auto const before = planner.plan();
    auto const trip = busiest(planner, kTenOClock);
    auto const after = planner.disturb({trip, 0, {}, kTenOClock});
    EXPECT_TRUE(check(now(planner), after).empty()) << "seed " << seed;
    for (auto const& placement : after.placements)
      for (int r = 0; r < placement.way.n_rides; ++r)
        EXPECT_NE(placement.way.rides[static_cast<std::size_t>(r)].trip, trip);
    for (auto const& move : moves_between(before, after)) {
      if (move.before.way.departs > kTenOClock.seconds) continue;
      ASSERT_FALSE(move.after.travelled.empty());  // it had left: what it rode stays, the rest is new
      EXPECT_EQ(move.after.travelled.front(), move.before.way.rides[0]);
    }
  }
}

TEST(Replan, bags_aboard_a_trip_that_breaks_down_go_on_from_its_last_stop) {
  auto planner = planned(2);
  auto const& plan = planner.plan();
  auto const rider = std::ranges::find_if(plan.placements, [](Placement const& p) {
    return p.way.n_rides == 1 && p.way.rides[0].unload - p.way.rides[0].load >= 2;
  });
  ASSERT_NE(rider, plan.placements.end());
  auto const i = static_cast<std::size_t>(rider - plan.placements.begin());
  auto const ride = rider->way.rides[0];
  auto const& stop = planner.problem().day.trip(ride.trip).calls[static_cast<std::size_t>(ride.load) + 1];
  planner.disturb({ride.trip, ride.load + 2, {}, stop.departs});
  EXPECT_EQ(planner.bag(i).origin, stop.station);
  EXPECT_EQ(planner.plan().placements[i].travelled,
            (std::vector<Ride>{{ride.trip, ride.load, ride.load + 1}}));
  EXPECT_TRUE(check(now(planner), planner.plan()).empty());
}

TEST(Replan, bags_aboard_a_late_trip_stay_and_arrive_late) {
  auto planner = planned(3);
  auto const rider =
      std::ranges::find_if(planner.plan().placements, [](Placement const& p) { return p.way.n_rides == 1; });
  ASSERT_NE(rider, planner.plan().placements.end());
  auto const i = static_cast<std::size_t>(rider - planner.plan().placements.begin());
  auto const before = *rider;
  auto const ride = before.way.rides[0];
  planner.disturb({ride.trip, ride.load + 1, {1'800}, {before.way.departs}});
  auto const& after = planner.plan().placements[i];
  EXPECT_TRUE(after.committed);
  EXPECT_EQ(after.way.rides[0], ride);
  EXPECT_EQ(after.way.arrives, before.way.arrives + 1'800);
  EXPECT_EQ(after.cost_li, cost_of(planner.problem().weights, planner.bag(i), after.way));
}

TEST(Replan, a_smaller_vehicle_keeps_what_matters_most) {
  auto planner = planned(4);
  auto const trip = busiest(planner, {0});
  auto room = planner.problem().room[static_cast<std::size_t>(trip)];
  for (auto& leg : room) leg = {leg.weight_g / 4, leg.volume_cm3 / 4, leg.bags / 4};
  planner.change_room(trip, room);
  EXPECT_TRUE(check(now(planner), planner.plan()).empty());
}

TEST(Replan, clause_3_5_1_a_bag_that_is_kept_moves_only_when_its_trip_fails) {
  auto planner = planned(5);
  auto const trip = busiest(planner, kTenOClock);
  auto const rides = [&](std::size_t i) {
    auto const& way = planner.plan().placements[i].way;
    return std::any_of(way.rides.begin(), way.rides.begin() + way.n_rides,
                       [&](auto const& r) { return r.trip == trip; });
  };
  std::size_t i = 0;
  while (!rides(i) || planner.plan().placements[i].way.departs <= kTenOClock.seconds) ++i;
  planner.keep(i);
  auto room = planner.problem().room[static_cast<std::size_t>(trip)];
  for (auto& leg : room) leg = {};
  planner.change_room(trip, room);
  EXPECT_TRUE(rides(i));
  planner.disturb({trip, 0, {}, kTenOClock});
  EXPECT_FALSE(rides(i));
  EXPECT_FALSE(planner.plan().placements[i].committed) << "planning may move it again";
  planner.explain_all();
  EXPECT_TRUE(check(now(planner), planner.plan()).empty());
}

TEST(Replan, a_move_by_hand_past_the_hold_needs_force) {
  auto planner = planned(5);
  auto bag = planner.bag(0);
  bag.amount = {10'000'000, 1, 1};  // fits nowhere
  auto const i = planner.insert(bag);
  ASSERT_EQ(planner.plan().placements[i].way.kind, WayKind::tomorrow);
  auto const choices = planner.choices_of(i);
  auto const ride =
      std::ranges::find_if(choices, [](auto const& c) { return c.way.n_rides > 0 && c.in_time; });
  ASSERT_NE(ride, choices.end());
  EXPECT_FALSE(ride->fits);
  EXPECT_FALSE(planner.place(i, ride->way, false));
  EXPECT_TRUE(planner.place(i, ride->way, true));
  EXPECT_FALSE(check(now(planner), planner.plan()).empty());
}

}  // namespace
}  // namespace loading
