// What an operation does to the balances of accounts.
#pragma once
#include <vector>

#include "engine/accounting/operation.h"

namespace accounting {

/// What is added to an account's balance.
struct Change {
  AccountId account;
  Balance by;
  bool operator==(Change const&) const = default;
};

/// One for each entry of the posting, in order.
std::vector<Change> changes_of(Enter const&);
/// @param entries  of the posting that it is about
std::vector<Change> changes_of(Settle const&, std::vector<Entry> const& entries);
std::vector<Change> changes_of(Reverse const&, std::vector<Entry> const& entries);

}  // namespace accounting
