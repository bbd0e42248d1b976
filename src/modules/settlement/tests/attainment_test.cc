// Promises of an agreement against a day's hand-overs, on both databases.
#include <gtest/gtest.h>

#include <map>

#include "testing/promising_county.h"

namespace settlement {
namespace {

using agreement::Measure;

TEST_P(Promises, clause_3_6_1_what_nobody_scanned_off_is_fined_and_seen_by_both_sides) {
  carry_two_and_lose_sight_of_one();
  auto const ours = attainment(coach_clerk_).value();
  ASSERT_EQ(ours.versions.size(), 1u);
  auto const& v = ours.versions[0];
  EXPECT_EQ(v.version, rules::VersionId{1});
  EXPECT_EQ(v.windows.at(0).inside, 1);
  EXPECT_EQ(v.targets.at(0).reached, rules::Reached::met);
  EXPECT_EQ(v.targets.at(1).count, 1);
  EXPECT_EQ(v.targets.at(1).total, 2);
  EXPECT_EQ(v.weight_met, 7'000);
  EXPECT_EQ(v.weight_measured, 10'000);
  ASSERT_EQ(v.shortfalls.size(), 1u);
  EXPECT_EQ(v.shortfalls[0].measure, Measure::scanned);
  auto const theirs = attainment(post_clerk_).value();
  EXPECT_EQ(theirs.versions.at(0).targets.at(1).count, 1) << "both sides see the same";
  auto const s = draft();
  std::map<std::string, std::int64_t> amounts;
  for (auto const& l : s.lines) {
    amounts[l.line.incident] += l.line.amount_li.value;
    EXPECT_EQ(l.line.version_of, rules::VersionId{1});
  }
  EXPECT_EQ(amounts["missing_scan"], -5'000);
  EXPECT_EQ(amounts["target_met"], 20'000);
  EXPECT_EQ(amounts["target_missed"], -8'000);
}

TEST_P(Promises, a_stranger_does_not_see_them) {
  auto stranger = coach_clerk_;
  stranger.organisation = {99};
  EXPECT_REFUSED(attainment(stranger), refusal::out_of_reach);
  terms_.clear();
  EXPECT_REFUSED(attainment(coach_clerk_), refusal::agreement_unknown);
}

ON_EACH_ENGINE(Promises);

}  // namespace
}  // namespace settlement
