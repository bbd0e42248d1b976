// The books on disk beside the pure ledger: the same operations, the same balances, on both databases.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <span>
#include <sstream>

#include "engine/accounting/refusals.h"
#include "modules/settlement/module.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/service/ledger.h"
#include "modules/settlement/service/voucher.h"
#include "testing/outcome.h"
#include "testing/staff.h"

namespace settlement {
namespace {

using namespace accounting;

constexpr Purpose kPurposes[] = {Purpose::bank, Purpose::receivable, Purpose::income, Purpose::cod_held,
                                 Purpose::cod_owed};
constexpr int kDays = 12;

class Books : public org::Staff {
 protected:
  void SetUp() override {
    open(module.migrations());
    if (IsSkipped()) return;
    boss_ = operator_hat();
    payee_ = operator_hat();
    payee_.organisation = coach_;
  }
  base::Outcome carry_out(Operation const& o) {
    return act<base::Done>(boss_, [&](auto& a) { return service::carry_out(a, o, {"test/cause/1", "why"}); });
  }
  service::Trial trial(OrganisationId party, base::Instant at) {
    return look<service::Trial>(boss_, [&](auto& l) { return service::view_trial(l, {party, at}); });
  }
  base::Result<platform::http::File> export_vouchers(base::ServiceDate first, base::ServiceDate last) {
    return try_look<platform::http::File>(payee_, [&](auto& l) {
      return service::export_vouchers(l, {{}, first, last, platform::http::SheetFormat::csv_utf8});
    });
  }
  /// Without the head.
  std::vector<std::vector<std::string>> vouchers(base::ServiceDate first, base::ServiceDate last) {
    auto const file = export_vouchers(first, last);
    EXPECT_DONE(file);
    auto rows = cells_of(file.value().bytes);
    rows.erase(rows.begin());
    return rows;
  }
  static std::vector<std::vector<std::string>> cells_of(std::string const& csv) {
    std::vector<std::vector<std::string>> out;
    std::istringstream lines{csv};
    for (std::string line; std::getline(lines, line);) {
      std::erase(line, '\r');
      auto& row = out.emplace_back();
      std::istringstream cells{line};
      for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    }
    return out;
  }
  static std::int64_t li_of(std::string const& yuan) { return std::llround(std::stod(yuan) * 1000); }
  static base::Instant day(std::int64_t d) { return {1'795'000'000'000 + d * 86'400'000}; }

  /// Random operations of two parties, many of them wrong on purpose.
  Operation random_operation(std::mt19937_64& random) {
    auto const below = [&](std::int64_t n) { return std::int64_t(random() % std::uint64_t(n)); };
    auto const when = day(below(kDays));
    OperationId const some{1 + below(next_)}, id{next_++};
    switch (below(9)) {
      case 0:
        return Settle{id, when, some, below(3) != 0};
      case 1:
        return Reverse{id, when, some};
      case 2:
        if (below(8) == 0) return Close{id, party(below(2)), when};
        [[fallthrough]];
      default:
        break;
    }
    Enter out{id, when, below(4) == 0, {}};
    auto const p = below(2);
    base::Money const amount{1 + below(1000)}, part{below(amount.value)};
    if (below(3) == 0) {
      auto const sign = below(2) == 0 ? amount : base::Money{-amount.value};
      out.entries = {{account(p, 3), sign}, {account(p, 4), base::Money{} - sign}};
    } else {
      out.entries = {
          {account(p, 0), amount}, {account(p, 1), base::Money{} - part}, {account(p, 2), part - amount}};
      std::erase_if(out.entries, [](Entry const& e) { return e.amount == base::Money{}; });
    }
    if (below(15) == 0) out.entries.front().amount += base::Money{1};
    return out;
  }
  PartyId party(std::int64_t p) const { return {p == 0 ? coach_.value : post_.value}; }
  static AccountId account(std::int64_t p, std::int64_t purpose) { return {1000 + p * 10 + purpose}; }
  std::vector<Operation> openings() {
    std::vector<Operation> out;
    for (int p = 0; p < 2; ++p)
      for (int u = 0; u < 5; ++u) out.push_back(Open{{next_++}, {account(p, u), party(p), kPurposes[u], {}}});
    return out;
  }

