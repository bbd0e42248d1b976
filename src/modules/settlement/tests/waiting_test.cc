// Who has to do what next with statements, disputes and money: tasks on either side that end by themselves.
#include <gtest/gtest.h>

#include "modules/settlement/service/dispute.h"
#include "modules/settlement/service/netting.h"
#include "modules/settlement/service/payment.h"
#include "testing/settling_county.h"

namespace settlement {
namespace {

class Waiting : public Settling {
 protected:
  std::vector<message::rules::Task> open_of(Hat const& hat, std::string_view kind) {
    std::vector<message::rules::Task> out;
    for (auto const& t : tasks_of(hat))
      if (t.task.kind == kind) out.push_back(t.task);
    return out;
  }
  std::int64_t waits(Hat const& hat, std::string_view kind) { return std::ssize(open_of(hat, kind)); }
  base::ServiceDate due(Hat const& hat, std::string_view kind) {
    auto const tasks = open_of(hat, kind);
    return tasks.empty() ? base::ServiceDate{} : base::service_date_of(tasks[0].due_at);
  }
  rules::Invoice issue(StatementId id, char const* number) {
    return act<service::InvoiceView>(
               coach_clerk_,
               [&](auto& a) {
                 return service::issue_invoice(a, book_, {id, number, base::service_date_of(now_)});
               })
        .value()
        .invoice;
  }
  rules::Payment pay(std::int64_t li, char const* reference) {
    return done(coach_clerk_, service::record_payment, {post_, {li}, base::service_date_of(now_), reference})
        .payment;
  }
};

TEST_P(Waiting, clause_3_6_1_who_must_confirm_next_and_then_seal_finds_it_in_the_inbox_until_the_cycle_ends) {
  carry(1);
  auto const v = draft();
  EXPECT_EQ(waits(coach_clerk_, "settlement.confirm"), 1);
  EXPECT_EQ(waits(post_clerk_, "settlement.confirm"), 1);
  EXPECT_EQ(waits(post_head_, "settlement.seal"), 0);
  EXPECT_EQ(due(post_clerk_, "settlement.confirm"), base::ServiceDate{20261220})
      << "twenty days after the cut-off";
  service::ConfirmLines r{v.statement.id, {}};
  for (auto const& l : v.lines) r.lines.push_back(l.line.id);
  done(coach_clerk_, service::confirm_lines, r);
  EXPECT_EQ(waits(coach_clerk_, "settlement.confirm"), 0);
  EXPECT_EQ(waits(post_clerk_, "settlement.confirm"), 1);
  done(post_clerk_, service::confirm_lines, r);
  EXPECT_EQ(waits(post_clerk_, "settlement.confirm"), 0);
  EXPECT_EQ(waits(post_head_, "settlement.seal"), 1);
  EXPECT_EQ(waits(coach_head_, "settlement.seal"), 1);
  done(post_head_, service::seal_statement, {v.statement.id});
  EXPECT_EQ(waits(post_head_, "settlement.seal"), 0);
  EXPECT_EQ(waits(coach_head_, "settlement.seal"), 1);
}

TEST_P(Waiting, clause_3_6_1_a_dispute_waits_for_the_side_that_did_not_speak_last_until_it_is_agreed) {
  carry(1);
  auto const v = draft();
  auto const line = v.lines[0].line;
  done(post_clerk_, service::raise_dispute, {line.id, {}, "数量不符", {0}});
  EXPECT_EQ(waits(post_clerk_, "settlement.answer_dispute"), 0);
  auto const asked = open_of(coach_clerk_, "settlement.answer_dispute");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].topic, v.statement.number);
  EXPECT_EQ(asked[0].path, "/settlement/statements/" + std::to_string(v.statement.id.value) +
                               "?open=" + std::to_string(line.id.value));
  EXPECT_EQ(base::service_date_of(asked[0].due_at), base::ServiceDate{20261204}) << "three days";
  EXPECT_EQ(waits(coach_head_, "settlement.answer_dispute"), 0) << "finance, not its leader";
  done(coach_clerk_, service::offer_amount, {line.id, {100}, "折中"});
  EXPECT_EQ(waits(coach_clerk_, "settlement.answer_dispute"), 0);
  EXPECT_EQ(waits(post_clerk_, "settlement.answer_dispute"), 1);
  done(post_clerk_, service::offer_amount, {line.id, {50}, "再让"});
  EXPECT_EQ(waits(coach_clerk_, "settlement.answer_dispute"), 1) << "asked again, not only once";
  done(coach_clerk_, service::accept_offer, {line.id});
  EXPECT_EQ(waits(coach_clerk_, "settlement.answer_dispute"), 0);
  EXPECT_EQ(waits(post_clerk_, "settlement.answer_dispute"), 0);
}

