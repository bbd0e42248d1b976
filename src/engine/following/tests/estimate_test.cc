// Estimates from plan, learned times and pace; their grades; bags that ride along.
#include "engine/following/estimate.h"

#include <gtest/gtest.h>

#include "engine/following/ride.h"
#include "testing/made_course.h"

namespace following {
namespace {

using namespace testing_support;

base::Instant at(int service_s) { return base::instant_of(kDate, {service_s}); }
constexpr int kEight = 8 * 3600;

Course three_stops() { return course_over({place(0, 0), place(0, 3000), place(0, 6000)}); }

TEST(Estimate, clause_3_5_2_follows_the_plan_before_the_trip_and_what_was_learned_when_there_is_something) {
  auto const course = three_stops();
  auto const plan = estimates(course, kDate, {}, {0, 0, true, at(kEight - 600), {}}, at(kEight - 600));
  ASSERT_EQ(plan.size(), 3u);
  EXPECT_NEAR(static_cast<double>(plan[1].arrives.ms - at(kEight + 300).ms), 0, 2'000);
  Learned legs;
  for (int day = 0; day < 60; ++day) legs.add({7, 1}, DayKind::working, 8, 420);
  auto const learned =
      estimates(course, kDate, {&legs, nullptr, 7, DayKind::working}, {0, 0, true, {}, {}}, at(kEight - 600));
  EXPECT_NEAR(static_cast<double>(learned[1].arrives.ms - at(kEight + 420).ms), 0, 15'000);
}

TEST(Estimate, a_vehicle_that_is_late_and_slow_is_expected_later) {
  auto const course = three_stops();
  Progress halfway{1500, 1, false, {}, {}};
  auto const usual = estimates(course, kDate, {}, halfway, at(kEight + 400));
  EXPECT_NEAR(static_cast<double>(usual[0].arrives.ms - at(kEight + 550).ms), 0, 3'000);
  for (int i = 0; i < 10; ++i) halfway.pace.note(200, 100);
  EXPECT_GT(estimates(course, kDate, {}, halfway, at(kEight + 400))[0].arrives,
            usual[0].arrives.plus_ms(30'000));
}

TEST(Learned, one_terrible_day_hardly_moves_the_mean) {
  RobustMean mean;
  for (int i = 0; i < 40; ++i) mean.add(100 + i % 5);
  mean.add(3'000);
  EXPECT_NEAR(mean.mean, 102, 3);
}

TEST(Grade, puts_each_estimate_into_the_horizon_in_which_it_was_told) {
  std::vector<Graded> all;
  for (int i = 0; i < 10; ++i) all.push_back({at(0), at(700 + i * 10), at(700)});
  auto const grades = grade(all);
  EXPECT_EQ(grades[2].n, 10u);
  EXPECT_EQ(grades[0].n + grades[1].n + grades[3].n, 0u);
  EXPECT_DOUBLE_EQ(grades[2].p80_s, 70);
  EXPECT_DOUBLE_EQ(grades[2].mean_s, -45);
}

TEST(Ride, clause_3_5_2_a_bag_has_place_and_estimate_without_a_scan) {
  std::vector<Event> const events{{Happening::departed, 0, at(kEight)}};
  std::vector<Estimate> const ahead{{1, at(kEight + 300), at(kEight + 310)},
                                    {2, at(kEight + 600), at(kEight + 600)}};
  std::vector<Ride> const rides{{11, 0, 2, true, {}}, {12, 0, 1, false, {}}, {13, 1, 2, false, {}}};
  auto const views = bag_views(rides, events, ahead);
  EXPECT_EQ(views[0].place, BagPlace::riding);
  EXPECT_EQ(views[0].arrives, at(kEight + 600));
  EXPECT_EQ(views[1].place, BagPlace::left_behind);
  EXPECT_FALSE(views[1].arrives);
  EXPECT_EQ(views[2].place, BagPlace::waiting);
}

TEST(Ride, clause_3_5_2_a_bag_that_is_carried_past_its_stop_or_put_off_elsewhere_is_flagged) {
  std::vector<Event> events{{Happening::departed, 0, at(kEight)}, {Happening::arrived, 1, at(kEight + 300)}};
  std::vector<Ride> rides{{11, 0, 1, true, {}}, {12, 0, 1, true, 1}, {13, 0, 2, true, 1}};
  auto const standing = bag_views(rides, events, {});
  EXPECT_EQ(standing[0].place, BagPlace::at_stop);
  EXPECT_FALSE(standing[0].is_flagged());
  EXPECT_EQ(standing[1].place, BagPlace::unloaded);
  EXPECT_TRUE(standing[2].is_flagged());
  events.push_back({Happening::departed, 1, at(kEight + 330)});
  EXPECT_EQ(bag_views(rides, events, {})[0].place, BagPlace::carried_past);
  EXPECT_FALSE(bag_views(rides, events, {})[1].is_flagged());
}

}  // namespace
}  // namespace following
