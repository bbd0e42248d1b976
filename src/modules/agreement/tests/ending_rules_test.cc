// Days of notices, and the life of a notice under whatever is done with it.
#include <gtest/gtest.h>

#include <random>

#include "modules/agreement/rules/ending.h"
#include "modules/agreement/rules/obligation.h"
#include "modules/agreement/rules/refusals.h"
#include "testing/outcome.h"

namespace agreement::rules {
namespace {

constexpr base::Instant kNow{1'795'500'000'000};
constexpr OrganisationId kPost{1}, kCoach{2};
constexpr PersonId kMaker{11}, kChecker{12}, kTheirs{21};
using Day = base::ServiceDate;

ExitClause by_days(std::int64_t days) {
  ExitClause c;
  c.notice_days = days;
  return c;
}
ExitClause by_months(std::int64_t months, bool end_of_month = false) {
  ExitClause c;
  c.notice_months = months;
  c.end_of_month = end_of_month;
  return c;
}
Ending ending(EndingKind kind, Day end_day) {
  Ending e;
  e.id = {5};
  e.number = "JY-1-TZ1";
  e.kind = kind;
  e.giver = kCoach;
  e.receiver = kPost;
  e.reason = "线路调整";
  e.end_day = end_day;
  e.requested_by = kMaker;
  return e;
}
Measured measured(ExitClause c, Day today, Day last_day = {20271231}) { return {c, last_day, today}; }
std::string detail_of(base::Outcome const& o) { return o.ok() ? "done" : o.refusal().detail; }

TEST(Notices, clause_3_2_2_the_day_it_is_told_does_not_count_and_the_last_day_of_the_period_does) {
  EXPECT_EQ(earliest_end(by_days(30), {20261101}), (Day{20261201}));
  EXPECT_EQ(earliest_end(by_days(0), {20261101}), (Day{20261101}));
  EXPECT_EQ(earliest_end(by_days(1), {20261231}), (Day{20270101}));
  EXPECT_EQ(earliest_end(by_days(1), {20280228}), (Day{20280229})) << "a leap year";
  EXPECT_EQ(earliest_end(by_days(1), {20270228}), (Day{20270301}));
  EXPECT_EQ(earliest_end(by_days(366), {20271231}), (Day{20281231}));
  EXPECT_EQ(cured_until(ExitClause{}, {20280220}), (Day{20280306})) << "15 days over the 29th";
}

TEST(Notices, clause_3_2_2_a_month_ends_on_the_same_day_or_where_there_is_none_on_its_last) {
  EXPECT_EQ(earliest_end(by_months(1), {20270131}), (Day{20270228}));
  EXPECT_EQ(earliest_end(by_months(1), {20280131}), (Day{20280229}));
  EXPECT_EQ(earliest_end(by_months(3), {20261130}), (Day{20270228}));
  EXPECT_EQ(earliest_end(by_months(3), {20261129}), (Day{20270228}));
  EXPECT_EQ(earliest_end(by_months(12), {20280229}), (Day{20290228}));
  EXPECT_EQ(earliest_end(by_months(24), {20260228}), (Day{20280228})) << "the same day, not the last";
  EXPECT_EQ(earliest_end(by_months(2), {20261215}), (Day{20270215})) << "over the new year";
  EXPECT_EQ(earliest_end(by_months(1, true), {20270115}), (Day{20270228}));
  EXPECT_EQ(earliest_end(by_months(1, true), {20270131}), (Day{20270228}));
  auto days = by_days(30);
  days.end_of_month = true;
  EXPECT_EQ(earliest_end(days, {20261101}), (Day{20261231}));
  EXPECT_EQ(earliest_end(days, {20261031}), (Day{20261130})) << "finished already";
}

TEST(Notices, the_months_on_are_the_days_that_a_calendar_shows) {
  std::mt19937_64 random{20261126};
  for (int i = 0; i < 20'000; ++i) {
    auto const from = base::add_days({20000101}, static_cast<std::int64_t>(random() % 36'524));
    auto const n = static_cast<std::int64_t>(random() % 25);
    auto const there = add_months(from, n);
    auto const months = [](Day d) { return d.yyyymmdd / 10'000 * 12 + d.yyyymmdd / 100 % 100; };
    ASSERT_EQ(months(there), months(from) + n) << base::to_text(from);
    auto const same_day = there.yyyymmdd % 100 == from.yyyymmdd % 100;
    auto const last_day = base::add_days(there, 1).yyyymmdd % 100 == 1;
    ASSERT_TRUE(same_day || (last_day && there.yyyymmdd % 100 < from.yyyymmdd % 100)) << base::to_text(from);
    ASSERT_TRUE(base::parse_service_date(base::to_text(there))) << "a day that there is";
  }
}

TEST(Notices, clause_3_2_2_too_early_is_refused_with_the_earliest_day_and_too_late_with_the_last) {
  auto const m = measured(by_days(30), {20261101});
  auto const check = [&](Day end) { return check_ending(ending(EndingKind::ordinary, end), {}, m); };
  EXPECT_REFUSED(check({20261130}), refusal::end_too_early);
  EXPECT_EQ(detail_of(check({20261130})), "2026-12-01");
  EXPECT_DONE(check({20261201}));
  EXPECT_DONE(check({20271230}));
  EXPECT_REFUSED(check({20271231}), refusal::end_too_late);
  EXPECT_EQ(detail_of(check({20271231})), "2027-12-31");
  auto silent = ending(EndingKind::ordinary, {20261201});
  silent.reason.clear();
  EXPECT_REFUSED(check_ending(silent, {}, m), refusal::note_missing);
  auto const late = measured(by_days(30), {20261101}, {20261115});
  EXPECT_REFUSED(check_ending(ending(EndingKind::ordinary, {20261201}), {}, late), refusal::end_too_late);
  auto const months = measured(by_months(1, true), {20261101});
  EXPECT_REFUSED(check_ending(ending(EndingKind::ordinary, {20270115}), {}, months),
                 refusal::end_within_month);
  EXPECT_DONE(check_ending(ending(EndingKind::ordinary, {20270131}), {}, months));
}

TEST(Notices, the_days_run_from_when_it_is_given_and_not_from_when_it_was_asked_for) {
  auto const e = ending(EndingKind::ordinary, {20261201});
  EXPECT_DONE(check_ending(e, {}, measured(by_days(30), {20261101})));
  auto const late = given(e, {}, measured(by_days(30), {20261102}), kChecker, kNow);
  EXPECT_REFUSED(late, refusal::end_too_early);
  EXPECT_EQ(late.refusal().detail, "2026-12-02");
  EXPECT_EQ(given(e, {}, measured(by_days(30), {20261101}), kChecker, kNow).value().given_by, kChecker);
}

TEST(Notices, clause_3_2_2_an_ending_for_breach_follows_a_warning_whose_days_are_over) {
  auto const cure = measured(ExitClause{}, {20261101});
  auto for_breach = ending(EndingKind::for_breach, {20261117});
  for_breach.id = {6};
  EXPECT_REFUSED(check_ending(for_breach, {}, cure), refusal::warning_missing);
  auto warning = given(ending(EndingKind::warning, {}), {}, cure, kChecker, kNow).value();
  EXPECT_EQ(warning.end_day, (Day{20261116}));
  EXPECT_FALSE(binds(warning));
  for_breach.warning = warning.id;
  std::vector const all{warning};
  auto const check = [&](Day today) { return check_ending(for_breach, all, measured(ExitClause{}, today)); };
  EXPECT_REFUSED(check({20261116}), refusal::cure_running);
  EXPECT_EQ(detail_of(check({20261116})), "2026-11-16");
  EXPECT_DONE(check({20261117}));
  EXPECT_REFUSED(check({20261118}), refusal::end_too_early);
  EXPECT_REFUSED(cured(warning, {kPost, kTheirs}, "ok", kNow), refusal::giver_only);
  std::vector const over{cured(warning, {kCoach, kMaker}, "已整改", kNow).value()};
  EXPECT_REFUSED(check_ending(for_breach, over, measured(ExitClause{}, {20261117})),
                 refusal::warning_missing);
  auto theirs = warning;
  theirs.giver = kPost;
  std::vector const other{theirs};
  EXPECT_REFUSED(check_ending(for_breach, other, measured(ExitClause{}, {20261117})),
                 refusal::warning_missing);
}

TEST(Notices, of_two_that_bind_the_earlier_day_counts_and_one_side_gives_one_of_a_kind) {
  auto const m = measured(by_days(30), {20261101});
  auto ours = given(ending(EndingKind::ordinary, {20261231}), {}, m, kChecker, kNow).value();
  auto again = ending(EndingKind::ordinary, {20261210});
  again.id = {7};
  std::vector all{ours};
  EXPECT_REFUSED(check_ending(again, all, m), refusal::ending_open);
  again.giver = kPost;
  again.receiver = kCoach;
  all.push_back(given(again, all, m, kTheirs, kNow).value());
  EXPECT_EQ(end_of(all), (Day{20261210}));
  all[1].state = EndingState::withdrawn;
  EXPECT_EQ(end_of(all), (Day{20261231}));
  EXPECT_EQ(at_end(all[0], {20261231}).state, EndingState::effective);
  EXPECT_EQ(at_end(all[0], {20261210}).state, EndingState::overtaken);
  EXPECT_EQ(at_end(all[1], {20261231}).state, EndingState::withdrawn);
}

/// Whatever anybody tries on any day, in any order.
class Walk {
 public:
  explicit Walk(std::uint64_t seed) : random_{seed} {
    e_ = ending(static_cast<EndingKind>(random_() % 3), {20261201});
    warning_ = ending(EndingKind::warning, {20261030});
    warning_.id = {4};
    warning_.state = EndingState::given;
    if (e_.kind == EndingKind::for_breach) e_.warning = warning_.id;
  }

  void step() {
    auto const before = e_;
    if (random_() % 4 == 0) today_ = base::add_days(today_, static_cast<std::int64_t>(random_() % 12));
    Speaker const who{random_() % 2 ? kCoach : kPost, random_() % 2 ? kMaker : kTheirs};
    auto const word = random_() % 3 ? "说明" : "";
    act_ = static_cast<int>(random_() % 8);
    auto after = tried(act_, who, word);
    if (!after.ok()) return;
    e_ = after.value();
    who_ = who;
    check(before);
  }

 private:
  base::Result<Ending> tried(int act, Speaker const& who, std::string const& word) {
    std::vector const others{warning_};
    switch (act) {
      case 0:
        return given(e_, others, measured(by_days(30), today_), kChecker, kNow);
      case 1:
        return dropped(e_, kChecker, word, kNow);
      case 2:
        return acknowledged(e_, who, kNow);
      case 3:
        return withdrawal_asked(e_, who, word, kNow, today_);
      case 4:
        return withdrawal_answered(e_, who, random_() % 2, word, kNow, today_);
      case 5:
        return cured(e_, who, word, kNow);
      case 6:
        return followed(e_);
      default:
        return random_() % 3 ? e_ : at_end(e_, today_);
    }
  }

  void check(Ending const& before) {
    auto const is_final = before.state != EndingState::in_review && !is_open(before);
    if (act_ != 7) {
      ASSERT_EQ(e_.version, before.version + 1);
    }
    if (is_final) {
      ASSERT_EQ(e_.state, before.state) << "nothing follows an end";
    }
    if (binds(e_)) {
      ASSERT_TRUE(e_.given_at.ms) << "what binds was given";
      ASSERT_NE(e_.kind, EndingKind::warning);
    }
    if (binds(before) && !binds(e_)) {
      ASSERT_TRUE(act_ == 7 || (act_ == 4 && who_.organisation == kPost)) << "only with the other side's word";
    }
    if (act_ != 7 && e_.state == EndingState::withdrawn) {
      ASSERT_TRUE(e_.acknowledged_at.ms && today_ <= e_.end_day);
    }
    if (e_.state == EndingState::cured) {
      ASSERT_EQ(e_.kind, EndingKind::warning);
    }
    if (before.given_at.ms) {
      ASSERT_EQ(e_.end_day, before.end_day) << "what was told stays";
    }
  }

  std::mt19937_64 random_;
  Ending e_, warning_;
  Day today_{20261101};
  int act_{};
  Speaker who_;
};

TEST(Notices, clause_3_2_2_what_was_given_binds_until_the_other_side_lets_it_go_or_it_is_over) {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    Walk walk{seed};
    for (int i = 0; i < 40; ++i) {
      walk.step();
      if (testing::Test::HasFatalFailure()) FAIL() << "seed " << seed;
    }
  }
}

TEST(Notices, clause_3_2_2_a_version_is_in_force_until_the_day_that_a_notice_gives_it) {
  Version v;
  v.state = VersionState::in_force;
  v.from_day = {20260101};
  v.until_day = {20271231};
  v.ended_on = {20261231};
  EXPECT_EQ(last_day_of(v), (Day{20261231}));
  EXPECT_EQ(on_day(v, {20261231}).state, VersionState::in_force);
  EXPECT_EQ(on_day(v, {20270101}).state, VersionState::ended);
  v.superseded_from = {20261101};
  EXPECT_EQ(last_day_of(v), (Day{20261031}));
  EXPECT_EQ(on_day(v, {20270101}).state, VersionState::superseded);
  v.superseded_from = {20270201};
  EXPECT_EQ(on_day(v, {20270101}).state, VersionState::ended) << "over before the later one begins";
  Version later;
  later.state = VersionState::sealed;
  later.from_day = {20270201};
  later.until_day = {20271231};
  later.ended_on = {20261231};
  EXPECT_EQ(on_day(later, {20261231}).state, VersionState::sealed);
  EXPECT_EQ(on_day(later, {20270101}).state, VersionState::ended) << "it never comes into force";
}

}  // namespace
}  // namespace agreement::rules
