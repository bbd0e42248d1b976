// The ledger by example: a statement between a coach company and the post, COD beside it.
#include "engine/accounting/ledger.h"

#include <gtest/gtest.h>

#include "engine/accounting/refusals.h"

namespace accounting {
namespace {

constexpr PartyId kCoach{1}, kPost{2};
constexpr AccountId kClaim{11}, kIncome{12}, kTax{13}, kDebt{21}, kCost{22}, kHeld{31}, kOwed{32}, kBank{14};

constexpr base::Instant day(int n) { return {n * 86'400'000LL}; }
constexpr base::Money yuan(std::int64_t n) { return {n * 1000}; }

Ledger opened() {
  Ledger ledger;
  std::int64_t id = 1;
  for (auto const& a :
       {Account{kClaim, kCoach, Purpose::receivable, kPost}, Account{kIncome, kCoach, Purpose::income, {}},
        Account{kTax, kCoach, Purpose::output_tax, {}}, Account{kBank, kCoach, Purpose::bank, {}},
        Account{kDebt, kPost, Purpose::payable, kCoach}, Account{kCost, kPost, Purpose::cost, {}},
        Account{kHeld, kCoach, Purpose::cod_held, {}}, Account{kOwed, kCoach, Purpose::cod_owed, {}}})
    EXPECT_TRUE(ledger.apply(Open{{id++}, a}));
  return ledger;
}

Enter two(std::int64_t id, int n, AccountId debit, AccountId credit, std::int64_t amount,
          bool pending = false) {
  return {{id}, day(n), pending, {{debit, yuan(amount)}, {credit, yuan(-amount)}}};
}

base::RefusalKind const* refusal_of(base::Outcome const& o) { return o ? nullptr : o.refusal().kind; }
base::Money balance(Ledger const& l, AccountId a, int n) { return l.balance_at(a, day(n))->posted; }

TEST(Ledger, one_posting_stands_in_the_books_of_both) {
  auto ledger = opened();
  Enter const statement{{100},
                        day(3),
                        false,
                        {{kClaim, yuan(1090)},
                         {kIncome, yuan(-1000)},
                         {kTax, yuan(-90)},
                         {kCost, yuan(1090)},
                         {kDebt, yuan(-1090)}}};
  ASSERT_TRUE(ledger.apply(statement));
  EXPECT_EQ(balance(ledger, kClaim, 3), yuan(1090));
  EXPECT_EQ(balance(ledger, kClaim, 2), yuan(0));
  EXPECT_EQ(balance(ledger, kDebt, 3), yuan(-1090));
}

TEST(Ledger, each_partys_books_balance_on_their_own) {
  auto ledger = opened();
  EXPECT_EQ(refusal_of(ledger.apply(two(100, 1, kClaim, kDebt, 5))), &refusal::not_balanced);
  EXPECT_EQ(refusal_of(ledger.apply(two(101, 1, kHeld, kIncome, 5))),
            &refusal::not_balanced);  // COD is no income
  EXPECT_TRUE(ledger.apply(two(102, 1, kHeld, kOwed, 5)));
}

TEST(Ledger, what_was_done_is_done_once) {
  auto ledger = opened();
  ASSERT_TRUE(ledger.apply(two(100, 1, kClaim, kIncome, 5)));
  ASSERT_TRUE(ledger.apply(two(100, 1, kClaim, kIncome, 5)));
  EXPECT_EQ(balance(ledger, kClaim, 1), yuan(5));
  EXPECT_EQ(refusal_of(ledger.apply(two(100, 1, kClaim, kIncome, 6))), &refusal::id_reused);
}

TEST(Ledger, a_refused_operation_leaves_no_trace) {
  auto ledger = opened();
  Enter const half{
      {100}, day(1), false, {{kClaim, yuan(9)}, {kIncome, yuan(-9)}, {kOwed, yuan(9)}, {kHeld, yuan(-9)}}};
  EXPECT_EQ(refusal_of(ledger.apply(half)), &refusal::balance_broken);
  EXPECT_TRUE(ledger.history_of(kClaim).empty());
  EXPECT_EQ(ledger.find_posting({100}), nullptr);
  EXPECT_TRUE(ledger.apply(two(100, 1, kClaim, kIncome, 5)));  // its id is free
}

TEST(Ledger, cod_is_not_paid_out_twice_not_even_pending) {
  auto ledger = opened();
  ASSERT_TRUE(ledger.apply(two(100, 1, kHeld, kOwed, 80)));
  ASSERT_TRUE(ledger.apply(two(101, 2, kOwed, kHeld, 50, true)));
  EXPECT_EQ(balance(ledger, kHeld, 2), yuan(80));  // pending moves nothing yet
  EXPECT_EQ(refusal_of(ledger.apply(two(102, 3, kOwed, kHeld, 40))), &refusal::balance_broken);
  ASSERT_TRUE(ledger.apply(Settle{{103}, day(4), {101}, false}));
  EXPECT_TRUE(ledger.apply(two(104, 5, kOwed, kHeld, 40)));
  EXPECT_EQ(refusal_of(ledger.apply(Settle{{105}, day(5), {101}, true})), &refusal::not_pending);
}

TEST(Ledger, a_posting_of_the_past_breaks_no_later_balance) {
  auto ledger = opened();
  ASSERT_TRUE(ledger.apply(two(100, 1, kHeld, kOwed, 80)));
  ASSERT_TRUE(ledger.apply(two(101, 5, kOwed, kHeld, 80)));
  EXPECT_EQ(refusal_of(ledger.apply(two(102, 3, kOwed, kHeld, 1))), &refusal::balance_broken);
  EXPECT_TRUE(ledger.apply(two(103, 3, kHeld, kOwed, 7)));
  EXPECT_EQ(balance(ledger, kHeld, 2), yuan(80));
  EXPECT_EQ(balance(ledger, kHeld, 4), yuan(87));
  EXPECT_EQ(balance(ledger, kHeld, 5), yuan(7));
}

TEST(Ledger, a_pending_posting_takes_effect_when_it_is_posted) {
  auto ledger = opened();
  ASSERT_TRUE(ledger.apply(two(100, 1, kClaim, kIncome, 30, true)));
  EXPECT_EQ(ledger.balance_at(kClaim, day(1))->pending_debit, yuan(30));
  EXPECT_EQ(refusal_of(ledger.apply(Settle{{101}, day(0), {100}, true})), &refusal::too_early);
  ASSERT_TRUE(ledger.apply(Settle{{101}, day(4), {100}, true}));
  EXPECT_EQ(balance(ledger, kClaim, 3), yuan(0));
  EXPECT_EQ(*ledger.balance_at(kClaim, day(4)), (Balance{.posted = yuan(30)}));
}

TEST(Ledger, a_posting_is_corrected_by_its_reversal_once) {
  auto ledger = opened();
  ASSERT_TRUE(ledger.apply(two(100, 1, kClaim, kIncome, 30)));
  ASSERT_TRUE(ledger.apply(Reverse{{101}, day(2), {100}}));
  EXPECT_EQ(balance(ledger, kClaim, 1), yuan(30));
  EXPECT_EQ(balance(ledger, kClaim, 2), yuan(0));
  EXPECT_EQ(ledger.find_posting({100})->reversed_by, OperationId{101});
  EXPECT_EQ(refusal_of(ledger.apply(Reverse{{102}, day(2), {100}})), &refusal::already_reversed);
  EXPECT_EQ(refusal_of(ledger.apply(Reverse{{103}, day(3), {101}})), &refusal::is_reversal);
}

TEST(Ledger, a_closed_period_does_not_change) {
  auto ledger = opened();
  ASSERT_TRUE(ledger.apply(two(100, 1, kClaim, kIncome, 30)));
  ASSERT_TRUE(ledger.apply(two(101, 9, kClaim, kIncome, 4, true)));
  ASSERT_TRUE(ledger.apply(Close{{102}, kCoach, day(10)}));
  EXPECT_EQ(refusal_of(ledger.apply(two(103, 9, kClaim, kIncome, 1))), &refusal::period_closed);
  EXPECT_EQ(refusal_of(ledger.apply(Reverse{{104}, day(9), {100}})), &refusal::period_closed);
  EXPECT_EQ(refusal_of(ledger.apply(Settle{{105}, day(9), {101}, true})), &refusal::period_closed);
  EXPECT_EQ(refusal_of(ledger.apply(Close{{106}, kCoach, day(8)})), &refusal::period_closed);
  EXPECT_TRUE(ledger.apply(Reverse{{107}, day(10), {100}}));
  EXPECT_EQ(balance(ledger, kClaim, 9), yuan(30));
  EXPECT_TRUE(ledger.apply(two(108, 9, kCost, kDebt, 1)));  // the other party's books are open
}

TEST(Ledger, malformed_postings_are_refused) {
  auto ledger = opened();
  EXPECT_EQ(refusal_of(ledger.apply(Enter{{100}, day(1), false, {{kClaim, yuan(1)}}})),
            &refusal::posting_empty);
  EXPECT_EQ(refusal_of(ledger.apply(two(100, 1, kClaim, kIncome, 0))), &refusal::posting_empty);
  EXPECT_EQ(refusal_of(ledger.apply(two(100, 1, kClaim, kClaim, 5))), &refusal::account_twice);
  EXPECT_EQ(refusal_of(ledger.apply(two(100, 1, kClaim, {99}, 5))), &refusal::account_unknown);
  EXPECT_EQ(refusal_of(ledger.apply(two(100, 1, kClaim, kIncome, 2'000'000'000))),
            &refusal::amount_too_large);
  EXPECT_EQ(refusal_of(ledger.apply(Reverse{{100}, day(1), {77}})), &refusal::posting_unknown);
  EXPECT_EQ(refusal_of(ledger.apply(Open{{100}, {{99}, kCoach, Purpose::income, {}}})),
            &refusal::account_exists);
}

TEST(Ledger, the_trial_balance_is_zero_at_every_instant) {
  auto ledger = opened();
  ASSERT_TRUE(ledger.apply(two(100, 1, kClaim, kIncome, 30)));
  ASSERT_TRUE(ledger.apply(two(101, 4, kBank, kClaim, 12)));
  for (int n = 0; n < 6; ++n) {
    base::Money sum{};
    auto const rows = ledger.trial_balance(kCoach, Fund::own, day(n));
    for (auto const& row : rows) sum += row.balance.posted;
    EXPECT_EQ(rows.size(), 4u);
    EXPECT_EQ(sum, yuan(0));
  }
}

}  // namespace
}  // namespace accounting
