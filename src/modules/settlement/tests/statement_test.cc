// A month of signed handovers of a small county: rated, confirmed, disputed, sealed, posted; on both
// databases.
#include <gtest/gtest.h>

#include "modules/mail/face/moved.h"
#include "modules/mail/face/settling.h"
#include "modules/settlement/service/batch_rating.h"
#include "modules/settlement/service/calendar.h"
#include "modules/settlement/service/dispute.h"
#include "modules/settlement/service/nightly.h"
#include "modules/settlement/service/paper.h"
#include "modules/settlement/service/payment.h"
#include "modules/settlement/service/replay.h"
#include "testing/settling_county.h"

namespace settlement {
namespace {

TEST_P(Settling, clause_3_6_1_every_signed_event_is_rated_and_a_rerun_gives_the_same_total_to_the_cent) {
  carry(3);
  auto const first = draft();
  EXPECT_EQ(first.statement.n_events, 6) << "each bag was signed for twice";
  EXPECT_EQ(first.statement.n_unpriced, 0);
  EXPECT_EQ(amounts(first), (std::vector<std::int64_t>{1050, 1500})) << "3 × 0.35 and 3 × 0.50";
  EXPECT_EQ(first.statement.due_li, base::Money{2550});
  ASSERT_EQ(first.invoice.size(), 1u);
  EXPECT_EQ(first.invoice[0].net_li, base::Money{2340}) << "2.55 / 1.09";
  auto const again = try_draft(post_clerk_).value();
  EXPECT_EQ(again.statement.id, first.statement.id);
  EXPECT_EQ(amounts(again), amounts(first));
  EXPECT_EQ(again.statement.due_li, first.statement.due_li);
  auto const parts = ask(service::list_parts, {again.lines[0].line.id}).items;
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0].kind, rules::EvidenceKind::carriage);
  EXPECT_TRUE(parts[0].subject) << "the handover that proves it";
}

TEST_P(Settling, clause_3_6_1_a_bag_opened_in_the_instant_of_its_handover_is_billed_with_what_was_in_it) {
  auto const [b, w] = listed_bag();
  hand_over(onto_vehicle(w), {line_of(b)});
  hand_over(off_vehicle(w), {line_of(b)});
  auto const number = inside(b.id).number;
  open_at_town(b);
  database_->read([&](Tx& tx) {
    auto const day = base::service_date_of(now_);
    EXPECT_EQ(mail::list_moved_items(tx, boss_.region, day).size(), 2u) << "once onto the coach and once off";
    auto const lines = mail::list_signed_lines(tx, boss_.region, day);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[1].n_items, 1);
    EXPECT_EQ(mail::list_numbers_moved(tx, boss_.region, lines[1].handover, lines[1].line, "parcel",
                                       lines[1].direction),
              std::vector{number});
  });
  EXPECT_EQ(amounts(draft()), (std::vector<std::int64_t>{350, 500}));
}

TEST_P(Settling, clause_3_6_1_what_no_clause_prices_is_listed) {
  carry(2);
  terms_[0].tariff.rules.erase(terms_[0].tariff.rules.begin());
  auto const v = draft();
  EXPECT_EQ(v.statement.n_events, 4);
  EXPECT_EQ(v.statement.n_unpriced, 0) << "carried with the bag whose handover is paid for";
  terms_[0].tariff.rules[0].scope.product = 2;
  auto const w = try_draft(coach_clerk_).value();
  EXPECT_EQ(w.statement.n_unpriced, 4);
  EXPECT_EQ(ask(service::list_unpriced, {w.statement.id}).items.size(), 4u);
  EXPECT_TRUE(w.lines.empty());
}

TEST_P(Settling, clause_3_6_1_each_event_is_priced_by_the_version_in_force_at_its_instant) {
  carry(1);
  terms_ = {standard({1}, {20260101}, {20261124}, 350), standard({2}, {20261125}, {}, 400)};
  auto const v = draft();
  EXPECT_EQ(amounts(v), (std::vector<std::int64_t>{350, 500}));
  EXPECT_EQ(v.lines[0].line.version_of, rules::VersionId{1});
  terms_ = {standard({1}, {20260101}, {20261123}, 350), standard({2}, {20261124}, {}, 400)};
  EXPECT_EQ(amounts(try_draft(coach_clerk_).value()), (std::vector<std::int64_t>{400, 500}));
}

