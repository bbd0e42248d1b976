// An account's balance through time.
#pragma once
#include <span>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "engine/accounting/account.h"

namespace accounting {

/// The balance after each change, by instant. Changes of one instant stand in the order in which they came.
class History {
 public:
  /// After a change of the account.
  struct Point {
    base::Instant at;
    Balance balance;
  };

  /// The balance with all changes at or before an instant.
  Balance at(base::Instant) const;
  std::span<Point const> points() const { return points_; }

  /// Whether the rule would hold at every instant from the change on.
  /// @errors balance_broken, amount_too_large
  /// @cost  number of later changes
  base::Outcome check(BalanceRule, base::Instant, Balance const& change) const;
  /// @pre `check` lets it through
  void add(base::Instant, Balance const& change);

 private:
  std::size_t after(base::Instant) const;
  std::vector<Point> points_;
};

}  // namespace accounting
