// Use cases of the ledger explorer: trial balance, account history, postings, reversal, closing of the books.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/settlement/store/ledger.h"
#include "platform/http/route.h"
#include "platform/http/sheet_file.h"

namespace settlement::service {

struct AskTrial {
  OrganisationId party;
  base::Instant at;
};
DESCRIBE(AskTrial, "Whose books, as of when.", FIELD(party, "organisation, 0: one's own").or_default(),
         FIELD(at, "instant, absent: now").or_default())
struct TrialLine {
  store::TrialRow row;
  std::string counterparty_name;
};
DESCRIBE(TrialLine, "A line of a trial balance.", FIELD(row, "account"),
         FIELD(counterparty_name, "with whom"))
struct Trial {
  OrganisationId party;
  std::string party_name;
  base::Instant at;
  std::optional<base::Instant> closed_until;
  std::vector<TrialLine> own, escrow;
  base::Money own_sum_li, escrow_sum_li;  ///< always 0
};
DESCRIBE(Trial, "A trial balance 试算平衡表.", FIELD(party, "whose"), FIELD(party_name, "its name"),
         FIELD(at, "as of"), FIELD(closed_until, "nothing before it changes any more"),
         FIELD(own, "accounts of own money"), FIELD(escrow, "accounts of money held for others"),
         FIELD(own_sum_li, "sum, always 0"), FIELD(escrow_sum_li, "sum, always 0"))

struct AskHistory {
  rules::AccountId account;
  base::Instant from, until;
  std::string cursor;
  std::int64_t limit{100};
};
DESCRIBE(AskHistory, "Which changes.", FIELD(account, "account"), FIELD(from, "from").or_default(),
         FIELD(until, "before, absent: no end").or_default(),
         FIELD(cursor, "from the page before").longest(60).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct AccountHistory {
  rules::BookAccount account;
  std::string party_name, counterparty_name;
  base::Money opening_li;  ///< before the first change of the page
  std::vector<store::HistoryRow> items;
  std::optional<std::string> next;
};
DESCRIBE(AccountHistory, "Changes of an account, oldest first.", FIELD(account, "it"),
         FIELD(party_name, "whose"), FIELD(counterparty_name, "with whom"),
         FIELD(opening_li, "balance before the first of them, 厘"), FIELD(items, "changes"),
         FIELD(next, "cursor of the next page"))

struct ExportTrial {
  OrganisationId party;
  base::Instant at;
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
};
DESCRIBE(ExportTrial, "Whose books, as of when, as what.", FIELD(party, "organisation, 0: one's own").or_default(),
         FIELD(at, "instant, absent: now").or_default(), FIELD(format, "form").or_default())
struct ExportHistory {
  rules::AccountId account;
  base::Instant from, until;
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
};
DESCRIBE(ExportHistory, "Which changes, as what.", FIELD(account, "account"), FIELD(from, "from").or_default(),
         FIELD(until, "before, absent: no end").or_default(), FIELD(format, "form").or_default())

struct OnePosting {
  rules::OperationId posting;
};
DESCRIBE(OnePosting, "One posting.", FIELD(posting, "which"))
struct PostingEntry {
  rules::AccountId account;
  OrganisationId party;
  std::string party_name;
  rules::Purpose purpose{};
  base::Money amount_li;
};
DESCRIBE(PostingEntry, "A debit or credit.", FIELD(account, "account"), FIELD(party, "in whose books"),
         FIELD(party_name, "its name"), FIELD(purpose, "what for"), FIELD(amount_li, "debit above zero, 厘"))
struct PostingView {
  rules::BookPosting posting;
  std::vector<PostingEntry> entries;  ///< of the reader's own side
  std::string person_name;
};
DESCRIBE(PostingView, "A posting with its entries.", FIELD(posting, "it"),
         FIELD(entries, "debits and credits"), FIELD(person_name, "who"))

struct CloseBooks {
  OrganisationId party;
  base::ServiceDate until;
};
DESCRIBE(CloseBooks, "Closes the books of a party.", FIELD(party, "organisation, 0: one's own").or_default(),
         FIELD(until, "first day that stays open"))

/// @errors out_of_reach
base::Result<Trial> view_trial(Look&, AskTrial const&);
/// @errors account_not_found, out_of_reach
base::Result<AccountHistory> view_history(Look&, AskHistory const&);
/// @errors as view_trial
base::Result<platform::http::File> export_trial(Look&, ExportTrial const&);
/// With the balance after each change. @errors as view_history
base::Result<platform::http::File> export_history(Look&, ExportHistory const&);
/// @errors posting_unknown, out_of_reach
base::Result<PostingView> view_posting(Look&, OnePosting const&);
/// Nothing before that day changes any more. @errors out_of_reach, period_running, period_closed
base::Result<Trial> close_books(Act&, CloseBooks const&);

}  // namespace settlement::service
