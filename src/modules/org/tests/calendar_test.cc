// Working days: the week, holidays, and Saturdays that make up for them.
#include "modules/org/rules/calendar.h"

#include <gtest/gtest.h>

namespace org::rules {
namespace {

/// A National Day: Thursday and Friday off, the Saturday after worked.
Exceptions const kHolidays{{{20261001}, false}, {{20261002}, false}, {{20261010}, true}};

TEST(WorkingCalendar, follows_the_week_unless_it_says_otherwise) {
  EXPECT_TRUE(is_working_day({}, {20261001}));
  EXPECT_FALSE(is_working_day(kHolidays, {20261001})) << "a Thursday off";
  EXPECT_FALSE(is_working_day(kHolidays, {20261003})) << "a Saturday";
  EXPECT_TRUE(is_working_day(kHolidays, {20261010})) << "a Saturday that makes up";
}

TEST(WorkingCalendar, a_deadline_counts_working_days_after_the_first) {
  EXPECT_EQ(add_working_days({}, {20260930}, 0).yyyymmdd, 20260930);
  EXPECT_EQ(add_working_days({}, {20260930}, 3).yyyymmdd, 20261005) << "over one weekend";
  EXPECT_EQ(add_working_days(kHolidays, {20260930}, 1).yyyymmdd, 20261005)
      << "over the holiday and the weekend";
  EXPECT_EQ(add_working_days(kHolidays, {20261009}, 1).yyyymmdd, 20261010) << "the Saturday is worked";
}

}  // namespace
}  // namespace org::rules
