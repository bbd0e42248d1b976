// Tours by themselves: stops, lengths, costs, and the rule that keeps a load out.
#include "modules/planning/rules/tour.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace planning::rules {
namespace {

constexpr NodeId kCentre{1}, kTown{2}, kVillage{3};

/// Centre, town and village on one road: 10 km and 15 minutes from each to the next.
Between one_road(std::vector<NodeId> const& nodes) {
  Between out{nodes, {}, {}};
  for (auto const a : nodes)
    for (auto const b : nodes) {
      auto const hops = static_cast<std::int32_t>(std::abs(a.value - b.value));
      out.distance_m.push_back(hops * 10'000);
      out.duration_s.push_back(hops * 900);
    }
  return out;
}

LoadOfPlan staying(std::int64_t seq, NodeId from, NodeId to, std::int64_t kg) {
  Load load{.seq = seq, .origin = from, .destination = to, .node = from, .weight_g = {kg * 1000}};
  load.volume_cm3 = {kg * 4'000};
  load.ready = {7 * 3600};
  load.promise = {18 * 3600};
  load.cost_li = {6'000'000};
  return {load, {}};
}

Tours tours(std::vector<LoadOfPlan> loads, Fleet const& fleet) {
  DayPlan plan;
  plan.loads = std::move(loads);
  return tours_of(plan, fleet, one_road(tour_nodes(plan, kCentre)));
}

TEST(Tours, clause_3_5_1_what_stays_is_driven_by_a_van_with_its_stops_kilometres_and_cost) {
  auto const all = tours({staying(0, kCentre, kVillage, 100), staying(1, kCentre, kTown, 100)}, {});
  EXPECT_TRUE(all.left.empty());
  ASSERT_EQ(all.tours.size(), 1u);
  auto const& tour = all.tours[0];
  EXPECT_EQ(tour.length_m.value, 40'000) << "there and back";
  EXPECT_EQ(tour.cost_li.value, 50'000 + 2 * 40'000);
  ASSERT_EQ(tour.stops.size(), 3u);
  EXPECT_EQ(tour.stops[0].node, kCentre);
  EXPECT_EQ(tour.stops[0].picked.size(), 2u);
  EXPECT_GE(tour.stops[0].departs.seconds, 7 * 3600) << "not before it is ready";
  for (std::int64_t seq : {0, 1})
    EXPECT_EQ(std::ranges::count_if(tour.stops,
                                    [seq](TourStop const& s) {
                                      return std::ranges::find(s.dropped, seq) != s.dropped.end() &&
                                             s.node == (seq ? kTown : kVillage);
                                    }),
              1);
  EXPECT_GE((tour.returns.seconds - tour.departs.seconds), 4 * 900 + 4 * 300);
}

TEST(Tours, what_goes_today_needs_no_van) {
  auto l = staying(0, kCentre, kVillage, 100);
  l.load.way = LoadWay::departures;
  auto const all = tours({l}, {});
  EXPECT_TRUE(all.tours.empty());
  EXPECT_TRUE(all.left.empty());
}

TEST(Tours, clause_3_5_1_a_load_that_no_van_takes_has_the_rule_in_its_way) {
  auto const left = [](LoadOfPlan const& l, Fleet const& fleet) {
    auto const all = tours({l}, fleet);
    EXPECT_TRUE(all.tours.empty());
    return all.left.size() == 1 ? all.left[0].binding : routing::Constraint::none;
  };
  EXPECT_EQ(left(staying(0, kCentre, kVillage, 900), {}), routing::Constraint::capacity);
  auto late = staying(0, kCentre, kVillage, 100);
  late.load.ready = {18 * 3600};
  EXPECT_EQ(left(late, {}), routing::Constraint::window);
  auto cheap = staying(0, kCentre, kVillage, 100);
  cheap.load.cost_li = {2'300};
  EXPECT_EQ(left(cheap, {}), routing::Constraint::price);
  EXPECT_EQ(left(staying(0, kCentre, kVillage, 100), {.n_vans = 0}), routing::Constraint::vehicles);
}

TEST(Tours, a_van_holds_no_more_than_it_may_and_others_go_besides) {
  std::vector<LoadOfPlan> loads;
  for (std::int64_t i = 0; i < 4; ++i) loads.push_back(staying(i, kCentre, kVillage, 400));
  auto const all = tours(loads, {});
  EXPECT_TRUE(all.left.empty());
  for (auto const& t : all.tours) {
    std::int64_t aboard = 0;
    for (auto const& s : t.stops) {
      aboard += 400 * (std::ssize(s.picked) - std::ssize(s.dropped));
      EXPECT_LE(aboard, 800);
    }
    EXPECT_EQ(aboard, 0);
  }
}

TEST(Tours, the_same_plan_gives_the_same_tours) {
  std::vector<LoadOfPlan> loads;
  for (std::int64_t i = 0; i < 6; ++i) loads.push_back(staying(i, i % 2 ? kTown : kCentre, kVillage, 300));
  auto const a = tours(loads, {}), b = tours(loads, {});
  ASSERT_EQ(a.tours.size(), b.tours.size());
  for (std::size_t i = 0; i < a.tours.size(); ++i) EXPECT_EQ(a.tours[i].length_m, b.tours[i].length_m);
}

}  // namespace
}  // namespace planning::rules