TEST_P(Settling, clause_3_6_1_both_sides_confirm_line_by_line_and_two_people_seal) {
  carry(2);
  auto const v = draft();
  auto const id = v.statement.id;
  EXPECT_REFUSED(attempt(post_head_, service::seal_statement, {id}), refusal::lines_open);
  confirm_all(id);
  EXPECT_REFUSED(attempt(coach_clerk_, service::seal_statement, {id}), refusal::maker_is_checker);
  EXPECT_REFUSED(attempt(post_clerk_, service::seal_statement, {id}), refusal::maker_is_checker);
  EXPECT_DONE(attempt(post_head_, service::seal_statement, {id}));
  EXPECT_REFUSED(attempt(post_head_, service::seal_statement, {id}), refusal::already_sealed);
  auto const closed = done(coach_head_, service::seal_statement, {id});
  EXPECT_EQ(closed.statement.state, StatementState::closed);
  EXPECT_EQ(balance(coach_, accounting::Purpose::receivable), 1700);
  EXPECT_EQ(balance(post_, accounting::Purpose::payable), -1700);
  EXPECT_EQ(balance(coach_, accounting::Purpose::output_tax), -140) << "1.70 holds 0.14 of tax";
  EXPECT_REFUSED(attempt(coach_clerk_, service::confirm_lines, {id, {closed.lines[0].line.id}}),
                 refusal::statement_closed);
  EXPECT_REFUSED(try_draft(coach_clerk_), refusal::statement_closed);
}

TEST_P(Settling, clause_3_6_1_a_dispute_freezes_only_its_line_and_its_outcome_stands_in_the_next_period) {
  carry(3);
  auto v = draft();
  auto const id = v.statement.id;
  auto const line = v.lines[0].line.id;
  auto const part = ask(service::list_parts, {line}).items[1].n;
  EXPECT_REFUSED(attempt(post_clerk_, service::raise_dispute, {line, {part}, "", {100}}),
                 refusal::reason_missing);
  v = done(post_clerk_, service::raise_dispute, {line, {part}, "未见此件", {100}});
  ASSERT_EQ(v.lines.size(), 3u) << "the disputed event is a line of its own";
  EXPECT_EQ(v.statement.frozen_li, base::Money{350});
  EXPECT_EQ(v.statement.due_li, base::Money{2200});
  auto const disputed = v.lines[2].line.id;
  EXPECT_REFUSED(attempt(post_clerk_, service::accept_offer, {disputed}), refusal::own_offer);
  EXPECT_REFUSED(attempt(coach_clerk_, service::confirm_lines, {id, {disputed}}), refusal::line_frozen);
  v = close(id);
  EXPECT_EQ(v.statement.state, StatementState::closed);
  auto const row = ask(service::list_statements, {.agreement = kAgreement}).items.at(0);
  EXPECT_EQ(std::tuple(row.n_lines, row.n_payer, row.n_payee, row.n_disputes), std::tuple(3, 2, 2, 1));
  EXPECT_EQ(balance(coach_, accounting::Purpose::receivable), 2200) << "0.35 only waits";
  EXPECT_DONE(attempt(coach_clerk_, service::offer_amount, {disputed, {200}, "折中"}));
  EXPECT_DONE(attempt(post_clerk_, service::accept_offer, {disputed}));
  EXPECT_REFUSED(attempt(post_clerk_, service::accept_offer, {disputed}), refusal::not_disputed);
  EXPECT_EQ(view(id).statement.due_li, base::Money{2200}) << "the closed statement is as it was";
  set_clock(20270102, 9);
  auto const next = try_draft(coach_clerk_, {{20261201}, {20261231}}).value();
  ASSERT_EQ(next.lines.size(), 1u);
  EXPECT_EQ(next.lines[0].line.kind, LineKind::difference);
  EXPECT_EQ(next.lines[0].line.amount_li, base::Money{200});
  EXPECT_EQ(next.lines[0].line.of_line, disputed);
  close(next.statement.id);
  EXPECT_EQ(balance(coach_, accounting::Purpose::receivable), 2400);
  set_clock(20270202, 9);
  EXPECT_TRUE(try_draft(coach_clerk_, {{20270101}, {20270131}}).value().lines.empty()) << "carried once";
}

TEST_P(Settling, a_dispute_that_is_taken_back_lets_the_line_stand_again) {
  carry(1);
  auto v = draft();
  auto const line = v.lines[0].line;
  v = done(post_clerk_, service::raise_dispute, {line.id, {}, "数量不符", {0}});
  EXPECT_EQ(v.statement.due_li, base::Money{500});
  EXPECT_DONE(attempt(coach_clerk_, service::offer_amount, {line.id, line.amount_li, "有双签照片"}));
  v = done(post_clerk_, service::accept_offer, {line.id});
  EXPECT_EQ(v.lines[0].line.state, LineState::open);
  EXPECT_EQ(v.statement.due_li, base::Money{850});
}

