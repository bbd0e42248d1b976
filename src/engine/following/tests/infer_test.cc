// Which trip it is, when nobody says.
#include "engine/following/infer.h"

#include <gtest/gtest.h>

#include "testing/made_course.h"

namespace following {
namespace {

using namespace testing_support;

constexpr int kEight = 8 * 3600;

DayTrip trip_over(std::vector<base::Position> stops, int later_s = 0) {
  std::vector<PlannedStop> planned;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    auto const at = base::ServiceTime{kEight + later_s + static_cast<std::int32_t>(i) * 200};
    planned.push_back({stops[i], at, at, i == 0});
  }
  return {"", 0, std::make_shared<Course const>(planned, std::span<base::Position const>{})};
}

std::vector<DayTrip> timetable() {
  std::vector const north{place(0, 0), place(0, 2000), place(0, 4000)};
  std::vector const south{place(0, 4000), place(0, 2000), place(0, 0)};
  std::vector const east{place(0, 0), place(2000, 0), place(4000, 0)};
  return {trip_over(north), trip_over(south), trip_over(east), trip_over(north, 3000)};
}

TEST(Infer, clause_3_5_2_tells_the_trip_by_place_direction_and_plan) {
  auto const trips = timetable();
  std::vector<Fix> north, late, south;
  for (int i = 0; i < 15; ++i) {
    north.push_back(fix_at(kEight + 60 + i * 10, place(3, 600 + i * 100.0), 10, 1));
    late.push_back(fix_at(kEight + 3060 + i * 10, place(3, 600 + i * 100.0), 10, 1));
    south.push_back(fix_at(kEight + 60 + i * 10, place(3, 3400 - i * 100.0), 10, 181));
  }
  EXPECT_EQ(infer_trip(fits(trips, kDate, north), north.size()), 0);
  EXPECT_EQ(infer_trip(fits(trips, kDate, late), late.size()), 3);
  EXPECT_EQ(infer_trip(fits(trips, kDate, south), south.size()), 1);
}

TEST(Infer, says_nothing_of_a_vehicle_elsewhere_or_of_one_that_could_run_either_trip) {
  auto const trips = timetable();
  std::vector<Fix> away, waiting;
  for (int i = 0; i < 15; ++i) {
    away.push_back(fix_at(kEight + i * 10, place(-9000, i * 100.0)));
    waiting.push_back(fix_at(kEight - 300 + i * 10, place(0, 0), 0));
  }
  EXPECT_EQ(infer_trip(fits(trips, kDate, away), away.size()), -1);
  EXPECT_EQ(infer_trip(fits(trips, kDate, waiting), waiting.size()), -1);
  EXPECT_EQ(infer_trip({}, 0), -1);
}

}  // namespace
}  // namespace following
