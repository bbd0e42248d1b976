// One vehicle on its trip: stops passed, stands, detours, disorder, and a simulated fleet with known truth.
#include "engine/following/follow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/fleet/observe.h"
#include "engine/following/live.h"
#include "testing/made_course.h"

namespace following {
namespace {

using namespace testing_support;

constexpr int kEight = 8 * 3600;

/// North at 10 m/s from 08:00, a fix each ten seconds.
std::vector<Fix> drive_north(double to_m) {
  std::vector<Fix> out{fix_at(kEight - 20, place(0, 0), 0), fix_at(kEight - 10, place(0, 0), 0)};
  for (int s = 0; s * 10 <= to_m; s += 10) out.push_back(fix_at(kEight + s, place(3, s * 10.0)));
  return out;
}

double off_s(std::vector<Event> const& events, Happening what, int stop, int service_s) {
  auto const found =
      std::ranges::find_if(events, [&](Event const& e) { return e.what == what && e.stop == stop; });
  if (found == events.end()) return 1e9;
  return static_cast<double>(found->at.ms - base::instant_of(kDate, {service_s}).ms) / 1000;
}

TEST(Follow, clause_3_5_2_tells_when_a_vehicle_passes_its_stops) {
  auto const course = course_over({place(0, 0), place(0, 1050), place(0, 3000)});
  auto const events = follow_all(Follower{course, kDate}, drive_north(3000));
  EXPECT_NEAR(off_s(events, Happening::departed, 0, kEight), 0, 10);
  EXPECT_NEAR(off_s(events, Happening::arrived, 1, kEight + 105), 0, 5);
  EXPECT_NEAR(off_s(events, Happening::arrived, 2, kEight + 300), 0, 5);
  EXPECT_EQ(events.back().what, Happening::trip_ended);
}

TEST(Follow, a_repeated_report_changes_nothing_and_an_old_one_is_told_to_be_late) {
  auto const course = course_over({place(0, 0), place(0, 3000)});
  Follower const follower{course, kDate};
  State state;
  for (auto const& fix : drive_north(500)) follower.take(state, fix);
  auto const before = state.beliefs[0].along_m;
  EXPECT_EQ(follower.take(state, state.last).verdict, Step::Verdict::duplicate);
  EXPECT_EQ(follower.take(state, fix_at(kEight + 5, place(0, 50))).verdict, Step::Verdict::late);
  EXPECT_EQ(state.beliefs[0].along_m, before);
}

TEST(Follow, the_order_in_which_reports_come_does_not_matter_in_the_end) {
  auto const course = course_over({place(0, 0), place(0, 1050), place(0, 3000)});
  auto fixes = drive_north(3000);
  auto const ordered = follow_all(Follower{course, kDate}, fixes);
  std::mt19937 random{7};
  std::ranges::shuffle(fixes, random);
  fixes.push_back(fixes.front());
  EXPECT_EQ(follow_all(Follower{course, kDate}, fixes), ordered);
}

TEST(Follow, one_wild_fix_is_no_detour_and_a_real_one_is) {
  auto const course = course_over({place(0, 0), place(0, 9000)});
  auto fixes = drive_north(9000);
  fixes[20].position = place(2500, 1000);
  auto const left = [](Event const& e) { return e.what == Happening::left_route; };
  EXPECT_EQ(std::ranges::count_if(follow_all(Follower{course, kDate}, fixes), left), 0);
  for (std::size_t i = 40; i < 50; ++i) fixes[i].position = place(900, 4000);
  auto const events = follow_all(Follower{course, kDate}, fixes);
  EXPECT_EQ(std::ranges::count_if(events, left), 1);
  EXPECT_EQ(std::ranges::count(events, Happening::back_on_route, &Event::what), 1);
}

TEST(Follow, a_long_stand_under_way_is_told_once_and_waiting_at_the_first_stop_is_none) {
  auto const course = course_over({place(0, 0), place(0, 3000)});
  std::vector<Fix> fixes;
  for (int s = -7200; s < 0; s += 60) fixes.push_back(fix_at(kEight + s, place(0, 0), 0));
  for (int s = 0; s <= 100; s += 10) fixes.push_back(fix_at(kEight + s, place(0, s * 10.0)));
  for (int s = 110; s < 110 + 3600; s += 60) fixes.push_back(fix_at(kEight + s, place(0, 1050), 0));
  EXPECT_EQ(
      std::ranges::count(follow_all(Follower{course, kDate}, fixes), Happening::prolonged_stop, &Event::what),
      1);
}

TEST(Follow, tells_the_two_sides_of_an_out_and_back_line_apart) {
  std::vector const shape{place(0, 0), place(0, 4000), place(0, 0)};
  auto const course =
      course_over({place(0, 0), place(0, 2000), place(0, 4000), place(0, 2000), place(0, 0)}, shape);
  std::vector<Fix> fixes{fix_at(kEight - 10, place(0, 0), 0)};
  for (int s = 0; s <= 400; s += 10) fixes.push_back(fix_at(kEight + s, place(4, s * 10.0), 10, 0));
  for (int s = 410; s <= 800; s += 10)
    fixes.push_back(fix_at(kEight + s, place(-4, 8000 - s * 10.0), 10, 180));
  auto const events = follow_all(Follower{course, kDate}, fixes);
  EXPECT_NEAR(off_s(events, Happening::arrived, 1, kEight + 200), 0, 6);
  EXPECT_NEAR(off_s(events, Happening::arrived, 3, kEight + 600), 0, 6);
  EXPECT_NEAR(off_s(events, Happening::arrived, 4, kEight + 800), 0, 6);
}

TEST(Follow, a_door_tells_the_stop_from_the_light_before_it) {
  auto const course = course_over({place(0, 0), place(0, 1000), place(0, 3000)});
  std::vector<Fix> fixes{fix_at(kEight - 10, place(0, 0), 0)};
  for (int s = 0; s <= 90; s += 10) fixes.push_back(fix_at(kEight + s, place(0, s * 10.8)));
  for (int s = 100; s <= 150; s += 10) fixes.push_back(fix_at(kEight + s, place(0, 988), 0));
  for (int s = 160; s <= 180; s += 10) fixes.push_back(fix_at(kEight + s, place(0, 1000), 0));
  for (int s = 190; s <= 390; s += 10) fixes.push_back(fix_at(kEight + s, place(0, 1000 + (s - 185) * 10.0)));
  for (auto& fix : fixes) fix.doors = Doors::closed;
  for (auto& fix : fixes)
    if (auto const s = (fix.at.ms - base::instant_of(kDate, {kEight}).ms) / 1000; s >= 160 && s <= 180)
      fix.doors = Doors::open;
  auto const events = follow_all(Follower{course, kDate}, fixes);
  EXPECT_NEAR(off_s(events, Happening::arrived, 1, kEight + 155), 0, 10);
}

TEST(Clock, a_clock_that_is_minutes_wrong_is_seen_and_a_blind_area_is_not_taken_for_one) {
  Clock wrong, right;
  for (int i = 0; i < 200; ++i) {
    base::Instant const at{i * 10'000};
    wrong.note(at.plus_ms(180'000), at.plus_ms(700 + i % 7 * 300));
    right.note(at, at.plus_ms(i % 20 < 15 ? 300'000 : 900));
  }
  EXPECT_NEAR(static_cast<double>(wrong.ahead_ms()), 180'000, 1'000);
  EXPECT_EQ(right.ahead_ms(), 0);
}

/// A simulated fleet on one winding line, in which nothing is left out.
TEST(Live, clause_3_5_2_stop_events_of_a_simulated_fleet_are_right_within_thirty_seconds) {
  std::vector<base::Position> stops, shape;
  for (int i = 0; i <= 120; ++i) shape.push_back(place(i * 150.0, 900 * std::sin(i * 0.2)));
  for (std::size_t i = 0; i < shape.size(); i += 8) stops.push_back(shape[i]);
  auto const course = course_over(stops, shape);
  fleet::Terminal terminal;
  terminal.has_doors = true;
  int right = 0, all = 0;
  for (std::uint64_t trip = 0; trip < 60; ++trip) {
    auto const drive = fleet::drive(course, {}, 1, trip / 20, trip);
    Live live{course, kDate, {}};
    for (auto const& one : fleet::observe(drive, course, kDate, terminal, trip).observations)
      live.take({one.fix, one.received});
    for (auto const& served : drive.served) {
      if (served.stop == 0) continue;
      ++all;
      right += std::fabs(off_s(live.events(), Happening::arrived, served.stop, 0) - served.arrived_s) <= 30;
    }
  }
  EXPECT_GT(all, 700);
  EXPECT_GE(right, all * 99 / 100);
}

}  // namespace
}  // namespace following
