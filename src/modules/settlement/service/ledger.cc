// Reads of the books, and their closing.
#include "modules/settlement/service/ledger.h"

#include <algorithm>
#include <limits>

#include "engine/accounting/refusals.h"
#include "modules/org/face/names.h"
#include "modules/settlement/rules/period.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/service/reach.h"
#include "modules/settlement/service/words.h"

namespace settlement::service {
namespace {

struct TrialSheetLine {
  std::string account, counterparty;
  base::Money debit_li, credit_li, pending_debit_li, pending_credit_li;
};
DESCRIBE(TrialSheetLine, "试算平衡表", FIELD(account, "账户"), FIELD(counterparty, "对方"),
         FIELD(debit_li, "借方（元）"), FIELD(credit_li, "贷方（元）"), FIELD(pending_debit_li, "待定借方（元）"),
         FIELD(pending_credit_li, "待定贷方（元）"))
struct HistorySheetLine {
  base::Instant at;
  std::string cause, note;
  base::Money debit_li, credit_li, balance_li;
};
DESCRIBE(HistorySheetLine, "账户明细", FIELD(at, "时间"), FIELD(cause, "来源"), FIELD(note, "说明"),
         FIELD(debit_li, "借方（元）"), FIELD(credit_li, "贷方（元）"), FIELD(balance_li, "余额（元）"))

/// What is written off is no difference of a statement.
std::string account_of(rules::Purpose p) {
  return p == rules::Purpose::difference ? "尾差" : chinese_of(base::to_name(p));
}

constexpr base::Money kZero{};
base::Money debit_of(base::Money m) { return std::max(m, kZero); }
base::Money credit_of(base::Money m) { return std::max(kZero - m, kZero); }

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

base::Result<platform::http::File> export_trial(Look& look, ExportTrial const& ask) {
  auto const trial = TRY(view_trial(look, {ask.party, ask.at}));
  std::vector<TrialSheetLine> lines;
  for (auto const* side : {&trial.own, &trial.escrow})
    for (auto const& l : *side)
      lines.push_back({account_of(l.row.purpose), l.counterparty_name, debit_of(l.row.posted_li),
                       credit_of(l.row.posted_li), l.row.pending_debit_li, l.row.pending_credit_li});
  return platform::http::to_file("试算平衡表", lines, chinese_of, ask.format);
}

base::Result<platform::http::File> export_history(Look& look, ExportHistory const& ask) {
  std::vector<HistorySheetLine> lines;
  AskHistory page{.account = ask.account, .from = ask.from, .until = ask.until};
  auto balance = TRY(view_history(look, page)).opening_li;
  TRY(platform::http::each_row(look, page, view_history, [&](store::HistoryRow const& r) {
    balance += r.posted_li;
    lines.push_back({r.at, r.cause, r.note, debit_of(r.posted_li), credit_of(r.posted_li), balance});
  }));
  return platform::http::to_file("账户明细", lines, chinese_of, ask.format);
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
