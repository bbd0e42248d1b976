// Accounts and postings of the books as they are stored and shown; what may happen to them decides
// engine/accounting.
#pragma once
#include <string>
#include <vector>

#include "engine/accounting/ledger.h"
#include "modules/settlement/settlement.h"

namespace accounting {

DESCRIBE_ENUM(Fund, "Own money, or held for others.", "own", "escrow")
DESCRIBE_ENUM(Purpose, "What an account is for.", "bank", "receivable", "payable", "income", "cost",
              "input_tax", "output_tax", "difference", "cod_held", "cod_owed", "compensation")
DESCRIBE_ENUM(BalanceRule, "On which side of zero a balance may lie.", "free", "debit", "credit")
DESCRIBE_ENUM(PostingState, "Life of a posting.", "pending", "posted", "voided")

}  // namespace accounting

namespace settlement::rules {

using EventId = decltype(platform::event::Event::id);
using accounting::AccountId;
using accounting::OperationId;
using accounting::PostingState;
using accounting::Purpose;

/// An account with its balance after everything that was posted.
struct BookAccount {
  AccountId id;
  OrganisationId party;  ///< in whose books
  Purpose purpose{};
  OrganisationId counterparty;  ///< with whom; 0: nobody in particular
  accounting::BalanceRule rule{};
  base::Money posted_li, pending_debit_li, pending_credit_li;
};
DESCRIBE(BookAccount, "An account.", FIELD(id, "key"), FIELD(party, "in whose books"),
         FIELD(purpose, "what for"), FIELD(counterparty, "with whom, 0: nobody"),
         FIELD(rule, "where its balance may lie"), FIELD(posted_li, "balance, debits above zero, 厘"),
         FIELD(pending_debit_li, "debits that wait, 厘"), FIELD(pending_credit_li, "credits that wait, 厘"))

/// A posting with what caused it.
struct BookPosting {
  OperationId id;
  base::Instant at;  ///< of entry
  PostingState state{};
  OperationId reverses, reversed_by;
  EventId event;      ///< of the journal
  std::string cause;  ///< "settlement/statement/17"
  std::string note;
  PersonId person;
  base::Instant recorded_at;
};
DESCRIBE(BookPosting, "A posting.", FIELD(id, "key"), FIELD(at, "of entry"), FIELD(state, "life"),
         FIELD(reverses, "posting that it takes back"), FIELD(reversed_by, "posting that takes it back"),
         FIELD(event, "entry of the journal"), FIELD(cause, "what it is about"), FIELD(note, "remark"),
         FIELD(person, "who"), FIELD(recorded_at, "when it was recorded"))

/// It took effect, and neither takes something back nor was it taken back.
inline bool stands(BookPosting const& p) {
  return p.state == PostingState::posted && !p.reverses && !p.reversed_by;
}

/// A change of an account's balance; never edited.
struct BookChange {
  base::Id<struct ChangeTag> id;
  AccountId account;
  base::Instant at;
  OperationId posting;
  OperationId operation;  ///< = posting when it was entered; what settled it later otherwise
  base::Money posted_li, pending_debit_li, pending_credit_li;
};
DESCRIBE(BookChange, "A change of a balance.", FIELD(id, "key"), FIELD(account, "of which account"),
         FIELD(at, "as of"), FIELD(posting, "posting"), FIELD(operation, "what did it"),
         FIELD(posted_li, "debit above zero, 厘"), FIELD(pending_debit_li, "debit that waits, 厘"),
         FIELD(pending_credit_li, "credit that waits, 厘"))

accounting::Account to_account(BookAccount const&);
accounting::Balance balance_of(BookAccount const&);
accounting::Balance balance_of(BookChange const&);
/// The entries of a posting. @param entered  the changes that entered it
std::vector<accounting::Entry> entries_of(std::vector<BookChange> const& entered);
/// Everything that an operation says, one line: the same text is the same operation.
std::string content_of(accounting::Operation const&);

}  // namespace settlement::rules
