// Matchings and payments that were wrong are taken back, and everything is as before them.
#include <gtest/gtest.h>

#include "modules/settlement/service/matching.h"
#include "modules/settlement/service/netting.h"
#include "testing/settling_county.h"

namespace settlement {
namespace {

using accounting::Purpose;
using rules::Match;

rules::Payment payment(std::int64_t id, std::int64_t li) {
  rules::Payment p{.id = {id}, .payer = {1}, .payee = {2}};
  p.amount_li = {li};
  return p;
}
rules::Invoice invoice(std::int64_t id, std::int64_t li) {
  rules::Invoice i{.id = {id}, .payer = {1}, .payee = {2}};
  i.claim_li = {li};
  return i;
}

TEST(Unmatching, clause_3_6_1_is_the_opposite_of_matching_with_and_without_a_write_off) {
  for (bool const write_off : {false, true}) {
    std::vector<rules::Payment> const payments{payment(1, 700), payment(2, 1'250)};
    std::vector<rules::Invoice> const invoices{invoice(1, 300), invoice(2, 900), invoice(3, 800)};
    auto const paid = rules::match(payments, invoices, write_off).value();
    base::Money matched;
    for (auto const& m : paid.matches)
      if (m.payment && m.invoice) matched += m.amount_li;
    EXPECT_EQ(matched, base::Money{1'950});
    EXPECT_EQ(paid.short_li, base::Money{write_off ? 50 : 0});
    auto after_payments = paid.payments;
    auto after_invoices = paid.invoices;
    rules::unmatch(paid.matches, after_payments, after_invoices);
    for (auto const& p : after_payments) {
      EXPECT_EQ(p.open_li(), p.amount_li);
      EXPECT_EQ(p.version, 3);
    }
    for (auto const& i : after_invoices) EXPECT_EQ(i.open_li(), i.claim_li);
  }
}

class Matchings : public Settling {
 protected:
  void SetUp() override {
    Settling::SetUp();
    if (IsSkipped()) return;
    terms_[0].cycle = {0, 5, 20, 30};
    carry(2);
    auto const november = draft();
    close(november.statement.id);
    invoice_ = act<service::InvoiceView>(coach_clerk_, [&](auto& a) {
                 return service::issue_invoice(a, book_, {november.statement.id, "25530001", {20261201}});
               }).value().invoice;
  }
  base::Result<service::PaymentView> pay(std::int64_t li, char const* reference) {
    return attempt(coach_clerk_, service::record_payment, {post_, {li}, base::service_date_of(now_), reference});
  }
  std::vector<service::MatchingView> matchings(Hat const& hat) {
    return look<service::MatchingList>(hat, [](auto& l) { return service::list_matchings(l, {}); }).items;
  }
  std::int64_t waits(Hat const& hat, std::string_view kind) {
    return std::ranges::count(tasks_of(hat), kind, [](auto const& t) { return std::string_view{t.task.kind}; });
  }
  /// Receivable, payable, written off, in the bank.
  std::vector<std::int64_t> books() {
    return {balance(coach_, Purpose::receivable), balance(post_, Purpose::payable),
            balance(coach_, Purpose::difference), balance(coach_, Purpose::bank)};
  }

  rules::Invoice invoice_;
};

TEST_P(Matchings, clause_3_6_1_a_wrong_matching_is_taken_back_with_its_write_off_in_both_books) {
  auto const paid = pay(1'650, "B1").value().payment;
  auto const before = books();
  done(coach_clerk_, service::match_payments, {{paid.id}, {invoice_.id}, true});
  EXPECT_EQ(books(), (std::vector<std::int64_t>{0, 0, 50, 1'650}));
  EXPECT_EQ(waits(post_clerk_, "settlement.pay") + waits(coach_clerk_, "settlement.match"), 0);
  auto const made = matchings(coach_clerk_);
  ASSERT_EQ(made.size(), 1u);
  EXPECT_TRUE(made[0].may_take_back);
  EXPECT_EQ(made[0].matching.short_li, base::Money{50});
  ASSERT_EQ(made[0].parts.size(), 2u);
  EXPECT_EQ(made[0].parts[0].invoice, "25530001");
  EXPECT_EQ(made[0].parts[0].payment, "B1");
  EXPECT_EQ(made[0].parts[1].payment, "") << "what was written off";
  EXPECT_FALSE(matchings(post_clerk_)[0].may_take_back) << "who is paid matches";

  service::TakeBackMatching const wrong{made[0].matching.id, "付的是另一张发票"};
  EXPECT_REFUSED(attempt(post_clerk_, service::take_back_matching, wrong), refusal::not_a_side);
  EXPECT_REFUSED(attempt(coach_clerk_, service::take_back_payment, {paid.id, "金额登记错"}), refusal::payment_matched);
  auto const open = done(coach_clerk_, service::take_back_matching, wrong);
  EXPECT_EQ(open.invoices[0].open_li, base::Money{1'700});
  EXPECT_EQ(open.payments[0].open_li, base::Money{1'650});
  EXPECT_EQ(books(), before);
  EXPECT_EQ(waits(post_clerk_, "settlement.pay"), 1) << "and somebody is asked again";
  EXPECT_EQ(waits(coach_clerk_, "settlement.match"), 1);
  EXPECT_EQ(matchings(post_clerk_)[0].matching.reason, wrong.reason);
  EXPECT_REFUSED(attempt(coach_clerk_, service::take_back_matching, wrong), refusal::matching_taken_back);
  done(coach_clerk_, service::match_payments, {{paid.id}, {invoice_.id}, true});
  EXPECT_EQ(books(), (std::vector<std::int64_t>{0, 0, 50, 1'650})) << "and may be matched anew";
  EXPECT_EQ(waits(post_clerk_, "settlement.pay") + waits(coach_clerk_, "settlement.match"), 0);
}

TEST_P(Matchings, clause_3_6_1_a_payment_recorded_wrongly_is_taken_back_and_its_reference_recorded_anew) {
  auto const before = books();
  auto const wrong = pay(17'000, "B1").value().payment;
  service::TakeBackPayment const back{wrong.id, "多录一个零"};
  EXPECT_REFUSED(attempt(post_clerk_, service::take_back_payment, back), refusal::not_a_side);
  EXPECT_EQ(done(coach_clerk_, service::take_back_payment, back).open_li, base::Money{});
  EXPECT_EQ(books(), before);
  EXPECT_REFUSED(attempt(coach_clerk_, service::take_back_payment, back), refusal::payment_taken_back);
  EXPECT_REFUSED(attempt(coach_clerk_, service::match_payments, {{wrong.id}, {invoice_.id}, false}),
                 refusal::nothing_to_match);
  EXPECT_TRUE(ask(service::list_payments, {.open = true}).items.empty());
  EXPECT_REFUSED(attempt(coach_clerk_, service::propose_netting, {post_, base::service_date_of(now_)}),
                 refusal::nothing_to_net)
      << "it is in the way of no netting";
  auto const right = pay(1'700, "B1").value().payment;
  EXPECT_REFUSED(pay(1'700, "B1"), refusal::payment_exists);
  done(coach_clerk_, service::match_payments, {{right.id}, {invoice_.id}, false});
  EXPECT_EQ(books(), (std::vector<std::int64_t>{0, 0, 0, 1'700}));
  auto const sheet = ask(service::export_payments, {.format = platform::http::SheetFormat::csv_utf8});
  EXPECT_NE(sheet.bytes.find("多录一个零"), std::string::npos);
  EXPECT_NE(ask(service::export_invoices, {.format = platform::http::SheetFormat::csv_utf8}).bytes.find("25530001"),
            std::string::npos);
}

ON_EACH_ENGINE(Matchings);

}  // namespace
}  // namespace settlement
