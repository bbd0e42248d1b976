// The ledger under random operations: what always holds, holds after each; replay and order change nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/accounting/ledger.h"
#include "engine/accounting/refusals.h"

namespace accounting {
namespace {

constexpr int kParties = 3, kDays = 40;
constexpr Purpose kPurposes[] = {Purpose::bank, Purpose::receivable, Purpose::income, Purpose::cod_held,
                                 Purpose::cod_owed};

AccountId account_of(int party, std::size_t purpose) {
  return {party * 10 + static_cast<std::int64_t>(purpose)};
}

/// Random operations, many of them wrong on purpose.
class Generator {
 public:
  explicit Generator(std::uint64_t seed, bool free = false) : random_{seed}, free_{free} {}

  std::vector<Operation> openings() {
    std::vector<Operation> out;
    for (int p = 1; p <= kParties; ++p)
      for (std::size_t u = 0; u < std::size(kPurposes); ++u) {
        Account a{account_of(p, u), {p}, kPurposes[u], {}};
        if (free_) a.rule = BalanceRule::free;
        out.push_back(Open{{next_++}, a});
      }
    return out;
  }

  Operation operation() {
    switch (below(10)) {
      case 0:
        return Settle{{next_++}, day(), some(), below(3) != 0};
      case 1:
        return Reverse{{next_++}, day(), some()};
      case 2:
        if (!free_ && below(20) == 0) return Close{{next_++}, {1 + below(kParties)}, day()};
        [[fallthrough]];
      default:
        return enter();
    }
  }

  Enter enter() {
    Enter out{{next_++}, day(), !free_ && below(4) == 0, {}};
    auto const party = static_cast<int>(1 + below(kParties));
    base::Money const amount{1 + below(1000)};
    if (below(3) == 0) {  // COD in or out
      auto const sign = below(2) == 0 ? amount : base::Money{-amount.value};
      out.entries = {{account_of(party, 3), sign}, {account_of(party, 4), base::Money{} - sign}};
    } else {
      base::Money const part{below(amount.value)};
      out.entries = {{account_of(party, 0), amount},
                     {account_of(party, 1), base::Money{} - part},
                     {account_of(party, 2), part - amount}};
      std::erase_if(out.entries, [](Entry const& e) { return e.amount == base::Money{}; });
    }
    if (below(15) == 0) out.entries.front().amount += base::Money{1};  // does not balance
    return out;
  }

 private:
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(n));
  }
  base::Instant day() { return {below(kDays)}; }
  OperationId some() { return {1 + below(next_)}; }

  std::mt19937_64 random_;
  bool free_;
  std::int64_t next_{1};
};

void check(Ledger const& ledger) {
  for (int p = 1; p <= kParties; ++p)
    for (auto const fund : {Fund::own, Fund::escrow})
      for (int d = -1; d <= kDays; ++d) {
        base::Money sum{};
        for (auto const& row : ledger.trial_balance({p}, fund, {d})) {
          sum += row.balance.posted;
          ASSERT_TRUE(row.balance.obeys(ledger.find_account(row.account)->rule)) << row.account.value;
          ASSERT_GE(row.balance.pending_debit, base::Money{});
          ASSERT_GE(row.balance.pending_credit, base::Money{});
        }
        ASSERT_EQ(sum, base::Money{});
      }
}

std::vector<TrialRow> whole(Ledger const& ledger, base::Instant at) {
  std::vector<TrialRow> out;
  for (int p = 1; p <= kParties; ++p)
    for (auto const fund : {Fund::own, Fund::escrow})
      for (auto const& row : ledger.trial_balance({p}, fund, at)) out.push_back(row);
  return out;
}

void expect_same(Ledger const& a, Ledger const& b) {
  for (int d = -1; d <= kDays; ++d) EXPECT_EQ(whole(a, {d}), whole(b, {d})) << "day " << d;
}

TEST(LedgerProperty, random_operations_break_nothing) {
  int taken = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Generator make{seed};
    Ledger ledger;
    for (auto const& o : make.openings()) ASSERT_TRUE(ledger.apply(o));
    for (int i = 0; i < 300; ++i) {
      (ledger.apply(make.operation()) ? taken : refused)++;
      if (i % 25 == 0) check(ledger);
    }
    check(ledger);
  }
  EXPECT_GT(taken, 1000);
  EXPECT_GT(refused, 1000);
}

TEST(LedgerProperty, what_is_closed_stays_as_it_was) {
  Generator make{5};
  Ledger ledger;
  for (auto const& o : make.openings()) ASSERT_TRUE(ledger.apply(o));
  for (int i = 0; i < 200; ++i) (void)ledger.apply(make.enter());
  for (int p = 1; p <= kParties; ++p) ASSERT_TRUE(ledger.apply(Close{{100'000 + p}, {p}, {20}}));
  auto const before = ledger;
  for (int i = 0; i < 500; ++i) (void)ledger.apply(make.operation());
  for (int d = -1; d < 20; ++d) EXPECT_EQ(whole(before, {d}), whole(ledger, {d}));
  EXPECT_NE(whole(before, {kDays}), whole(ledger, {kDays}));
}

TEST(LedgerProperty, a_replay_with_repeats_gives_the_same_books) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Generator make{seed};
    Ledger first, second;
    std::vector<Operation> taken;
    for (auto const& o : make.openings()) {
      ASSERT_TRUE(first.apply(o));
      taken.push_back(o);
    }
    for (int i = 0; i < 300; ++i) {
      auto const o = make.operation();
      if (first.apply(o)) taken.push_back(o);
    }
    std::mt19937_64 random{seed};
    for (std::size_t i = 0; i < taken.size(); ++i) {
      ASSERT_TRUE(second.apply(taken[i]));
      ASSERT_TRUE(second.apply(taken[random() % (i + 1)]));  // an old one again
    }
    expect_same(first, second);
  }
}

TEST(LedgerProperty, the_order_of_independent_postings_does_not_matter) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Generator make{seed, true};
    Ledger first, second;
    for (auto const& o : make.openings()) ASSERT_TRUE(first.apply(o) && second.apply(o));
    std::vector<Operation> taken;
    for (int i = 0; i < 300; ++i) {
      Operation const o = make.enter();
      if (first.apply(o)) taken.push_back(o);
    }
    std::shuffle(taken.begin(), taken.end(), std::mt19937_64{seed});
    for (auto const& o : taken) ASSERT_TRUE(second.apply(o));
    expect_same(first, second);
  }
}

}  // namespace
}  // namespace accounting