  platform::auth::Hat boss_, payee_;
  std::int64_t next_{1};
};

TEST_P(Books, clause_2_2_3a_the_trial_balance_is_zero_at_every_date_and_equals_that_of_the_pure_ledger) {
  std::mt19937_64 random{7};
  Ledger pure;
  for (auto const& o : openings()) {
    EXPECT_DONE(pure.apply(o));
    EXPECT_DONE(carry_out(o));
  }
  int taken = 0, refused = 0;
  std::vector<Operation> done;
  for (int i = 0; i < 220; ++i) {
    auto const o = random_operation(random);
    auto const expected = pure.apply(o);
    ASSERT_EQ(testing_support::outcome_of(carry_out(o)), testing_support::outcome_of(expected)) << i;
    (expected.ok() ? taken : refused)++;
    if (expected.ok()) done.push_back(o);
  }
  EXPECT_GT(taken, 60);
  EXPECT_GT(refused, 40);
  for (auto const& o : done) EXPECT_DONE(carry_out(o)) << "a replay does nothing";
  for (int p = 0; p < 2; ++p)
    for (int d = -1; d <= kDays; ++d) {
      auto const stored = trial({party(p).value}, day(d));
      EXPECT_EQ(stored.own_sum_li, base::Money{});
      EXPECT_EQ(stored.escrow_sum_li, base::Money{});
      for (auto const* lines : {&stored.own, &stored.escrow})
        for (auto const& l : *lines) {
          Balance const b{l.row.posted_li, l.row.pending_debit_li, l.row.pending_credit_li};
          EXPECT_EQ(b, *pure.balance_at(l.row.account, day(d))) << l.row.account.value << " day " << d;
        }
      EXPECT_EQ(stored.own.size() + stored.escrow.size(), 5u);
    }
}

TEST_P(Books, the_order_in_which_postings_come_changes_no_balance) {
  std::vector<Operation> postings;
  for (auto const& o : openings()) EXPECT_DONE(carry_out(o));
  for (int i = 0; i < 20; ++i) {
    base::Money const amount{10 + i * 7};
    postings.push_back(Enter{{next_++},
                             day(i % 5),
                             false,
                             {{account(i % 2, 0), amount}, {account(i % 2, 2), base::Money{} - amount}}});
  }
  std::mt19937_64 random{3};
  std::ranges::shuffle(postings, random);
  Ledger pure;
  next_ = 1;
  for (auto const& o : openings()) EXPECT_DONE(pure.apply(o));
  for (auto const& o : postings) EXPECT_DONE(carry_out(o));
  std::ranges::sort(postings, {}, [](Operation const& o) { return std::get<Enter>(o).id; });
  for (auto const& o : postings) EXPECT_DONE(pure.apply(o));
  for (int d = -1; d < 6; ++d)
    for (auto const& l : trial(coach_, day(d)).own)
      EXPECT_EQ(l.row.posted_li, pure.balance_at(l.row.account, day(d))->posted);
}

TEST_P(Books, clause_2_2_3a_every_posting_links_to_an_event_and_is_only_corrected_by_its_reversal) {
  for (auto const& o : openings()) EXPECT_DONE(carry_out(o));
  Enter const sale{{500}, day(1), false, {{account(0, 0), {1000}}, {account(0, 2), {-1000}}}};
  EXPECT_DONE(carry_out(sale));
  auto other = sale;
  other.entries[0].amount = {2000};
  EXPECT_REFUSED(carry_out(other), accounting::refusal::id_reused);
  EXPECT_DONE(carry_out(Reverse{{501}, day(2), {500}}));
  EXPECT_REFUSED(carry_out(Reverse{{502}, day(2), {500}}), accounting::refusal::already_reversed);
  EXPECT_REFUSED(carry_out(Reverse{{503}, day(2), {501}}), accounting::refusal::is_reversal);
  auto const history = look<service::AccountHistory>(
      payee_, [&](auto& l) { return service::view_history(l, {.account = account(0, 0), .limit = 1}); });
  ASSERT_EQ(history.items.size(), 1u);
  EXPECT_EQ(history.items[0].cause, "test/cause/1");
  auto const rest = look<service::AccountHistory>(payee_, [&](auto& l) {
    return service::view_history(l, {.account = account(0, 0), .cursor = *history.next});
  });
  ASSERT_EQ(rest.items.size(), 1u);
  EXPECT_EQ(rest.opening_li, base::Money{1000});
  EXPECT_EQ(rest.items[0].reverses, OperationId{500});
  database_->read([&](Tx& tx) {
    for (auto const& row : {history.items[0], rest.items[0]}) {
      auto const type = tx.find_text("SELECT type FROM journal_event WHERE region = $1 AND id = $2",
                                     {boss_.region, row.event});
      EXPECT_EQ(type, events::kPosted);
    }
  });
}

TEST_P(Books, a_closed_period_is_immutable_and_balances_are_carried_forward) {
  for (auto const& o : openings()) EXPECT_DONE(carry_out(o));
  auto const sell = [&](std::int64_t id, std::int64_t d) {
    return carry_out(Enter{{id}, day(d), false, {{account(0, 0), {1000}}, {account(0, 2), {-1000}}}});
  };
  EXPECT_DONE(sell(500, 1));
  EXPECT_DONE(sell(501, 5));
  service::CloseBooks const request{coach_, base::service_date_of(day(3))};
  now_ = day(10);
  EXPECT_DONE(act<service::Trial>(payee_, [&](auto& a) { return service::close_books(a, request); }));
  EXPECT_REFUSED(sell(502, 2), accounting::refusal::period_closed);
  EXPECT_REFUSED(carry_out(Reverse{{503}, day(2), {500}}), accounting::refusal::period_closed);
  EXPECT_DONE(carry_out(Reverse{{504}, day(6), {500}})) << "in a later period";
  EXPECT_DONE(sell(505, 4));
  auto const bank = [&](std::int64_t d) {
    for (auto const& l : trial(coach_, day(d)).own)
      if (l.row.account == account(0, 0)) return l.row.posted_li.value;
    return std::int64_t{-1};
  };
  EXPECT_EQ((std::vector{bank(0), bank(2), bank(4), bank(5), bank(6)}),
            (std::vector<std::int64_t>{0, 1000, 2000, 3000, 2000}));
}

TEST_P(Books, clause_2_2_3a_vouchers_of_a_month_balance_one_by_one_and_sum_to_the_trial_balance) {
  std::mt19937_64 random{11};
  for (auto const& o : openings()) EXPECT_DONE(carry_out(o));
  for (int i = 0; i < 200; ++i) (void)carry_out(random_operation(random));
  auto const first = base::service_date_of(day(0)), last = base::service_date_of(day(kDays));
  std::map<std::int64_t, std::int64_t> sum_of_voucher;
  std::map<std::string, std::int64_t> sum_of_account;
  auto const rows = vouchers(first, last);
  for (auto const& r : rows) {
    auto const amount = li_of(r.at(7)) - li_of(r.at(8));
    sum_of_voucher[std::stoll(r.at(2))] += amount;
    sum_of_account[r.at(4)] += amount;
  }
  ASSERT_GT(sum_of_voucher.size(), 20u);
  EXPECT_EQ(sum_of_voucher.begin()->first, 1) << "numbered from one";
  EXPECT_EQ(sum_of_voucher.rbegin()->first, std::ssize(sum_of_voucher)) << "without a hole";
  for (auto const& [number, sum] : sum_of_voucher) EXPECT_EQ(sum, 0) << number;
  auto const at = trial(coach_, day(kDays + 1));
  auto const codes = rules::standard_codes(coach_);
  for (auto const* lines : {&at.own, &at.escrow})
    for (auto const& l : *lines)
      EXPECT_EQ(sum_of_account[codes[std::size_t(l.row.purpose)].code], l.row.posted_li.value);

  auto const later = vouchers(base::service_date_of(day(4)), last);
  ASSERT_FALSE(later.empty());
  EXPECT_TRUE(std::ranges::equal(later, std::span{rows}.last(later.size()))) << "a part has the numbers of the month";
  EXPECT_REFUSED(export_vouchers(first, {20261201}), settlement::refusal::month_crossed);
}

TEST_P(Books, clause_2_2_3a_the_trial_balance_and_an_accounts_history_are_files) {
  for (auto const& o : openings()) EXPECT_DONE(carry_out(o));
  EXPECT_DONE(carry_out(Enter{{500}, day(1), false, {{account(0, 0), {1000}}, {account(0, 2), {-1000}}}}));
  EXPECT_DONE(carry_out(Enter{{501}, day(2), false, {{account(0, 0), {-400}}, {account(0, 2), {400}}}}));
  using platform::http::SheetFormat;
  auto const trial = look<platform::http::File>(payee_, [&](auto& l) {
    return service::export_trial(l, {{}, day(3), SheetFormat::csv_utf8});
  });
  EXPECT_NE(trial.bytes.find("银行存款,,0.60,0.00"), std::string::npos) << trial.bytes;
  EXPECT_NE(trial.bytes.find("收入,,0.00,0.60"), std::string::npos) << trial.bytes;
  auto const rows = cells_of(look<platform::http::File>(payee_, [&](auto& l) {
                               return service::export_history(l, {account(0, 0), {}, {}, SheetFormat::csv_utf8});
                             }).bytes);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[1][5], "1.00");
  EXPECT_EQ(rows[2][4], "0.40");
  EXPECT_EQ(rows[2][5], "0.60");
}

TEST_P(Books, accounts_have_the_codes_of_ones_own_chart) {
  for (auto const& o : openings()) EXPECT_DONE(carry_out(o));
  EXPECT_DONE(carry_out(Enter{{500}, day(1), false, {{account(0, 0), {1000}}, {account(0, 2), {-1000}}}}));
  EXPECT_DONE(carry_out(Reverse{{501}, day(2), {500}}));
  service::SetLedgerCode const bank{{}, Purpose::bank, "1002.03", "农商行", 0};
  auto const set = [&] {
    return act<rules::LedgerCode>(payee_, [&](auto& a) { return service::set_ledger_code(a, bank); });
  };
  EXPECT_DONE(set());
  EXPECT_REFUSED(set(), settlement::refusal::changed_meanwhile);
  auto const rows = vouchers(base::service_date_of(day(0)), base::service_date_of(day(3)));
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0][4], "1002.03");
  EXPECT_EQ(rows[0][5], "农商行");
  EXPECT_EQ(rows[0][7], "1.00");
  EXPECT_EQ(rows[1][4], "6001");
  EXPECT_EQ(rows[0][3], "why");
  EXPECT_EQ(rows[2][3], "冲正 why");
}

TEST_P(Books, the_other_side_does_not_see_the_books) {
  for (auto const& o : openings()) EXPECT_DONE(carry_out(o));
  EXPECT_REFUSED(try_look<service::Trial>(payee_,
                                          [&](auto& l) {
                                            return service::view_trial(l, {post_, {}});
                                          }),
                 settlement::refusal::out_of_reach);
  EXPECT_REFUSED(try_look<service::AccountHistory>(
                     payee_, [&](auto& l) { return service::view_history(l, {.account = account(1, 0)}); }),
                 settlement::refusal::out_of_reach);
}

ON_EACH_ENGINE(Books);

}  // namespace
}  // namespace settlement