TEST_P(Settling, clause_3_6_1_a_closed_period_changes_only_by_a_difference_in_a_later_one) {
  carry(1);
  auto const v = close(draft().statement.id);
  terms_ = {standard({3}, {20260101}, {}, 300)};  // a supplement that reaches back
  set_clock(20270102, 9);
  auto const next = try_draft(coach_clerk_, {{20261201}, {20261231}}).value();
  EXPECT_EQ(amounts(next), (std::vector<std::int64_t>{-50}));
  EXPECT_EQ(next.lines[0].line.of_statement, v.statement.id);
  close(next.statement.id);
  EXPECT_EQ(balance(post_, accounting::Purpose::payable), -800);
  set_clock(20270202, 9);
  EXPECT_TRUE(try_draft(coach_clerk_, {{20270101}, {20270131}}).value().lines.empty());
}

TEST_P(Settling, clause_3_6_1_the_clock_rates_the_running_period_every_day_and_drafts_it_when_it_has_ended) {
  carry(2);
  auto const night = [&] {
    service::rate_after_day_end(*database_, book_, boss_.region, now_);
    return ask(service::list_statements, {.agreement = kAgreement}).items;
  };
  set_clock(20261125, 5);
  auto rows = night();
  auto const running = std::ranges::find(rows, base::ServiceDate{20261101},
                                         [](auto const& r) { return r.statement.first_day; });
  ASSERT_NE(running, rows.end());
  auto const id = running->statement.id;
  EXPECT_EQ(running->statement.state, StatementState::rating);
  EXPECT_EQ(running->statement.due_li, base::Money{1700});
  EXPECT_REFUSED(attempt(coach_clerk_, service::confirm_lines, {id, {view(id).lines[0].line.id}}),
                 refusal::period_running);
  set_clock(20261201, 5);
  rows = night();
  auto const drafted = std::ranges::find(rows, id, [](auto const& r) { return r.statement.id; });
  EXPECT_EQ(drafted->statement.state, StatementState::draft);
}

TEST_P(Settling, clause_3_6_1_a_period_is_stored_in_small_transactions_and_comes_out_the_same) {
  carry(4);
  auto const whole = draft();
  auto const rate = [&](std::int64_t rows) {
    base::Result<service::Prepared> p = refusal::agreement_unknown;
    database_->read([&](Tx& tx) {
      p = service::prepare(tx, boss_.region, now_, book_,
                           {kAgreement, kMonth, true, coach_clerk_.person, {}});
    });
    return std::pair{p.value(),
                     service::store_in_batches(*database_, boss_.region, now_, p.value(), {.rows = rows})};
  };
  auto const [prepared, outcome] = rate(2);
  EXPECT_DONE(outcome);
  auto const again = view(whole.statement.id);
  EXPECT_EQ(amounts(again), amounts(whole));
  EXPECT_EQ(again.statement.due_li, whole.statement.due_li);
  ASSERT_EQ(ask(service::list_parts, {again.lines[0].line.id}).items.size(), 4u);
  EXPECT_REFUSED(service::store_in_batches(*database_, boss_.region, now_, prepared, {.rows = 2}),
                 refusal::changed_meanwhile);
  EXPECT_EQ(amounts(view(whole.statement.id)), amounts(whole));
  database_->read([&](Tx& tx) {
    EXPECT_TRUE(store::list_stray_lines(tx, boss_.region).empty());
    EXPECT_EQ(tx.find_integer("SELECT COUNT(*) FROM settlement_part"), 8)
        << "nothing is left of other ratings";
  });
}

