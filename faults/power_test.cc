// Lost power under the SQLite engine: nothing that was called durable is missing, and a lying disk is noticed.
#include <gtest/gtest.h>

#include "power.h"

namespace faults {
namespace {

TEST(Power, nothing_that_was_acknowledged_is_lost_when_the_power_goes) {
  auto const t = lose_power(20, 20261125);
  EXPECT_GT(t.losses, 10);
  EXPECT_GT(t.acknowledged, 200);
  EXPECT_EQ(t.lost, 0);
  EXPECT_EQ(t.corrupt, 0);
}

TEST(Power, a_write_or_flush_that_fails_before_makes_no_difference) {
  auto const t = lose_power(20, 20261126, {.io_error = true});
  EXPECT_GT(t.acknowledged, 200);
  EXPECT_EQ(t.lost, 0);
  EXPECT_EQ(t.corrupt, 0);
}

TEST(Power, a_disk_that_only_pretends_to_flush_is_noticed) {
  auto const t = lose_power(15, 20261125, {.swallow = "*"});
  EXPECT_GT(t.lost + t.corrupt, 0);
}

}  // namespace
}  // namespace faults
