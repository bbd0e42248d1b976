// Blocks by themselves: fewest vehicles, time to turn round, and ways without passengers.
#include "modules/planning/rules/block.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace planning::rules {
namespace {

constexpr NodeId kCentre{1}, kTown{2}, kFar{3};
constexpr base::Seconds kTurnaround{600};

/// 10 km and 15 minutes from each node to the next.
Between one_road() {
  Between out{{kCentre, kTown, kFar}, {}, {}};
  for (auto const a : out.nodes)
    for (auto const b : out.nodes) {
      auto const hops = static_cast<std::int32_t>(std::abs(a.value - b.value));
      out.distance_m.push_back(hops * 10'000);
      out.duration_s.push_back(hops * 900);
    }
  return out;
}

void add(DayPlan& plan, NodeId from, std::int32_t departs, NodeId to, std::int32_t arrives) {
  TripOfPlan t;
  t.trip.seq = std::ssize(plan.trips);
  t.trip.hold_g = {385'000};
  t.calls = {{.node = from, .arrives = {departs}, .departs = {departs}},
             {.call = 1, .node = to, .arrives = {arrives}, .departs = {arrives}}};
  plan.trips.push_back(t);
}

std::vector<std::vector<std::int64_t>> seqs(std::vector<Block> const& blocks) {
  std::vector<std::vector<std::int64_t>> out;
  for (auto const& b : blocks) {
    out.emplace_back();
    for (auto const& t : b.trips) out.back().push_back(t.trip_seq);
  }
  return out;
}

TEST(Blocks, clause_3_5_1_a_vehicle_runs_back_when_it_has_turned_round) {
  DayPlan plan;
  add(plan, kCentre, 7 * 3600, kTown, 8 * 3600);
  add(plan, kTown, 8 * 3600 + 599, kCentre, 9 * 3600);  // a second short of ten minutes
  add(plan, kTown, 8 * 3600 + 600, kCentre, 9 * 3600);
  auto const blocks = blocks_of(plan, one_road(), kTurnaround);
  EXPECT_EQ(seqs(blocks), (std::vector<std::vector<std::int64_t>>{{0, 2}, {1}}));
  EXPECT_EQ(blocks[0].deadhead_m.value, 0);
  EXPECT_EQ(blocks[0].trips[1].wait_s.value, 600);
}

TEST(Blocks, an_empty_way_takes_its_time_and_is_told) {
  DayPlan plan;
  add(plan, kCentre, 7 * 3600, kTown, 8 * 3600);
  add(plan, kFar, 8 * 3600 + 600 + 900 + 60, kCentre, 10 * 3600);
  auto const blocks = blocks_of(plan, one_road(), kTurnaround);
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].deadhead_m.value, 10'000);
  EXPECT_EQ(blocks[0].trips[1].wait_s.value, 660) << "beyond driving there";
}

TEST(Blocks, fewest_vehicles_even_where_the_nearest_next_trip_must_be_left_to_another) {
  DayPlan plan;
  add(plan, kCentre, 7 * 3600, kTown, 8 * 3600);
  add(plan, kCentre, 7 * 3600, kTown, 8 * 3600 + 1'800);
  add(plan, kTown, 8 * 3600 + 2'400, kCentre, 10 * 3600);  // both could; the second one only this
  add(plan, kFar, 8 * 3600 + 1'500, kCentre, 10 * 3600);   // the first one only, over an empty way
  EXPECT_EQ(blocks_of(plan, one_road(), kTurnaround).size(), 2u);
}

TEST(Blocks, a_number_stays_with_its_vehicle_and_a_trip_that_it_misses_gets_another) {
  DayPlan plan;
  add(plan, kCentre, 7 * 3600, kTown, 8 * 3600);
  add(plan, kTown, 9 * 3600, kCentre, 10 * 3600);
  add(plan, kCentre, 11 * 3600, kTown, 12 * 3600);
  number_blocks(plan, one_road(), kTurnaround);
  for (auto const& t : plan.trips) EXPECT_EQ(t.trip.block, 1);
  plan.trips[0].calls[1].arrives = plan.trips[0].calls[1].departs = {8 * 3600 + 3'500};  // late
  add(plan, kFar, 13 * 3600, kCentre, 14 * 3600);                                        // an extra run
  number_blocks(plan, one_road(), kTurnaround);
  std::vector<std::int64_t> numbers;
  for (auto const& t : plan.trips) numbers.push_back(t.trip.block);
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 3, 3, 2}));
  auto const blocks = numbered_blocks(plan, one_road());
  EXPECT_EQ(seqs(blocks), (std::vector<std::vector<std::int64_t>>{{0}, {1, 2}, {3}}));
  EXPECT_EQ(blocks[1].trips[1].wait_s.value, 3'600);
}

TEST(Blocks, other_holds_and_trips_that_do_not_run_are_apart) {
  DayPlan plan;
  add(plan, kCentre, 7 * 3600, kTown, 8 * 3600);
  add(plan, kTown, 10 * 3600, kCentre, 11 * 3600);
  add(plan, kTown, 12 * 3600, kCentre, 13 * 3600);
  plan.trips[1].trip.hold_g = {260'000};
  plan.trips[2].trip.state = TripState::cancelled;
  plan.trips[2].trip.cancelled_from = 0;
  EXPECT_EQ(seqs(blocks_of(plan, one_road(), kTurnaround)),
            (std::vector<std::vector<std::int64_t>>{{0}, {1}}));
}

}  // namespace
}  // namespace planning::rules
