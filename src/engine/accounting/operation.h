// What can be done to a ledger, as data: stored, sent and replayed.
#pragma once
#include <cstdint>
#include <variant>
#include <vector>

#include "base/time.h"
#include "engine/accounting/account.h"

namespace accounting {

/// Made by the client; the same id with the same content happens once. A posting's id is that of the
/// operation that entered it.
using OperationId = base::Id<struct OperationTag>;

/// A debit (amount > 0) or credit (< 0) of one account.
struct Entry {
  AccountId account;
  base::Money amount;
  bool operator==(Entry const&) const = default;
};

/// Opens an account.
struct Open {
  OperationId id;
  Account account;
  bool operator==(Open const&) const = default;
};

/// Enters a posting, as of an instant that may lie in the past while its period is open.
struct Enter {
  OperationId id;
  base::Instant at;
  bool pending{};  ///< reserves the amounts until posted or voided
  std::vector<Entry> entries;
  bool operator==(Enter const&) const = default;
};

/// Ends a pending posting: posted, it takes effect at `at`; voided, it never does.
struct Settle {
  OperationId id;
  base::Instant at;
  OperationId posting;
  bool posts{};
  bool operator==(Settle const&) const = default;
};

/// Takes a posted posting back by the opposite one. It is the only way to correct.
struct Reverse {
  OperationId id;
  base::Instant at;
  OperationId posting;
  bool operator==(Reverse const&) const = default;
};

/// Closes a party's books: nothing is entered, settled or reversed before `until` any more. Never goes back.
struct Close {
  OperationId id;
  PartyId party;
  base::Instant until;
  bool operator==(Close const&) const = default;
};

using Operation = std::variant<Open, Enter, Settle, Reverse, Close>;

}  // namespace accounting
