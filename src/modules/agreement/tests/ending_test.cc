// Agreements ended by notice, on both databases: who approves, who is told, what is in force and what is owed
// then.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/service/ending.h"
#include "platform/approval/refusals.h"
#include "testing/agreement_parties.h"
#include "testing/paper.h"

namespace agreement {
namespace {

using namespace service;
using rules::EndingKind;
using rules::EndingState;
using Day = base::ServiceDate;

class Endings : public AgreementParties {
 protected:
  using Outcome = base::Result<EndingView>;

  void go_to(Day day) {
    now_ = base::instant_of(day, {9 * 3600});
    watch();
  }
  AgreementId agreement(VersionId v) { return version(v).agreement.id; }
  Outcome request(Hat const& hat, VersionId v, EndingKind kind, Day end, rules::EndingId warning = {}) {
    RequestEnding const r{agreement(v), kind, "线路撤销", end, warning};
    return act<EndingView>(hat, [&](Act& a) { return request_ending(a, r); });
  }
  Outcome decide(Hat const& hat, rules::EndingId e, ActKind kind = ActKind::agree, std::string note = {}) {
    now_ = now_.plus_ms(1);
    return act<EndingView>(hat, [&](Act& a) { return perform_ending_act(a, {e, kind, note}); });
  }
  Outcome acknowledge(Hat const& hat, rules::EndingId e) {
    return act<EndingView>(hat, [&](Act& a) { return acknowledge_ending(a, {e}); });
  }
  Outcome withdraw(Hat const& hat, rules::EndingId e) {
    return act<EndingView>(hat, [&](Act& a) { return ask_withdrawal(a, {e, "续签谈成"}); });
  }
  Outcome answer(Hat const& hat, rules::EndingId e, bool consents, std::string word = {}) {
    return act<EndingView>(hat, [&](Act& a) { return answer_withdrawal(a, {e, consents, word}); });
  }
  EndingList list(Hat const& hat, VersionId v) {
    auto const id = agreement(v);
    return look<EndingList>(hat, [&](Look& l) { return list_endings(l, {id}); });
  }
  /// Given by the company, agreed to by its lawyer and its leader.
  rules::EndingId given(VersionId v, EndingKind kind, Day end, rules::EndingId warning = {}) {
    auto const asked = request(market_, v, kind, end, warning);
    EXPECT_DONE(asked);
    auto const id = asked.value().ending.id;
    EXPECT_DONE(decide(legal_, id));
    EXPECT_DONE(decide(leader_, id));
    return id;
  }
  Day last_day(VersionId v) { return version(v).head.last_day; }
  bool has_task(Hat const& hat, std::string const& kind) {
    auto const all = tasks(hat);
    return std::ranges::find(all, kind) != all.end();
  }
};

TEST_P(Endings, clause_3_2_2_a_notice_is_asked_for_by_one_approved_by_others_and_told_to_the_other_side) {
  auto const v = in_force();
  go_to({20261126});
  EXPECT_EQ(list(market_, v).earliest_end, (Day{20261226}));
  auto const early = request(market_, v, EndingKind::ordinary, {20261225});
  EXPECT_REFUSED(early, refusal::end_too_early);
  EXPECT_EQ(early.refusal().detail, "2026-12-26");
  auto const asked = request(market_, v, EndingKind::ordinary, {20261231});
  ASSERT_EQ(testing_support::outcome_of(asked), "done");
  auto const e = asked.value().ending.id;
  EXPECT_EQ(asked.value().ending.number, "JY-2026-1-TZ1");
  EXPECT_TRUE(list(their_market_, v).items.empty()) << "one side's own until it is given";
  EXPECT_REFUSED(acknowledge(their_market_, e), refusal::ending_unknown);
  EXPECT_REFUSED(request(market_, v, EndingKind::ordinary, {20261231}), refusal::ending_open);
  EXPECT_TRUE(has_task(legal_, "agreement.approve_ending"));
  EXPECT_FALSE(has_task(leader_, "agreement.approve_ending"));
  EXPECT_REFUSED(decide(market_, e), platform::approval::refusal::not_your_turn)
      << "nobody approves their own";
  EXPECT_DONE(decide(legal_, e));
  EXPECT_EQ(last_day(v), (Day{20271031})) << "one is not two";
  EXPECT_REFUSED(decide(legal_, e), platform::approval::refusal::not_your_turn);
  EXPECT_DONE(decide(leader_, e));
  EXPECT_FALSE(has_task(leader_, "agreement.approve_ending"));
  EXPECT_EQ(last_day(v), (Day{20261231}));
  EXPECT_EQ(state(v), VersionState::in_force);
  EXPECT_TRUE(has_task(their_market_, "agreement.acknowledge_ending"));
  EXPECT_REFUSED(acknowledge(market_, e), refusal::receiver_only);
  EXPECT_DONE(acknowledge(their_market_, e));
  EXPECT_FALSE(has_task(their_market_, "agreement.acknowledge_ending"));
  auto const seen = list(their_market_, v).items.at(0);
  EXPECT_EQ(seen.ending.state, EndingState::acknowledged);
  EXPECT_FALSE(seen.approval) << "how they decided is theirs";
  EXPECT_TRUE(list(market_, v).items.at(0).approval);
}

TEST_P(Endings, a_supplement_half_sealed_before_a_notice_does_not_bring_the_agreement_back) {
  auto const v = in_force();
  auto const made = must<VersionView>(their_market_, [&](Act& a) {
    return make_supplement(a, {agreement(v), {20261201}, {20271031}, "调整单价"});
  });
  auto const next = made.head.version.id;
  EXPECT_DONE((act<VersionView>(their_market_, [&](Act& a) { return submit_version(a, {next, steps()}); })));
  complete_checklist(next);
  approve(next);
  EXPECT_DONE((act<VersionView>(their_market_, [&](Act& a) { return send_to_sign(a, {next, {}}); })));
  EXPECT_DONE(seal(leader_, next));
  go_to({20261126});
  given(v, EndingKind::ordinary, {20270110});
  go_to({20270111});
  EXPECT_EQ(state(v), VersionState::ended);
  EXPECT_REFUSED(seal(their_leader_, next), refusal::ending_binds);
  EXPECT_EQ(state(next), VersionState::signing);
}

TEST_P(Endings, a_notice_is_sent_back_or_taken_back_before_it_is_given_and_another_may_follow) {
  auto const v = in_force();
  go_to({20261126});
  auto const e = request(market_, v, EndingKind::ordinary, {20261231}).value().ending.id;
  EXPECT_REFUSED(decide(legal_, e, ActKind::send_back), platform::approval::refusal::reason_missing);
  EXPECT_DONE(decide(legal_, e, ActKind::send_back, "先谈"));
  EXPECT_TRUE(has_task(market_, "agreement.ending_dropped"));
  EXPECT_REFUSED(decide(legal_, e), refusal::ending_forbids);
  auto const again = request(market_, v, EndingKind::ordinary, {20261231}).value().ending.id;
  EXPECT_FALSE(has_task(market_, "agreement.ending_dropped"));
  auto const drop = [&](Hat const& hat) {
    return act<EndingView>(hat, [&](Act& a) { return drop_ending(a, {again, "不再需要"}); });
  };
  EXPECT_REFUSED(drop(legal_), platform::approval::refusal::not_requester);
  EXPECT_DONE(drop(market_));
  EXPECT_FALSE(has_task(legal_, "agreement.approve_ending"));
  EXPECT_EQ(last_day(v), (Day{20271031}));
}

TEST_P(Endings, approved_too_late_for_its_day_a_notice_is_refused_and_stays_with_who_approves) {
  auto const v = in_force();
  go_to({20261126});
  auto const e = request(market_, v, EndingKind::ordinary, {20261226}).value().ending.id;
  EXPECT_DONE(decide(legal_, e));
  go_to({20261127});
  auto const late = decide(leader_, e);
  EXPECT_REFUSED(late, refusal::end_too_early);
  EXPECT_EQ(late.refusal().detail, "2026-12-27");
  EXPECT_EQ(list(market_, v).items.at(0).ending.state, EndingState::in_review);
  EXPECT_DONE(decide(leader_, e, ActKind::send_back, "改终止日"));
}

TEST_P(Endings, clause_3_2_2_it_is_withdrawn_with_the_other_sides_consent_and_not_without) {
  auto const v = in_force();
  go_to({20261126});
  auto const e = given(v, EndingKind::ordinary, {20261231});
  EXPECT_REFUSED(withdraw(their_market_, e), refusal::giver_only);
  EXPECT_DONE(withdraw(market_, e));
  EXPECT_TRUE(has_task(their_leader_, "agreement.answer_withdrawal"));
  EXPECT_EQ(last_day(v), (Day{20261231})) << "asked is not agreed";
  EXPECT_REFUSED(answer(leader_, e, true), refusal::receiver_only);
  EXPECT_REFUSED(answer(their_leader_, e, false), refusal::note_missing);
  EXPECT_DONE(answer(their_leader_, e, false, "已另作安排"));
  EXPECT_EQ(last_day(v), (Day{20261231}));
  EXPECT_DONE(withdraw(market_, e));
  EXPECT_DONE(answer(their_leader_, e, true));
  EXPECT_FALSE(has_task(their_leader_, "agreement.answer_withdrawal"));
  EXPECT_EQ(last_day(v), (Day{20271031}));
  go_to({20270101});
  EXPECT_EQ(state(v), VersionState::in_force);
  EXPECT_EQ(terms({20270101}, {20270101}).size(), 1u);
}

TEST_P(Endings, clause_3_2_2_after_its_day_no_version_is_in_force_and_what_the_clauses_ask_for_is_owed) {
  auto const v = in_force();
  go_to({20261126});
  auto const e = given(v, EndingKind::ordinary, {20261231});
  EXPECT_EQ(terms({20261231}, {20261231}).size(), 1u);
  EXPECT_EQ(terms({20261201}, {20270131}).at(0).until_day, (Day{20261231}));
  EXPECT_TRUE(terms({20270101}, {20270131}).empty()) << "known before it comes";
  EXPECT_TRUE(has_task(market_, "agreement.fulfil"));
  go_to({20261231});
  EXPECT_EQ(state(v), VersionState::in_force);
  go_to({20270101});
  watch();
  EXPECT_EQ(state(v), VersionState::ended);
  EXPECT_EQ(list(market_, v).items.at(0).ending.state, EndingState::effective);
  EXPECT_FALSE(list(market_, v).in_force);
  EXPECT_FALSE(has_task(their_market_, "agreement.acknowledge_ending"));
  EXPECT_REFUSED(withdraw(market_, e), refusal::ending_forbids);
  EXPECT_REFUSED(request(market_, v, EndingKind::ordinary, {20271001}), refusal::nothing_to_end);
  auto const owed =
      look<ObligationList>(market_, [](Look& l) { return list_obligations(l, {.unfinished = true}); });
  std::map<std::int64_t, Day> due;
  for (auto const& o : owed.items) due[o.obligation.number] = o.obligation.due_day;
  EXPECT_EQ(due, (std::map<std::int64_t, Day>{{rules::kSettleAll, {20270130}},
                                              {rules::kPayerDeletes, {20270130}},
                                              {rules::kPayeeDeletes, {20270130}},
                                              {rules::kPayerHandsBack, {20270130}},
                                              {rules::kPayeeHandsBack, {20270130}},
                                              {rules::kPayerReports, {20291230}},
                                              {rules::kPayeeReports, {20291230}},
                                              {rules::kPayerErases, {20291230}},
                                              {rules::kPayeeErases, {20291230}}}));
}

TEST_P(Endings, clause_3_2_2_warnings_of_the_end_follow_the_day_that_a_notice_gives_it) {
  auto const v = in_force();
  go_to({20261126});
  EXPECT_FALSE(has_task(their_market_, "agreement.expiry_60"));
  auto const e = given(v, EndingKind::ordinary, {20270120});
  watch();
  EXPECT_TRUE(has_task(their_market_, "agreement.expiry_60"));
  EXPECT_DONE(withdraw(market_, e));
  EXPECT_DONE(answer(their_leader_, e, true));
  watch();
  EXPECT_FALSE(has_task(their_market_, "agreement.expiry_60"));
  given(v, EndingKind::ordinary, {20270121});
  watch();
  EXPECT_TRUE(has_task(their_market_, "agreement.expiry_60")) << "of another end";
}

TEST_P(Endings, clause_3_2_2_a_breach_is_named_first_and_the_agreement_ended_when_its_days_are_over) {
  auto const v = in_force();
  go_to({20261126});
  EXPECT_REFUSED(request(market_, v, EndingKind::for_breach, {20261220}), refusal::warning_missing);
  auto const w = given(v, EndingKind::warning, {});
  EXPECT_EQ(last_day(v), (Day{20271031})) << "a warning ends nothing";
  EXPECT_EQ(list(their_market_, v).items.at(0).ending.end_day, (Day{20261211}));
  EXPECT_TRUE(has_task(their_market_, "agreement.acknowledge_ending"));
  auto const soon = request(market_, v, EndingKind::for_breach, {20261220}, w);
  EXPECT_REFUSED(soon, refusal::cure_running);
  EXPECT_EQ(soon.refusal().detail, "2026-12-11");
  go_to({20261212});
  EXPECT_TRUE(has_task(market_, "agreement.cure_over"));
  given(v, EndingKind::for_breach, {20261212}, w);
  EXPECT_FALSE(has_task(market_, "agreement.cure_over"));
  EXPECT_EQ(last_day(v), (Day{20261212}));
  EXPECT_EQ(list(market_, v).items.at(1).ending.state, EndingState::effective);
  go_to({20261213});
  EXPECT_EQ(state(v), VersionState::ended);
}

TEST_P(Endings, clause_3_2_2_a_breach_that_is_put_right_ends_nothing) {
  auto const v = in_force();
  go_to({20261126});
  auto const w = given(v, EndingKind::warning, {});
  EXPECT_REFUSED(withdraw(market_, w), refusal::ending_forbids);
  EXPECT_DONE(acknowledge(their_market_, w));
  EXPECT_DONE(act<EndingView>(market_, [&](Act& a) { return cure_breach(a, {w, "已付清"}); }));
  go_to({20261220});
  EXPECT_FALSE(has_task(market_, "agreement.cure_over"));
  EXPECT_REFUSED(request(market_, v, EndingKind::for_breach, {20261220}, w), refusal::warning_missing);
}

TEST_P(Endings, what_waited_when_the_agreement_was_over_waits_no_more) {
  auto const v = in_force();
  go_to({20261126});
  given(v, EndingKind::ordinary, {20261226});
  auto const theirs = request(their_market_, v, EndingKind::warning, {});
  EXPECT_DONE(theirs);
  EXPECT_TRUE(has_task(their_legal_, "agreement.approve_ending"));
  now_ = now_.plus_ms(49 * 3'600'000);
  watch();
  EXPECT_TRUE(has_task(their_market_, "agreement.approval_overdue"));
  go_to({20261227});
  EXPECT_FALSE(has_task(their_legal_, "agreement.approve_ending"));
  EXPECT_FALSE(has_task(their_market_, "agreement.approval_overdue"));
  EXPECT_EQ(list(their_market_, v).items.at(0).ending.state, EndingState::overtaken);
}

TEST_P(Endings, clause_3_2_2_the_letter_is_a_paper_that_says_who_ends_what_and_when) {
  auto const v = in_force();
  go_to({20261126});
  auto const asked = request(market_, v, EndingKind::ordinary, {20261231}).value().ending.id;
  auto const letter = [&](rules::EndingId e) {
    return try_look<platform::http::File>(their_market_, [&](Look& l) { return print_ending(l, {e}); });
  };
  EXPECT_REFUSED(letter(asked), refusal::ending_unknown);
  EXPECT_DONE(decide(legal_, asked));
  EXPECT_DONE(decide(leader_, asked));
  auto const file = letter(asked);
  ASSERT_EQ(testing_support::outcome_of(file), "done");
  EXPECT_EQ(file.value().bytes.substr(0, 5), "%PDF-");
  auto const text = testing_support::Paper{file.value().bytes}.text();
  for (auto const* words : {"协议终止通知书", "JY-2026-1-TZ1", "线路撤销", "2026年12月31日"})
    EXPECT_NE(text.find(words), std::string::npos) << words << '\n' << text;
}

ON_EACH_ENGINE(Endings);

}  // namespace
}  // namespace agreement