TEST_P(Waiting, a_line_that_stands_again_is_to_be_confirmed_again_before_leaders_are_asked_to_seal) {
  carry(1);
  auto const v = draft();
  auto const line = v.lines[0].line;
  done(post_clerk_, service::raise_dispute, {line.id, {}, "数量不符", {0}});
  confirm_all(v.statement.id);
  EXPECT_EQ(waits(post_head_, "settlement.seal"), 1) << "a frozen line holds nobody up";
  done(coach_clerk_, service::offer_amount, {line.id, line.amount_li, "有双签照片"});
  done(post_clerk_, service::accept_offer, {line.id});
  EXPECT_EQ(waits(post_head_, "settlement.seal"), 0) << "there is a line to confirm";
  EXPECT_EQ(waits(post_clerk_, "settlement.confirm"), 1);
  EXPECT_EQ(waits(coach_clerk_, "settlement.confirm"), 1);
  confirm_all(v.statement.id);
  EXPECT_EQ(waits(post_clerk_, "settlement.confirm"), 0);
  EXPECT_EQ(waits(post_head_, "settlement.seal"), 1);
  EXPECT_EQ(waits(coach_head_, "settlement.seal"), 1);
}

TEST_P(Waiting, clause_3_6_1_sealed_by_both_asks_for_the_invoice_and_the_invoice_for_payment) {
  terms_[0].cycle = {0, 5, 20, 30};
  carry(2);
  auto const v = close(draft().statement.id);
  EXPECT_EQ(waits(coach_clerk_, "settlement.invoice"), 1);
  EXPECT_EQ(due(coach_clerk_, "settlement.invoice"), base::ServiceDate{20261206}) << "five days";
  EXPECT_EQ(waits(post_clerk_, "settlement.invoice"), 0) << "the payee issues it";
  auto const invoice = issue(v.statement.id, "25530001");
  EXPECT_EQ(waits(coach_clerk_, "settlement.invoice"), 0);
  auto const asked = open_of(post_clerk_, "settlement.pay");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].path, "/settlement/payments?invoice=" + std::to_string(invoice.id.value));
  EXPECT_EQ(due(post_clerk_, "settlement.pay"), base::ServiceDate{20261230}) << "as the agreement says";
  EXPECT_EQ(waits(coach_clerk_, "settlement.pay"), 0);
  auto const part = pay(1000, "B1");
  EXPECT_EQ(waits(coach_clerk_, "settlement.match"), 1);
  EXPECT_EQ(waits(post_clerk_, "settlement.match"), 0);
  done(coach_clerk_, service::match_payments, {{part.id}, {invoice.id}, false});
  EXPECT_EQ(waits(coach_clerk_, "settlement.match"), 0);
  EXPECT_EQ(waits(post_clerk_, "settlement.pay"), 1) << "0.70 is still open";
  auto const rest = pay(800, "B2");
  done(coach_clerk_, service::match_payments, {{rest.id}, {invoice.id}, false});
  EXPECT_EQ(waits(post_clerk_, "settlement.pay"), 0);
  EXPECT_EQ(waits(coach_clerk_, "settlement.match"), 1) << "0.10 came that nothing is owed for";
}

ON_EACH_ENGINE(Waiting);

}  // namespace
}  // namespace settlement
