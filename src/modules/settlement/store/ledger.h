// Rows of the books.
#pragma once
#include <optional>
#include <vector>

#include "modules/settlement/rules/account.h"

namespace settlement::store {

using rules::AccountId;
using rules::BookAccount;
using rules::BookChange;
using rules::BookPosting;
using rules::OperationId;

std::optional<BookAccount> find_account(Tx&, base::Region, AccountId);
std::optional<BookAccount> find_account(Tx&, base::Region, OrganisationId party, rules::Purpose,
                                        OrganisationId counterparty);
void insert_account(Tx&, base::Region, BookAccount const&);

/// Adds a change; what it does to the account's present balance is another call.
void insert_change(Tx&, base::Region, BookChange const&);
void change_account(Tx&, base::Region, AccountId, accounting::Balance const& by);
/// Changes of an account after an instant, oldest first. @cost the later changes: mostly none
std::vector<BookChange> list_changes_after(Tx&, base::Region, AccountId, base::Instant);
/// The changes that entered a posting, in order.
std::vector<BookChange> list_entered(Tx&, base::Region, OperationId posting);

std::optional<BookPosting> find_posting(Tx&, base::Region, OperationId);
/// Postings of a cause, oldest first.
std::vector<BookPosting> list_postings(Tx&, base::Region, std::string const& cause);
void insert_posting(Tx&, base::Region, BookPosting const&);
void save_posting(Tx&, base::Region, BookPosting const&);

std::optional<std::string> find_operation(Tx&, base::Region, OperationId);
/// @returns false when there is one of that id
bool insert_operation(Tx&, base::Region, OperationId, std::string const& content);

/// The last closing of a party's books; empty when they were never closed.
std::optional<base::Instant> closed_until(Tx&, base::Region, OrganisationId party);
/// Keeps the closing and carries the balance of each account forward to it.
void insert_closing(Tx&, base::Region, OrganisationId party, base::Instant until, PersonId,
                    base::Instant now);

/// An account as it stood at an instant.
struct TrialRow {
  AccountId account;
  rules::Purpose purpose{};
  OrganisationId counterparty;
  base::Money posted_li, pending_debit_li, pending_credit_li;
};
DESCRIBE(TrialRow, "An account as it stood.", FIELD(account, "account"), FIELD(purpose, "what for"),
         FIELD(counterparty, "with whom, 0: nobody"), FIELD(posted_li, "balance, debits above zero, 厘"),
         FIELD(pending_debit_li, "debits that wait, 厘"), FIELD(pending_credit_li, "credits that wait, 厘"))
/// With all changes at or before the instant. @cost the changes since the last closing before it
std::vector<TrialRow> list_trial(Tx&, base::Region, OrganisationId party, base::Instant);

/// A change with its posting.
struct HistoryRow {
  decltype(BookChange::id) id;
  base::Instant at;
  OperationId posting;
  base::Money posted_li, pending_debit_li, pending_credit_li;
  rules::PostingState state{};
  OperationId reverses, reversed_by;
  rules::EventId event;
  std::string cause, note;
};
DESCRIBE(HistoryRow, "A change of an account.", FIELD(id, "key"), FIELD(at, "as of"),
         FIELD(posting, "posting"), FIELD(posted_li, "debit above zero, 厘"),
         FIELD(pending_debit_li, "debit that waits, 厘"), FIELD(pending_credit_li, "credit that waits, 厘"),
         FIELD(state, "of the posting"), FIELD(reverses, "posting that it takes back"),
         FIELD(reversed_by, "posting that takes it back"), FIELD(event, "entry of the journal"),
         FIELD(cause, "what it is about"), FIELD(note, "remark"))
/// Oldest first, from `from` on and before `until`, after the row (at, id).
std::vector<HistoryRow> list_history(Tx&, base::Region, AccountId, base::Instant from, base::Instant until,
                                     base::Instant after_at, std::int64_t after_id, std::int64_t limit);
/// The posted balance before the first of some changes; the present one when there are none.
base::Money balance_before(Tx&, base::Region, BookAccount const&, std::vector<HistoryRow> const&);

}  // namespace settlement::store
