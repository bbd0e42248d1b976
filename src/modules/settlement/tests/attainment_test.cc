// Promises of an agreement against a day's hand-overs, on both databases.
#include <gtest/gtest.h>

#include <map>

#include "modules/settlement/service/dispute.h"
#include "modules/settlement/service/target_text.h"
#include "testing/promising_county.h"

namespace settlement {
namespace {

using agreement::Measure;

TEST_P(Promises, clause_3_6_1_what_nobody_scanned_off_is_fined_and_seen_by_both_sides) {
  carry_two_and_lose_sight_of_one();
  auto const running = attainment(coach_clerk_).value();
  EXPECT_EQ(running.versions.at(0).until_day, base::ServiceDate{20261123});
  EXPECT_EQ(running.versions.at(0).targets.at(1).total, 0) << "a day that runs is judged tomorrow, as in the bill";
  set_clock(20261201, 9);
  auto const ours = attainment(coach_clerk_, {20261130}).value();
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
  auto const theirs = attainment(post_clerk_, {20261130}).value();
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

TEST(EvidenceText, says_the_measure_the_value_and_the_target) {
  using rules::EvidenceKind;
  EXPECT_EQ(service::evidence_text(EvidenceKind::target, "delivered_in_window 18/20 9500"),
            "时限达成率 90.00%（18/20），目标 95.00%");
  EXPECT_EQ(service::evidence_text(EvidenceKind::service_level, "answer_minutes:disputes 90/4 30"),
            "异常响应时长（取自结算争议） 平均 22.5 分钟（4 次答复），目标 30 分钟");
  EXPECT_EQ(service::evidence_text(EvidenceKind::target, "scanned 3/4"), "扫描率 75.00%（3/4）")
      << "of a statement before targets stood in it";
  EXPECT_EQ(service::evidence_text(EvidenceKind::handover, "scanned 3/4 9"), "scanned 3/4 9");
  EXPECT_EQ(service::evidence_text(EvidenceKind::target, "?"), "?");
}

/// What the page shows of a month is what its statement is made of, amount by amount.
TEST_P(Promises, clause_3_6_1_the_page_of_a_month_and_its_statement_say_the_same) {
  terms_[0].tariff.adjustments[1].promise = {rating::PromiseKind::kpi, 2};
  carry_two_and_lose_sight_of_one();
  auto const s = draft();
  auto const page = attainment(post_clerk_, {20261103}, {20261130}).value();
  ASSERT_EQ(page.versions.size(), 1u) << "both days are of one period";
  EXPECT_EQ(page.first_day, kMonth.first);
  EXPECT_EQ(page.last_day, kMonth.last);
  EXPECT_TRUE(page.totals.empty());
  std::map<std::string, std::int64_t> shown, stated;
  for (auto const& k : page.versions[0].targets) {
    if (k.reached == rules::Reached::met && k.number == 2) shown["target_met"] += 20'000;
    if (k.reached == rules::Reached::missed) shown["target_missed"] -= 8'000;
  }
  for (auto const& l : s.lines)
    if (l.line.incident.starts_with("target")) stated[l.line.incident] += l.line.amount_li.value;
  EXPECT_EQ(shown, stated);
  EXPECT_EQ(stated["target_missed"], -8'000);
  for (auto const& l : s.lines) {
    if (l.line.incident != "target_missed") continue;
    auto const parts = ask(service::list_parts, {l.line.id, 0, 100}).items;
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[0].code, "scanned 1/2 10000");
    EXPECT_EQ(parts[1].kind, rules::EvidenceKind::handover) << "what nobody scanned off";
    EXPECT_EQ(parts[1].amount_li, base::Money{});
  }
}

TEST_P(Promises, several_periods_stand_one_by_one_with_a_total_that_judges_nothing) {
  carry_two_and_lose_sight_of_one();
  set_clock(20261220, 9);
  auto const page = attainment(post_clerk_, {20261015}, {20261201}).value();
  EXPECT_EQ(page.first_day, base::ServiceDate{20261001});
  EXPECT_EQ(page.last_day, base::ServiceDate{20261231});
  ASSERT_EQ(page.versions.size(), 3u);
  EXPECT_EQ(page.versions[1].month_from, kMonth.first);
  EXPECT_EQ(page.versions[2].until_day, base::ServiceDate{20261219}) << "today is judged tomorrow";
  ASSERT_EQ(page.totals.size(), 1u);
  EXPECT_EQ(page.totals[0].n_months, 3);
  EXPECT_EQ(page.totals[0].targets.at(1).total, 2);
  for (auto const& t : page.totals[0].targets) EXPECT_EQ(t.reached, rules::Reached::unmeasured);
  EXPECT_REFUSED(attainment(post_clerk_, {20261201}, {20261015}), refusal::period_malformed);
}

/// The post disputes a line and the coaches answer: minutes are counted once, on the day of the first answer.
TEST_P(Promises, clause_3_6_1_the_first_answer_in_a_dispute_is_measured_where_the_clause_says_so) {
  terms_[0].kpis = {{1, Measure::answer_minutes, 60, 10'000, agreement::Record::disputes}};
  carry_two_and_lose_sight_of_one();
  auto const s = draft();
  auto const line = s.lines.at(0).line;
  EXPECT_DONE(attempt(post_clerk_, service::raise_dispute, {line.id, {}, "数量不符", base::Money{}}));
  now_ = now_.plus_ms(90 * 60'000);
  EXPECT_DONE(attempt(coach_clerk_, service::offer_amount, {line.id, line.amount_li, "见附件"}));
  now_ = now_.plus_ms(600 * 60'000);
  EXPECT_DONE(attempt(post_clerk_, service::offer_amount, {line.id, base::Money{}, "不同意"}));
  EXPECT_DONE(attempt(coach_clerk_, service::accept_offer, {line.id}));
  set_clock(20261205, 9);
  auto const page = attainment(post_clerk_, {20261201}).value();
  ASSERT_EQ(page.versions.size(), 1u);
  auto const& t = page.versions[0].targets.at(0);
  EXPECT_EQ(t.count, 90);
  EXPECT_EQ(t.total, 1);
  EXPECT_EQ(t.reached, rules::Reached::missed);
  ASSERT_EQ(page.versions[0].shortfalls.size(), 1u);
  EXPECT_EQ(page.versions[0].shortfalls[0].kind, rules::EvidenceKind::dispute);
  EXPECT_EQ(page.versions[0].shortfalls[0].subject.value, s.statement.id.value);
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