TEST_P(Settling, clause_3_6_1_a_rating_that_is_broken_off_goes_on_with_its_rows_and_others_leave_them_alone) {
  carry(4);
  set_clock(20261201, 9);
  base::Result<service::Prepared> p = refusal::agreement_unknown;
  auto const prepared = [&] {
    database_->read([&](Tx& tx) {
      p = service::prepare(tx, boss_.region, now_, book_, {kAgreement, kMonth, true, {}, {4711}});
    });
    return p.value();
  };
  auto const parts = [&] {
    std::int64_t n = 0;
    database_->read([&](Tx& tx) { n = tx.find_integer("SELECT COUNT(*) FROM settlement_part").value(); });
    return n;
  };
  std::vector<std::int64_t> told;
  service::Batched how{.rows = 1};
  how.step = [&told](std::int64_t done, std::int64_t total) {
    EXPECT_EQ(total, 10) << "two lines and eight events";
    told.push_back(done);
    return done < 5;
  };
  EXPECT_FALSE(service::store_in_batches(*database_, boss_.region, now_, prepared(), how).value());
  EXPECT_EQ(parts(), 3);
  database_->read([&](Tx& tx) { EXPECT_TRUE(store::list_stray_lines(tx, boss_.region).empty()); });
  told.clear();
  how.step = [&told](std::int64_t done, std::int64_t) {
    told.push_back(done);
    return true;
  };
  EXPECT_TRUE(service::store_in_batches(*database_, boss_.region, now_, prepared(), how).value());
  EXPECT_EQ(told, (std::vector<std::int64_t>{6, 7, 8, 9, 10})) << "what was written is not written again";
  EXPECT_EQ(amounts(view({4711})), (std::vector<std::int64_t>{1400, 2000}));
  EXPECT_EQ(parts(), 8);
  how.step = [](std::int64_t done, std::int64_t) { return done < 5; };
  EXPECT_FALSE(service::store_in_batches(*database_, boss_.region, now_, prepared(), how).value());
  terms_[0].tariff.rules[0].tiers[0].price = 360;
  EXPECT_TRUE(service::store_in_batches(*database_, boss_.region, now_, prepared()).value());
  EXPECT_EQ(amounts(view({4711})), (std::vector<std::int64_t>{1440, 2000})) << "another rating begins anew";
  EXPECT_EQ(parts(), 8) << "and the rows of the first are gone";
}

TEST_P(Settling, clause_3_6_1_a_draft_that_somebody_asks_for_is_made_in_the_background_and_shows_how_far_it_is) {
  carry(3);
  set_clock(20261201, 9);
  auto const asked = ask_for_draft(post_clerk_).value();
  EXPECT_EQ(asked.statement.state, StatementState::rating);
  ASSERT_TRUE(asked.drafting);
  EXPECT_EQ(asked.drafting->state, platform::jobs::JobState::waiting);
  auto const again = ask_for_draft(coach_clerk_).value();
  EXPECT_EQ(again.statement.id, asked.statement.id);
  EXPECT_EQ(again.drafting->job, asked.drafting->job) << "it is under way already";
  testing_support::run_draft(*database_, book_, post_clerk_, now_, asked, testing_support::Steps{1});
  EXPECT_EQ(view(asked.statement.id).statement.state, StatementState::rating) << "the process ended in between";
  testing_support::run_draft(*database_, book_, post_clerk_, now_, asked);
  auto const v = view(asked.statement.id);
  EXPECT_EQ(v.statement.state, StatementState::draft);
  EXPECT_EQ(v.statement.made_by, post_clerk_.person);
  EXPECT_EQ(v.statement.due_li, base::Money{2550});
  EXPECT_FALSE(v.drafting);
  confirm_all(v.statement.id);
  testing_support::run_draft(*database_, book_, post_clerk_, now_, asked);
  EXPECT_EQ(amounts(view(v.statement.id)), amounts(v)) << "work that is done again after its end does nothing";
}

TEST_P(Settling, clause_3_6_1_the_calendar_says_what_is_to_be_done_by_when) {
  terms_[0].cycle = {25, 5, 20, 30};
  set_clock(20261127, 9);
  auto const rows = look<service::Calendar>(post_clerk_, [&](auto& l) {
                      return service::view_calendar(l, book_, {});
                    }).items;
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].first_day, base::ServiceDate{20261126});
  EXPECT_EQ(rows[1].last_day, base::ServiceDate{20261125});
  EXPECT_EQ(rows[1].draft_by, base::ServiceDate{20261130});
  EXPECT_EQ(rows[1].confirm_by, base::ServiceDate{20261215});
}

TEST_P(Settling, clause_3_2_2_a_period_is_replayed_under_a_draft_beside_the_version_in_force) {
  carry(2);
  drafts_ = {standard({9}, {20270101}, {}, 420)};
  auto const today = look<service::Replay>(post_clerk_, [&](auto& l) {
    return service::replay(l, book_, {{9}, kMonth.first, kMonth.last});
  });
  EXPECT_EQ(today.then_li, base::Money{1840}) << "what was signed today so far is among it";
  set_clock(20261201, 9);
  drafts_ = {standard({9}, {20270101}, {}, 420)};
  auto const r = look<service::Replay>(post_clerk_, [&](auto& l) {
    return service::replay(l, book_, {{9}, kMonth.first, kMonth.last});
  });
  EXPECT_EQ(r.now_li, base::Money{1700});
  EXPECT_EQ(r.then_li, base::Money{1840});
  EXPECT_EQ(r.lines.size(), 2u);
  EXPECT_EQ(r.n_unpriced_then, 0);
}

