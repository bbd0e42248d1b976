// Nearest places on paths that cross and overlap themselves, and stops laid on them.
#include "engine/following/path.h"

#include <gtest/gtest.h>

#include "testing/made_course.h"

namespace following {
namespace {

using namespace testing_support;

TEST(Path, knows_its_length_and_gives_back_the_places_along_it) {
  Path const path{std::vector{place(0, 0), place(0, 1000), place(500, 1000)}};
  EXPECT_NEAR(path.length_m(), 1500, 3);
  EXPECT_LT(base::distance_m(path.at(1250), place(250, 1000)), 2);
  EXPECT_NEAR(path.heading_at(500), 0, 0.1);
  EXPECT_NEAR(path.heading_at(1200), 90, 0.1);
}

TEST(Path, finds_both_sides_of_a_line_that_comes_back_over_itself) {
  Path const path{std::vector{place(0, 0), place(0, 5000), place(0, 0)}};
  std::vector<Nearby> found;
  path.nearby(place(8, 2000), 0, path.length_m(), 100, 8, found);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NEAR(found[0].off_m, 8, 0.1);
  auto const [near, far] = std::minmax(found[0].along_m, found[1].along_m);
  EXPECT_NEAR(near, 2000, 5);
  EXPECT_NEAR(far, 8000, 5);
}

TEST(Path, looks_only_at_the_stretch_that_it_is_asked_for) {
  Path const path{std::vector{place(0, 0), place(0, 5000), place(0, 0)}};
  std::vector<Nearby> found;
  path.nearby(place(0, 2000), 6000, 9000, 100, 8, found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0].along_m, 8000, 5);
}

TEST(Path, of_a_single_place_is_a_place) {
  Path const path{std::vector{place(0, 0), place(0, 0)}};
  std::vector<Nearby> found;
  path.nearby(place(0, 30), 0, 0, 100, 8, found);
  EXPECT_EQ(path.length_m(), 0);
  EXPECT_EQ(found.size(), 1u);
}

TEST(Course, lays_the_stops_of_an_out_and_back_line_in_their_order) {
  std::vector const shape{place(0, 0), place(0, 6000), place(0, 0)};
  auto const course = course_over({place(5, 0), place(5, 2000), place(5, 4000), place(5, 6000),
                                   place(-5, 4000), place(-5, 2000), place(-5, 0)},
                                  shape);
  for (int i = 0; i < 7; ++i) EXPECT_NEAR(course.along_m(i), 2000 * i, 15) << i;
}

}  // namespace
}  // namespace following
