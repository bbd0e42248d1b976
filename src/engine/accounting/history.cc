// Keeps the running balances of an account; what comes late is put in its place.
#include "engine/accounting/history.h"

#include <algorithm>

#include "engine/accounting/refusals.h"

namespace accounting {
namespace {

/// A balance stays where sums of a few of them still fit 64 bits: a thousand million million yuan.
constexpr base::Money kMost{1'000'000'000'000'000'000};

base::Outcome judge(BalanceRule rule, Balance const& b) {
  if (b.posted > kMost || kMost < b.pending_debit || kMost < b.pending_credit ||
      b.posted < base::Money{} - kMost)
    return refusal::amount_too_large;
  if (!b.obeys(rule)) return refusal::balance_broken;
  return base::Done{};
}

}  // namespace

std::size_t History::after(base::Instant at) const {
  if (points_.empty() || points_.back().at <= at) return points_.size();  // the usual case
  auto const found = std::ranges::upper_bound(points_, at, {}, &Point::at);
  return static_cast<std::size_t>(found - points_.begin());
}

Balance History::at(base::Instant at) const {
  auto const n = after(at);
  return n == 0 ? Balance{} : points_[n - 1].balance;
}

base::Outcome History::check(BalanceRule rule, base::Instant at, Balance const& change) const {
  auto const n = after(at);
  TRY(judge(rule, (n == 0 ? Balance{} : points_[n - 1].balance) + change));
  for (auto i = n; i < points_.size(); ++i) TRY(judge(rule, points_[i].balance + change));
  return base::Done{};
}

void History::add(base::Instant at, Balance const& change) {
  auto const n = after(at);
  Point const point{at, (n == 0 ? Balance{} : points_[n - 1].balance) + change};
  points_.insert(points_.begin() + static_cast<std::ptrdiff_t>(n), point);
  for (auto i = n + 1; i < points_.size(); ++i) points_[i].balance = points_[i].balance + change;
}

}  // namespace accounting
