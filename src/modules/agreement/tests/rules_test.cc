// What may be drafted, how versions follow each other, and what a redline tells.
#include <gtest/gtest.h>

#include "engine/rating/refusals.h"
#include "modules/agreement/rules/obligation.h"
#include "modules/agreement/rules/redline.h"
#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/rules/review.h"
#include "modules/agreement/rules/signing.h"
#include "modules/agreement/rules/translation.h"
#include "testing/outcome.h"

namespace agreement::rules {
namespace {

constexpr base::ServiceDate kFrom{20260101}, kUntil{20261231}, kToday{20261124};
constexpr base::Instant kNow{1'795'500'000'000};
constexpr OrganisationId kPost{1}, kCoach{2};

TariffClause by_bag(std::int64_t number) {
  TariffClause c;
  c.number = number;
  c.name = "总包运输";
  c.basis = Basis::bag;
  c.link = Link::transport;
  c.tiers = {{0, 3500}};
  c.tax_rate = 900;
  return c;
}
Draft draft() {
  Draft d{kFrom, kUntil, {}, {}};
  d.clauses.tariff = {by_bag(1)};
  return d;
}
Version version(VersionState state, std::int64_t edition = 1) {
  Version v;
  v.id = {100 + edition};
  v.edition = edition;
  v.state = state;
  v.from_day = kFrom;
  v.until_day = kUntil;
  if (state >= VersionState::sealed && state != VersionState::withdrawn) v.sealed_at = kNow;
  return v;
}
std::string pointer_of(base::Outcome const& o) { return o.ok() ? "done" : o.refusal().pointer; }

TEST(Drafting, clause_3_2_2_every_field_of_a_tariff_clause_reaches_the_engine) {
  auto c = by_bag(7);
  c.basis = Basis::revenue;
  c.link = Link::delivery;
  c.line = {41};
  c.product = 3;
  c.way = Way::back;
  c.place = Place::village;
  c.above_g = {500};
  c.up_to_g = {2000};
  c.tiers = {{0, 100}, {10, 50}};
  c.tier_mode = TierMode::whole;
  c.step = 1000;
  c.guarantee_li = {5000};
  c.cap_li = {9000};
  c.by_days = true;
  c.rounding = Rounding::per_line;
  c.tax_included = false;
  Clauses clauses;
  clauses.tariff = {c};
  clauses.adjustments = {{9, Incident::broken_seal, {-20'000}, false, false, 600}};
  clauses.penalty_cap = 1000;
  auto const t = tariff_of(clauses);
  rating::Rule r{{7}, rating::Basis::revenue, rating::Link::delivery};
  r.scope = {41, 3, rating::Way::back, rating::Place::village, {500}, {2000}};
  r.tiers = {{0, 100}, {10, 50}};
  r.tier_mode = rating::TierMode::whole;
  r.step = 1000;
  r.guarantee = {5000};
  r.cap = {9000};
  r.by_days = true;
  r.rounding = rating::Rounding::per_line;
  r.tax = {false, 900};
  EXPECT_EQ(t.rules.at(0), r);
  EXPECT_EQ(t.adjustments.at(0),
            (rating::Adjustment{{9}, rating::Incident::broken_seal, {-20'000}, false, {false, 600}}));
  EXPECT_EQ(t.penalty_cap, 1000);
}

TEST(Drafting, clause_3_2_2_what_is_wrong_with_a_tariff_is_told_where_it_stands_in_the_request) {
  EXPECT_DONE(check_draft(draft()));
  auto d = draft();
  d.clauses.tariff.clear();
  EXPECT_REFUSED(check_draft(d), refusal::tariff_missing);
  d = draft();
  d.clauses.tariff.push_back(by_bag(2));
  d.clauses.tariff[1].tiers = {{5, 100}};
  EXPECT_REFUSED(check_draft(d), rating::refusal::tiers_malformed);
  EXPECT_EQ(pointer_of(check_draft(d)).rfind("/clauses/tariff/1", 0), 0u) << pointer_of(check_draft(d));
  d = draft();
  d.clauses.adjustments = {{2, Incident::late_trip, {-25}, true, true, 0}};
  EXPECT_REFUSED(check_draft(d), rating::refusal::fen_broken);
  EXPECT_EQ(pointer_of(check_draft(d)).rfind("/clauses/adjustments/0", 0), 0u) << pointer_of(check_draft(d));
}

AdjustmentClause fine(Incident incident, PromiseTable table, std::int64_t number) {
  AdjustmentClause c{9, incident, {-1000}, true, true, 0};
  c.promise = table;
  c.promise_number = number;
  return c;
}

TEST(Drafting, clause_3_2_2_a_fine_names_a_promise_of_its_own_version) {
  auto d = draft();
  d.clauses.kpis = {{3, Measure::scanned, 9'900, 10'000}};
  d.clauses.service_levels = {{4, Measure::answer_minutes, 30, "", Record::irregularities}};
  d.clauses.windows = {{5, Link::transport, Way::down, Place::village, {7200}, {9000}, 127}};
  for (auto const& c : {fine(Incident::target_missed, PromiseTable::kpi, 3),
                        fine(Incident::target_missed, PromiseTable::service_level, 4),
                        fine(Incident::outside_window, PromiseTable::window, 5)}) {
    d.clauses.adjustments = {c};
    EXPECT_DONE(check_draft(d));
    auto const engine = tariff_of(d.clauses).adjustments.at(0).promise;
    EXPECT_EQ(engine.number, c.promise_number);
    EXPECT_EQ(static_cast<int>(engine.kind), static_cast<int>(*c.promise) + 1);
  }
  for (auto const& c : {fine(Incident::target_missed, PromiseTable::kpi, 4),
                        fine(Incident::target_missed, PromiseTable::service_level, 3),
                        fine(Incident::outside_window, PromiseTable::window, 3)}) {
    d.clauses.adjustments = {c};
    EXPECT_REFUSED(check_draft(d), refusal::promise_unknown);
  }
  for (auto const& c : {fine(Incident::target_met, PromiseTable::window, 5),
                        fine(Incident::outside_window, PromiseTable::kpi, 3),
                        fine(Incident::lost_item, PromiseTable::kpi, 3)}) {
    d.clauses.adjustments = {c};
    EXPECT_REFUSED(check_draft(d), refusal::promise_unsuitable);
  }
}

TEST(Drafting, clause_3_2_2_promises_that_contradict_themselves_are_refused_each_at_its_place) {
  struct Case {
    char const* pointer;
    void (*spoil)(Draft&);
  };
  Case const cases[] = {
      {"/until_day", [](Draft& d) { d.until_day = {20251231}; }},
      {"/clauses/tariff/1/number", [](Draft& d) { d.clauses.tariff.push_back(by_bag(1)); }},
      {"/clauses/adjustments/0/number",
       [](Draft& d) {
         d.clauses.adjustments = {{1, Incident::late_trip, {-1000}, true, true, 0}};
       }},
      {"/clauses/tariff/0/line", [](Draft& d) { d.clauses.tariff[0].line = {41}; }},
      {"/clauses/windows/0/until",
       [](Draft& d) {
         d.clauses.windows = {{1, Link::transport, Way::down, Place::village, {7200}, {7200}, 127}};
       }},
      {"/clauses/service_levels/0/target",
       [](Draft& d) {
         d.clauses.service_levels = {{1, Measure::lost, 10'001, {}}};
       }},
      {"/clauses/kpis",
       [](Draft& d) {
         d.clauses.kpis = {{1, Measure::scanned, 9'900, 9'999}};
       }},
      {"/clauses/kpis/0/record",
       [](Draft& d) {
         d.clauses.kpis = {{1, Measure::complaints, 10, 10'000, Record::disputes}};
       }},
      {"/clauses/adjustments/0/promise",
       [](Draft& d) {
         d.clauses.adjustments = {fine(Incident::target_missed, PromiseTable::kpi, 3)};
       }},
      {"/clauses/adjustments/0/promise",
       [](Draft& d) {
         d.clauses.kpis = {{3, Measure::scanned, 9'900, 10'000}};
         d.clauses.adjustments = {fine(Incident::late_trip, PromiseTable::kpi, 3)};
       }},
      {"/clauses/cycle", [](Draft& d) { d.clauses.cycle.confirm_by_days = 4; }},
      {"/clauses/duties/0/due_day",
       [](Draft& d) {
         d.clauses.duties = {{1, "x", Party::payer, {20270101}}};
       }},
  };
  for (auto const& c : cases) {
    auto d = draft();
    c.spoil(d);
    EXPECT_EQ(pointer_of(check_draft(d)), c.pointer);
  }
}

TEST(Versions, each_step_is_taken_from_the_state_before_it_only) {
  auto const n_states = static_cast<int>(VersionState::withdrawn) + 1;
  for (int i = 0; i < n_states; ++i) {
    auto const s = static_cast<VersionState>(i);
    auto const v = version(s);
    EXPECT_EQ(submitted(v, {5}).ok(), s == VersionState::draft);
    EXPECT_EQ(returned(v).ok(), s == VersionState::in_review);
    EXPECT_EQ(approved(v).ok(), s == VersionState::in_review);
    EXPECT_EQ(sent_to_sign(v, kPost, "d", kToday).ok(), s == VersionState::approved);
    EXPECT_EQ(sealed(v, kNow, kToday).ok(), s == VersionState::signing);
    EXPECT_EQ(withdrawn(v, "why").ok(), s < VersionState::sealed);
  }
  EXPECT_REFUSED(withdrawn(version(VersionState::draft), ""), refusal::note_missing);
  EXPECT_REFUSED(sent_to_sign(version(VersionState::approved), kPost, "d", {20270101}),
                 refusal::already_over);
}

TEST(Versions, clause_3_2_2_a_version_is_in_force_from_its_first_day_until_the_later_one_begins) {
  auto v = version(VersionState::signing);
  EXPECT_EQ(sealed(v, kNow, {20251231}).value().state, VersionState::sealed);
  EXPECT_EQ(sealed(v, kNow, kFrom).value().state, VersionState::in_force);
  v = version(VersionState::sealed);
  EXPECT_EQ(on_day(v, {20251231}).state, VersionState::sealed);
  EXPECT_EQ(on_day(v, kFrom).state, VersionState::in_force);
  EXPECT_EQ(on_day(v, kUntil).state, VersionState::in_force);
  EXPECT_EQ(on_day(v, {20270101}).state, VersionState::ended);
  v.superseded_from = {20260701};
  EXPECT_EQ(last_day_of(v), (base::ServiceDate{20260630}));
  EXPECT_EQ(on_day(v, {20260630}).state, VersionState::in_force);
  EXPECT_EQ(on_day(v, {20260701}).state, VersionState::superseded);
  v.superseded_from = {20270301};
  EXPECT_EQ(last_day_of(v), kUntil) << "a gap before the renewal";
}

TEST(Versions, a_supplement_is_made_from_the_latest_sealed_one_and_begins_after_it) {
  std::vector<Version> all{version(VersionState::superseded, 1), version(VersionState::in_force, 2),
                           version(VersionState::withdrawn, 3)};
  auto const base = base_of_supplement(all);
  ASSERT_TRUE(base.ok());
  EXPECT_EQ(base.value().edition, 2);
  auto d = draft();
  EXPECT_REFUSED(check_supplement(base.value(), d), refusal::supplement_early);
  d.from_day = {20260102};
  EXPECT_DONE(check_supplement(base.value(), d));
  all.push_back(version(VersionState::signing, 4));
  EXPECT_REFUSED(base_of_supplement(all), refusal::supplement_open);
}

TEST(LegalReview, clause_3_2_1_a_checklist_is_complete_when_every_point_is_met_or_does_not_apply) {
  std::vector<LegalCheck> answers;
  for (int i = 0; i < kLegalPoints; ++i) {
    EXPECT_FALSE(is_complete(answers));
    answers.push_back(
        {{1}, static_cast<LegalPoint>(i), i % 2 ? Answer::met : Answer::not_applicable, "n", {3}, kNow});
  }
  EXPECT_TRUE(is_complete(answers));
  answers[4].answer = Answer::not_met;
  EXPECT_FALSE(is_complete(answers));
}

TEST(LegalReview, clause_3_2_1_who_wrote_any_of_it_answers_no_point_and_sets_no_seal) {
  auto v = version(VersionState::draft);
  add_author(v, {7});
  add_author(v, {77});
  add_author(v, {7});
  EXPECT_EQ(v.authors, ",7,77,");
  LegalCheck c{v.id, LegalPoint::safety, Answer::met, {}, {7}, kNow};
  EXPECT_REFUSED(may_answer(v, c), refusal::own_draft);
  c.checked_by = {777};
  EXPECT_DONE(may_answer(v, c));
  c.answer = Answer::not_met;
  EXPECT_REFUSED(may_answer(v, c), refusal::note_missing);
  v.state = VersionState::signing;
  v.first_to_seal = kPost;
  Agreement const a{{1}, "JY-1", "t", kPost, kCoach, {7}, kNow};
  EXPECT_REFUSED(may_seal(a, v, {}, kPost, {77}, kToday), refusal::own_draft);
  EXPECT_REFUSED(may_seal(a, v, {}, kCoach, {8}, kToday), refusal::not_your_seal);
  EXPECT_DONE(may_seal(a, v, {}, kPost, {8}, kToday));
  std::vector<Seal> const one{{{1}, v.id, 1, kPost, {8}, kNow, "d", "f", "s"}};
  EXPECT_REFUSED(may_seal(a, v, one, kPost, {8}, kToday), refusal::not_your_seal);
  EXPECT_DONE(may_seal(a, v, one, kCoach, {9}, kToday));
}

TEST(Redline, clause_3_2_1_tables_are_compared_by_clause_and_texts_by_words) {
  auto const before = [] {
    auto c = draft().clauses;
    c.tariff.push_back(by_bag(2));
    c.texts = {{1, "保密", "双方保密三年。"}};
    return c;
  }();
  EXPECT_TRUE(compare(before, before).empty());
  auto after = before;
  after.tariff[0].tiers = {{0, 3800}};
  after.tariff.erase(after.tariff.begin() + 1);
  after.tariff.push_back(by_bag(3));
  after.texts[0].body = "双方保密五年。";
  after.liability.times_postage = 5;
  auto const changes = compare(before, after);
  ASSERT_EQ(changes.size(), 5u);
  EXPECT_EQ(changes[0].change, RowChange::changed);
  ASSERT_EQ(changes[0].fields.size(), 1u);
  EXPECT_EQ(changes[0].fields[0].field, "tiers");
  EXPECT_EQ(changes[0].fields[0].before, "0 3500");
  EXPECT_EQ(changes[0].fields[0].after, "0 3800");
  EXPECT_EQ(changes[1].change, RowChange::removed);
  EXPECT_EQ(changes[1].number, 2);
  EXPECT_EQ(changes[2].change, RowChange::added);
  EXPECT_EQ(changes[3].table, "liability");
  EXPECT_EQ(changes[4].table, "texts");
  std::string kept;
  for (auto const& run : changes[4].fields.at(0).runs)
    if (run.change == TextChange::kept) kept += run.text;
  EXPECT_EQ(kept, "双方保密年。");
}

TEST(Obligations, clause_3_2_2_follow_the_version_in_force_and_fulfilled_ones_stay) {
  Agreement const a{{1}, "JY-1", "t", kPost, kCoach, {7}, kNow};
  std::vector<DutyClause> duties{{1, "装监控", Party::payee, {20260301}},
                                 {2, "交押金", Party::payer, {20260201}}};
  auto list = obligations_under(a, version(VersionState::in_force), duties, {}, kNow);
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].bearer, kCoach);
  EXPECT_EQ(list[0].owed_to, kPost);
  EXPECT_REFUSED(reported(list[0], kPost, {3}, true, "ok", kNow), refusal::bearer_only);
  EXPECT_REFUSED(answered(list[0], kPost, true, "", kNow), refusal::not_reported);
  list[0] = reported(list[0], kCoach, {3}, true, "已装", kNow).value();
  EXPECT_EQ(list[0].state, Fulfilment::partly);
  EXPECT_REFUSED(answered(list[0], kCoach, true, "", kNow), refusal::owed_only);
  EXPECT_REFUSED(answered(list[0], kPost, false, "", kNow), refusal::note_missing);
  list[0] = answered(list[0], kPost, true, "", kNow).value();
  EXPECT_EQ(list[0].state, Fulfilment::fulfilled);
  duties = {{1, "装监控", Party::payee, {20260401}}, {3, "培训", Party::payer, {20260901}}};
  auto const next = obligations_under(a, version(VersionState::in_force, 2), duties, list, kNow);
  ASSERT_EQ(next.size(), 2u) << "the fulfilled one is left alone";
  EXPECT_EQ(next[0].number, 3);
  EXPECT_EQ(next[1].number, 2);
  EXPECT_EQ(next[1].state, Fulfilment::lapsed);
}

TEST(Obligations, clause_3_2_2_once_it_is_over_all_is_settled_and_both_delete_the_other_ones_data) {
  Agreement const a{{1}, "JY-1", "t", kPost, kCoach, {7}, kNow};
  auto v = version(VersionState::ended);
  v.until_day = {20261231};
  v.superseded_from = {};
  Clauses c;
  c.exit.settle_within_days = 45;
  c.exit.hand_back_within_days = 7;
  c.data.delete_within_days = 30;
  c.data.retention_days = 30;
  auto list = obligations_at_end(a, v, c, {}, kNow);
  ASSERT_EQ(list.size(), 7u) << "nothing is kept longer";
  EXPECT_EQ(list[0].bearer, kPost);
  EXPECT_EQ(list[0].due_day, (base::ServiceDate{20270214}));
  EXPECT_EQ(list[1].bearer, kPost);
  EXPECT_EQ(list[2].bearer, kCoach);
  EXPECT_EQ(list[2].owed_to, kPost);
  EXPECT_EQ(list[2].due_day, (base::ServiceDate{20270130}));
  EXPECT_EQ(list[3].due_day, (base::ServiceDate{20270107})) << "handed back";
  EXPECT_NE(list[5].title.find("24 小时"), std::string::npos);
  c.data.retention_days = 365;
  v.ended_on = {20261130};
  auto const early = obligations_at_end(a, v, c, {}, kNow);
  ASSERT_EQ(early.size(), 9u);
  EXPECT_EQ(early[2].due_day, (base::ServiceDate{20261230})) << "from the day that the notice named";
  EXPECT_EQ(early[8].due_day, (base::ServiceDate{20271130}));
  v.ended_on = {};
  c.data.retention_days = 30;
  for (auto& o : list) o.id = {10 + o.number};
  list[0].state = Fulfilment::fulfilled;
  auto const again = obligations_at_end(a, v, c, list, kNow);
  EXPECT_EQ(again[0].id, list[0].id) << "it went on and is over once more";
  EXPECT_EQ(again[0].state, Fulfilment::unfulfilled);
  EXPECT_EQ(again[0].version, 2);
}

}  // namespace
}  // namespace agreement::rules