TEST_P(Settling,
       clause_3_6_1_invoices_and_payments_are_matched_one_to_many_with_a_small_difference_written_off) {
  terms_[0].cycle = {0, 5, 20, 30};
  carry(2);
  auto const november = draft();
  auto const issue = [&](StatementId id, char const* number) {
    return act<service::InvoiceView>(coach_clerk_, [&](auto& a) {
      return service::issue_invoice(a, book_, {id, number, base::service_date_of(now_)});
    });
  };
  EXPECT_REFUSED(issue(november.statement.id, "25530001"), refusal::statement_open);
  close(november.statement.id);
  auto const first = issue(november.statement.id, "25530001").value().invoice;
  EXPECT_EQ(first.claim_li, base::Money{1700});
  EXPECT_EQ(first.due_on, base::ServiceDate{20261230});
  EXPECT_REFUSED(issue(november.statement.id, "25530002"), refusal::invoice_exists);
  EXPECT_EQ(ask(service::view_statement, {november.statement.id}).invoice_number, "25530001");
  auto const pay = [&](std::int64_t li, char const* reference) {
    return act<service::PaymentView>(coach_clerk_, [&](auto& a) {
      return service::record_payment(a, {post_, {li}, {20261215}, reference});
    });
  };
  EXPECT_REFUSED(pay(1000, "B1"), refusal::day_ahead);
  set_clock(20261216, 9);
  auto const part = pay(1000, "B1").value().payment;
  EXPECT_REFUSED(pay(1000, "B1"), refusal::payment_exists);
  auto const rest = pay(650, "B2").value().payment;
  EXPECT_EQ(balance(coach_, accounting::Purpose::bank), 1650);
  auto const match = [&](Hat const& hat, service::MatchPayments const& r) {
    return attempt(hat, service::match_payments, r);
  };
  EXPECT_REFUSED(match(post_clerk_, {{part.id}, {first.id}, false}), refusal::not_a_side);
  EXPECT_EQ(match(coach_clerk_, {{part.id}, {first.id}, false}).value().invoices[0].open_li,
            base::Money{700});
  auto const done_now = match(coach_clerk_, {{part.id, rest.id}, {first.id}, true}).value();
  EXPECT_EQ(done_now.short_li, base::Money{50});
  EXPECT_EQ(done_now.invoices[0].open_li, base::Money{});
  EXPECT_REFUSED(match(coach_clerk_, {{rest.id}, {first.id}, false}), refusal::nothing_to_match);
  EXPECT_EQ(balance(coach_, accounting::Purpose::receivable), 0);
  EXPECT_EQ(balance(post_, accounting::Purpose::payable), 0);
  EXPECT_EQ(balance(coach_, accounting::Purpose::difference), 50);
  EXPECT_TRUE(ask(service::list_invoices, {.open = true}).items.empty());
}

TEST_P(Settling, a_statement_is_printed_and_exported_and_strangers_do_not_see_it) {
  carry(2);
  auto const id = draft().statement.id;
  auto const paper = ask(service::print_statement, {id});
  EXPECT_TRUE(paper.bytes.starts_with("%PDF"));
  auto const sheet = ask(service::export_statement, {id, platform::http::SheetFormat::csv_utf8});
  EXPECT_EQ(std::ranges::count(sheet.bytes, '\n'), 5) << "a title and four events";
  EXPECT_EQ(sheet.bytes.find("已确认"), std::string::npos);
  confirm_all(id);
  auto const agreed = ask(service::export_statement, {id, platform::http::SheetFormat::csv_utf8});
  EXPECT_NE(agreed.bytes.find("双方已确认"), std::string::npos);
  EXPECT_EQ(agreed.bytes.find("待确认"), std::string::npos);
  auto stranger = coach_clerk_;
  stranger.organisation = {4711};
  EXPECT_REFUSED(attempt(stranger, service::view_statement, {id}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(head_, service::view_statement, {id}), refusal::out_of_reach);
}

ON_EACH_ENGINE(Settling);

}  // namespace
}  // namespace settlement
