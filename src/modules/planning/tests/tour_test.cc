// Tours by themselves: calls, lengths, costs, feeding by departures, and the rule that keeps a load out.
#include "modules/planning/rules/tour.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "modules/planning/rules/block.h"
#include "modules/planning/rules/change.h"
#include "modules/planning/rules/figures.h"
#include "modules/planning/rules/proposal.h"

namespace planning::rules {
namespace {

constexpr NodeId kCentre{1}, kTown{2}, kVillage{3}, kOffTheMap{9};

/// Centre, town and village on one road: 10 km and 15 minutes from each to the next.
Between one_road() {
  Between out{{kCentre, kTown, kVillage}, {}, {}};
  for (auto const a : out.nodes)
    for (auto const b : out.nodes) {
      auto const hops = static_cast<std::int32_t>(std::abs(a.value - b.value));
      out.distance_m.push_back(hops * 10'000);
      out.duration_s.push_back(hops * 900);
    }
  return out;
}

StationRules stations() {
  return {{kCentre, {{600}, {900}, true, {}, "县城"}},
          {kTown, {{600}, {900}, true, kCentre, "镇"}},
          {kVillage, {{60}, {900}, false, kTown, "村"}},
          {kOffTheMap, {{60}, {900}, false, {}, "岛"}}};
}

FleetVan van(std::int64_t key, NodeId home) {
  return {.id = FleetVanId{key},
          .name = "专车" + std::to_string(key),
          .vehicle = "云A" + std::to_string(key),
          .home = home,
          .hold_g = {800'000},
          .hold_cm3 = {4'000'000},
          .hold_bags = 60,
          .leaves_from = {6 * 3600},
          .back_until = {20 * 3600},
          .fixed_li = {50'000},
          .li_a_km = {2'000}};
}

LoadOfPlan staying(std::int64_t seq, NodeId from, NodeId to, std::int64_t kg) {
  Load load{.seq = seq, .origin = from, .destination = to, .node = from, .weight_g = {kg * 1000}};
  load.volume_cm3 = {kg * 4'000};
  load.ready = {7 * 3600};
  load.promise = {18 * 3600};
  load.cost_li = {6'000'000};
  return {load, {}};
}

DayPlan plan_of(std::vector<LoadOfPlan> loads) {
  DayPlan plan;
  plan.loads = std::move(loads);
  return plan;
}

/// A coach from the centre to the town, 08:00 to 08:30, or another way half an hour long.
void add_coach(DayPlan& plan, TripId id = TripId{77}, std::int32_t hour = 8,
               std::pair<NodeId, NodeId> way = {kCentre, kTown}) {
  TripOfPlan t;
  t.trip.seq = std::ssize(plan.trips);
  t.trip.trip = id;
  t.trip.line = "101";
  t.trip.hold_g = {400'000};
  t.trip.hold_cm3 = {3'000'000};
  t.trip.hold_bags = 40;
  base::ServiceTime const from{hour * 3600}, until{hour * 3600 + 1800};
  t.calls = {
      {.node = way.first, .name = "起", .sequence = 1, .arrives = from, .departs = from},
      {.call = 1, .node = way.second, .name = "迄", .sequence = 2, .arrives = until, .departs = until}};
  plan.trips.push_back(t);
}

Tours tours(DayPlan const& plan, std::vector<FleetVan> vans, base::ServiceTime now = {}) {
  return tours_of(plan, {}, stations(), {std::move(vans), one_road()}, now);
}

TEST(Tours, clause_3_5_1_what_stays_is_driven_by_a_van_with_its_stops_kilometres_and_cost) {
  auto const all = tours(plan_of({staying(0, kCentre, kVillage, 100), staying(1, kCentre, kTown, 100)}),
                         {van(1, kCentre), van(2, kCentre)});
  EXPECT_TRUE(all.left.empty());
  ASSERT_EQ(all.tours.size(), 1u);
  auto const& [trip, calls] = all.tours[0].trip;
  EXPECT_EQ(trip.cost_li.value, 50'000 + 2 * 40'000) << "40 km there and back";
  EXPECT_EQ(trip.driving_s.value, 4 * 900) << "stops are no driving";
  EXPECT_EQ(trip.unbroken_s.value, 4 * 900);
  EXPECT_EQ(trip.vehicle, "云A1");
  EXPECT_EQ(trip.headsign, "村");
  ASSERT_EQ(calls.size(), 4u);
  EXPECT_EQ(calls.front().node, kCentre);
  EXPECT_GE(calls.front().departs.seconds, 7 * 3600 + 600)
      << "ready, and the cut-off of the centre before it";
  EXPECT_EQ(calls.back().node, kCentre);
  EXPECT_EQ(calls[1].leg_m.value, 10'000);
  EXPECT_GE(calls.back().arrives.seconds - calls.front().departs.seconds, 4 * 900 + 2 * 300);
  auto loads = all.tours[0].loads;
  std::ranges::sort(loads);
  EXPECT_EQ(loads, (std::vector<std::int64_t>{0, 1}));
}

TEST(Tours, what_goes_today_or_stays_by_hand_needs_no_van) {
  auto goes = staying(0, kCentre, kVillage, 100), by_hand = staying(1, kCentre, kVillage, 100);
  goes.load.way = LoadWay::departures;
  by_hand.load.moved_by = PersonId{5};
  auto const all = tours(plan_of({goes, by_hand}), {van(1, kCentre)});
  EXPECT_TRUE(all.tours.empty());
  EXPECT_TRUE(all.left.empty());
}

TEST(Tours, clause_3_5_1_a_load_that_no_van_takes_has_the_rule_in_its_way) {
  auto const left = [](LoadOfPlan const& l, std::vector<FleetVan> vans, base::ServiceTime now = {}) {
    auto const all = tours(plan_of({l}), std::move(vans), now);
    EXPECT_TRUE(all.tours.empty());
    return all.left.size() == 1 ? all.left[0].binding : routing::Constraint::none;
  };
  EXPECT_EQ(left(staying(0, kCentre, kVillage, 900), {van(1, kCentre)}), routing::Constraint::capacity);
  auto late = staying(0, kCentre, kVillage, 100);
  late.load.ready = {18 * 3600};
  EXPECT_EQ(left(late, {van(1, kCentre)}), routing::Constraint::window);
  auto cheap = staying(0, kCentre, kVillage, 100);
  cheap.load.cost_li = {2'300};
  EXPECT_EQ(left(cheap, {van(1, kCentre)}), routing::Constraint::price);
  EXPECT_EQ(left(staying(0, kCentre, kVillage, 100), {}), routing::Constraint::vehicles);
  EXPECT_EQ(left(staying(0, kCentre, kVillage, 100), {van(1, kCentre)}, {20 * 3600}),
            routing::Constraint::vehicles)
      << "its shift is over";
  EXPECT_EQ(left(staying(0, kCentre, kOffTheMap, 100), {van(1, kCentre)}), routing::Constraint::place);
}

TEST(Tours, a_van_holds_no_more_than_its_share_and_others_go_besides) {
  std::vector<LoadOfPlan> loads;
  for (std::int64_t i = 0; i < 4; ++i) loads.push_back(staying(i, kCentre, kVillage, 400));
  auto const all =
      tours(plan_of(loads), {van(1, kCentre), van(2, kCentre), van(3, kCentre), van(4, kCentre)});
  EXPECT_TRUE(all.left.empty());
  EXPECT_GE(all.tours.size(), 1u);
  std::size_t n = 0;
  for (auto const& t : all.tours) n += t.loads.size();
  EXPECT_EQ(n, 4u);
}

TEST(Tours, clause_3_5_1_what_needs_cold_chain_rides_no_van_without_it) {
  auto cold = staying(0, kCentre, kVillage, 100);
  cold.load.needs = bit_of(Skill::cold_chain);
  auto const none = tours(plan_of({cold, staying(1, kCentre, kVillage, 100)}), {van(1, kCentre)});
  ASSERT_EQ(none.left.size(), 1u);
  EXPECT_EQ(none.left[0].load, 0);
  EXPECT_EQ(none.left[0].binding, routing::Constraint::skills);
  ASSERT_EQ(none.tours.size(), 1u);
  EXPECT_EQ(none.tours[0].loads, std::vector<std::int64_t>{1});
  auto box = van(2, kCentre);
  box.skills = bit_of(Skill::cold_chain);
  box.li_an_hour = {3'600};
  auto const both = tours(plan_of({cold}), {van(1, kCentre), box});
  ASSERT_EQ(both.tours.size(), 1u);
  auto const& t = both.tours[0].trip;
  EXPECT_EQ(t.trip.fleet_van, box.id);
  EXPECT_EQ(t.trip.skills, box.skills) << "others that need it may ride along";
  auto const out_s = t.calls.back().arrives.seconds - t.calls.front().departs.seconds;
  EXPECT_EQ(t.trip.cost_li.value, 50'000 + 2 * 40'000 + out_s)
      << "3.60 yuan an hour from leaving to being back";
}

TEST(Tours, the_same_plan_gives_the_same_tours) {
  std::vector<LoadOfPlan> loads;
  for (std::int64_t i = 0; i < 6; ++i) loads.push_back(staying(i, i % 2 ? kTown : kCentre, kVillage, 300));
  auto const plan = plan_of(loads);
  auto const a = tours(plan, {van(1, kCentre), van(2, kCentre)}),
             b = tours(plan, {van(1, kCentre), van(2, kCentre)});
  ASSERT_EQ(a.tours.size(), b.tours.size());
  for (std::size_t i = 0; i < a.tours.size(); ++i) {
    EXPECT_EQ(a.tours[i].trip.trip.cost_li, b.tours[i].trip.trip.cost_li);
    EXPECT_EQ(a.tours[i].loads, b.tours[i].loads);
  }
}

TEST(Tours, clause_3_5_1_a_coach_brings_it_to_the_township_and_the_van_there_takes_it_on) {
  auto plan = plan_of({staying(0, kCentre, kVillage, 100)});
  add_coach(plan);
  plan.head.with_tours = true;
  auto rules = stations();
  Fleet const fleet{{van(1, kTown)}, one_road()};
  plan_day(plan, {}, rules, fleet, {});
  ASSERT_EQ(plan.trips.size(), 2u);
  auto const& tour = plan.trips[1];
  EXPECT_EQ(tour.calls.front().node, kTown);
  auto const& load = plan.loads[0];
  EXPECT_EQ(load.load.way, LoadWay::departures);
  ASSERT_EQ(load.rides.size(), 2u);
  EXPECT_EQ(load.rides[0].trip, TripId{77});
  EXPECT_EQ(load.rides[1].trip, tour.trip.trip);
  EXPECT_EQ(load.rides[1].unload_node, kVillage);
  EXPECT_GE(tour.calls[static_cast<std::size_t>(load.rides[1].first_call)].departs.seconds, 30'600 + 900)
      << "with the time of a change at the town";
  EXPECT_LE(load.load.arrives, load.load.promise);
  EXPECT_EQ(plan.figures.n_staying, 0);
  EXPECT_EQ(plan.figures.tours_li.value, 50'000 + 2 * 20'000);
  EXPECT_GE(plan.figures.cost_li, plan.figures.tours_li);
}

TEST(Tours, clause_3_5_1_a_tour_that_drives_anyway_takes_what_would_change_coaches) {
  auto plan = plan_of({staying(0, kCentre, kVillage, 300), staying(1, kCentre, kVillage, 300)});
  add_coach(plan);
  add_coach(plan, TripId{78}, 10, {kTown, kVillage});
  plan.head.with_tours = true;
  plan_day(plan, {}, stations(), {{van(1, kCentre)}, one_road()}, {});
  ASSERT_EQ(plan.figures.n_staying, 0) << "the coaches hold one of them";
  for (auto const& l : plan.loads) EXPECT_EQ(l.rides.size(), 1u) << "loaded once, unloaded once";
  EXPECT_LE(plan.figures.gap_ppm, 10'000);
}

TEST(Tours, clause_3_5_1_more_effort_never_costs_more) {
  std::mt19937 random{7};
  auto const pick = [&random](std::int64_t most) {
    return static_cast<std::int64_t>(random() % static_cast<unsigned>(most)) + 1;
  };
  for (auto day = 0; day < 5; ++day) {
    std::vector<LoadOfPlan> loads;
    for (std::int64_t i = 0; i < 12; ++i)
      loads.push_back(
          staying(i, pick(2) == 1 ? kCentre : kTown, pick(3) == 1 ? kTown : kVillage, 60 + pick(300)));
    auto quick = plan_of(loads);
    add_coach(quick);
    quick.head.with_tours = true;
    auto longer = quick;
    quick.head.effort = Effort::quick, longer.head.effort = Effort::normal;
    Fleet const fleet{{van(1, kCentre), van(2, kTown)}, one_road()};
    plan_day(quick, {}, stations(), fleet, {});
    plan_day(longer, {}, stations(), fleet, {});
    EXPECT_LE(longer.figures.cost_li, quick.figures.cost_li) << "day " << day;
    EXPECT_EQ(longer.head.effort, Effort::normal);
  }
}

TEST(Tours, a_plan_made_without_tours_sends_no_van) {
  auto plan = plan_of({staying(0, kCentre, kVillage, 100)});
  auto rules = stations();
  plan_day(plan, {}, rules, {{van(1, kCentre)}, one_road()}, {});
  EXPECT_TRUE(plan.trips.empty());
  EXPECT_EQ(plan.figures.n_staying, 1);
}

TEST(Tours, clause_3_5_1_a_dispatcher_sends_vans_in_one_action_and_no_van_twice_at_a_time) {
  auto plan = plan_of({staying(0, kCentre, kVillage, 100)});
  auto rules = stations();
  Fleet const fleet{{van(1, kCentre)}, one_road()};
  plan_day(plan, {}, rules, {}, {});
  Change const send{.kind = ChangeKind::tour, .vehicle = {}, .reason = "逢集"};
  ChangeContext const now{{}, rules, {}, {7 * 3600}, {}, &fleet};
  auto const after = changed(plan, send, now);
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(after.value().loads[0].load.way, LoadWay::departures);
  EXPECT_EQ(after.value().figures.n_moved, 1);
  EXPECT_FALSE(needs_approval(plan, send));
  EXPECT_EQ(changed(after.value(), send, now).refusal().kind->code, std::string{"planning.no_van_helps"});
  auto more = after.value();
  more.loads.push_back(staying(1, kCentre, kTown, 100));
  auto const back = after.value().trips[0].calls.back().arrives;
  auto const second = tours_of(more, {}, rules, fleet, {7 * 3600});
  ASSERT_EQ(second.tours.size(), 1u);
  EXPECT_GE(second.tours[0].trip.calls.front().departs, back) << "it is out until then";
}

TEST(Tours, get_keys_of_their_own_and_their_riders_follow) {
  DayPlan plan = plan_of({staying(0, kCentre, kVillage, 100)});
  plan.head.with_tours = true;
  auto rules = stations();
  plan_day(plan, {}, rules, {{van(1, kCentre)}, one_road()}, {});
  ASSERT_LT(plan.trips.at(0).trip.trip.value, 0);
  name_tours(plan, [] { return TripId{4711}; });
  EXPECT_EQ(plan.trips[0].trip.trip, TripId{4711});
  EXPECT_EQ(plan.loads[0].rides.at(0).trip, TripId{4711});
}

}  // namespace
}  // namespace planning::rules
