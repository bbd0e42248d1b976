// Double entry of several parties as a state machine: operations in, balances out, the same for everybody who
// replays.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "engine/accounting/change.h"
#include "engine/accounting/history.h"
#include "engine/accounting/operation.h"

namespace accounting {

enum class PostingState : std::uint8_t { pending, posted, voided };

/// A posting as it stands now.
struct Posting {
  OperationId id;
  base::Instant at;  ///< of entry
  PostingState state{};
  std::vector<Entry> entries;
  OperationId reverses;     ///< 0: none
  OperationId reversed_by;  ///< 0: not
};

/// A row of a trial balance 试算平衡表.
struct TrialRow {
  AccountId account;
  Balance balance;
  bool operator==(TrialRow const&) const = default;
};

/// The books of all parties. What always holds: the posted balances of each party's funds sum to zero at
/// every instant; each account obeys its rule at every instant; nothing before a party's closing changes; a
/// refused operation leaves no trace.
class Ledger {
 public:
  /// Carries an operation out, or does nothing when it was done before.
  /// @errors every refusal of refusals.h
  base::Outcome apply(Operation const&);

  // Books that do not begin with their first operation: what an operation is about is taken over as it
  // stands, and the rest need not be there.

  /// @param at  nothing before it is asked of these books; @param balance  with every change at or before it
  void take_over(Account const&, base::Instant at, Balance const&);
  /// A change of an account that was taken over, after its instant.
  void take_over_change(AccountId, base::Instant at, Balance const& by);
  void take_over(Posting const&);
  void take_over_closing(PartyId, base::Instant until);

  Account const* find_account(AccountId) const;
  Posting const* find_posting(OperationId) const;
  /// Empty when there is no such account.
  std::optional<Balance> balance_at(AccountId, base::Instant) const;
  /// The balances after each change; empty when there is no such account.
  std::span<History::Point const> history_of(AccountId) const;
  /// The accounts of a party's fund by id. The posted balances sum to zero.
  std::vector<TrialRow> trial_balance(PartyId, Fund, base::Instant) const;
  /// Nothing before it changes any more; the beginning of time when the books were never closed.
  base::Instant closed_until(PartyId) const;

 private:
  struct Line {
    Account account;
    History history;
  };

  base::Outcome carry_out(Open const&);
  base::Outcome carry_out(Enter const&);
  base::Outcome carry_out(Settle const&);
  base::Outcome carry_out(Reverse const&);
  base::Outcome carry_out(Close const&);
  base::Result<std::vector<Line*>> lines_of(std::vector<Entry> const&, base::Instant);
  base::Outcome change(base::Instant, std::vector<Line*> const&, std::vector<Change> const&);
  Posting* posting_of(OperationId);

  std::map<AccountId, Line> lines_;
  std::set<std::tuple<PartyId, Purpose, PartyId>> uses_;
  std::unordered_map<OperationId, Posting> postings_;
  std::unordered_map<PartyId, base::Instant> closed_;
  std::unordered_map<OperationId, Operation> done_;
};

}  // namespace accounting
