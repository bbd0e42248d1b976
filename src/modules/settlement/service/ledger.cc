// Reads of the books, and their closing.
#include "modules/settlement/service/ledger.h"

#include <limits>

#include "engine/accounting/refusals.h"
#include "modules/org/face/names.h"
#include "modules/settlement/rules/period.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/service/reach.h"

namespace settlement::service {
namespace {

constexpr base::Instant kEnd{std::numeric_limits<std::int64_t>::max()};

Trial trial_of(Tx& tx, base::Region region, OrganisationId party, base::Instant at) {
  org::Names names{tx, region};
  Trial out{.party = party, .party_name = names.of(party), .at = at};
  out.closed_until = store::closed_until(tx, region, party);
  for (auto const& row : store::list_trial(tx, region, party, at)) {
    auto const escrow = accounting::fund_of(row.purpose) == accounting::Fund::escrow;
    (escrow ? out.escrow_sum_li : out.own_sum_li) += row.posted_li;
    (escrow ? out.escrow : out.own).push_back({row, names.of(row.counterparty)});
  }
  return out;
}

/// "1795500000000.17": the instant and key of the last row of a page.
std::pair<base::Instant, std::int64_t> parse_cursor(std::string const& text) {
  auto const dot = text.find('.');
  if (dot == std::string::npos) return {{std::numeric_limits<std::int64_t>::min()}, 0};
  return {{std::strtoll(text.c_str(), nullptr, 10)}, std::strtoll(text.c_str() + dot + 1, nullptr, 10)};
}

}  // namespace

base::Result<Trial> view_trial(Look& look, AskTrial const& ask) {
  auto const party = TRY(books_of(look.hat, ask.party));
  return trial_of(look.tx, look.region, party, ask.at.ms ? ask.at : look.now);
}

base::Result<AccountHistory> view_history(Look& look, AskHistory const& ask) {
  auto const account = store::find_account(look.tx, look.region, ask.account);
  if (!account) return refusal::account_not_found;
  TRY(books_of(look.hat, account->party));
  org::Names names{look.tx, look.region};
  AccountHistory out{.account = *account};
  out.party_name = names.of(account->party);
  out.counterparty_name = names.of(account->counterparty);
  auto const after = parse_cursor(ask.cursor);
  out.items = store::list_history(look.tx, look.region, ask.account, ask.from,
                                  ask.until.ms ? ask.until : kEnd, after.first, after.second, ask.limit);
  if (std::ssize(out.items) == ask.limit)
    out.next = std::to_string(out.items.back().at.ms) + '.' + std::to_string(out.items.back().id.value);
  out.opening_li = store::balance_before(look.tx, look.region, *account, out.items);
  return out;
}

base::Result<PostingView> view_posting(Look& look, OnePosting const& ask) {
  auto posting = store::find_posting(look.tx, look.region, ask.posting);
  if (!posting) return accounting::refusal::posting_unknown;
  org::Names names{look.tx, look.region};
  PostingView out{*std::move(posting), {}, {}};
  for (auto const& e : rules::entries_of(store::list_entered(look.tx, look.region, ask.posting))) {
    auto const a = store::find_account(look.tx, look.region, e.account);
    if (a && books_of(look.hat, a->party).ok())
      out.entries.push_back({e.account, a->party, names.of(a->party), a->purpose, e.amount});
  }
  if (out.entries.empty()) return refusal::out_of_reach;
  out.person_name = names.of(out.posting.person);
  return out;
}

base::Result<Trial> close_books(Act& act, CloseBooks const& request) {
  auto const party = TRY(books_of(act.hat, request.party));
  auto const until = rules::beginning_of(request.until);
  if (until > act.now) return refusal::period_running;
  TRY(carry_out(act, accounting::Close{act.make_id<rules::OperationId>(), {party.value}, until}, {}));
  auto const out = trial_of(act.tx, act.region, party, until);
  auto const subject = "settlement/books/" + std::to_string(party.value);
  act.record(events::kBooksClosed, subject, {}, request);
  act.audit("settlement.close_books", subject, static_cast<CloseBooks const*>(nullptr), &request);
  return out;
}

}  // namespace settlement::service
