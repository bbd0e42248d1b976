// What a closed statement does to the books: one posting for what is due, one that waits for each line in
// dispute.
#include "modules/settlement/service/closing.h"

#include <algorithm>

#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/service/sealing.h"
#include "modules/settlement/service/waiting.h"
#include "modules/settlement/store/ledger.h"
#include "modules/settlement/store/loss.h"

namespace settlement::service {
namespace {

using accounting::Purpose;
using rules::LineState;
using rules::Statement;
using rules::StatementLine;

/// What a statement or a line comes to: supplies with their tax, and what is owed for losses.
struct Sums {
  rating::Taxed supplies;
  base::Money losses;  ///< from the payer to the payee
};

/// Losses are no supply, and neither are corrections of them: they have accounts of their own.
bool is_of_losses(StatementLine const& l) {
  return l.kind == rules::LineKind::compensation ||
         (l.kind == rules::LineKind::difference && !l.rule && l.incident == "lost_item");
}

/// Both sides' entries: income and tax here, cost and tax there, losses, and what one owes the other.
base::Result<std::vector<accounting::Entry>> entries_of(AccountFinder& accounts, Statement const& s,
                                                        Sums const& sums) {
  auto const none = OrganisationId{};
  base::Money const zero{};
  auto const& supplies = sums.supplies;
  auto const owed = supplies.gross + sums.losses;
  struct Want {
    OrganisationId party;
    Purpose purpose;
    OrganisationId with;
    base::Money amount;
  };
  Want const wanted[] = {{s.payee, Purpose::receivable, s.payer, owed},
                         {s.payee, Purpose::income, s.payer, zero - supplies.net},
                         {s.payee, Purpose::output_tax, none, zero - supplies.tax},
                         {s.payee, Purpose::compensation, s.payer, zero - sums.losses},
                         {s.payer, Purpose::cost, s.payee, supplies.net},
                         {s.payer, Purpose::input_tax, none, supplies.tax},
                         {s.payer, Purpose::compensation, s.payee, sums.losses},
                         {s.payer, Purpose::payable, s.payee, zero - owed}};
  std::vector<accounting::Entry> out;
  for (auto const& w : wanted)
    if (w.amount != zero) out.push_back({TRY(accounts.of(w.party, w.purpose, w.with)), w.amount});
  return out;
}

/// The end of the period, or the first instant that both sides' books still take.
base::Instant posted_at(Act& act, Statement const& s) {
  auto const end = rules::beginning_of(base::add_days(s.last_day, 1)).plus_ms(-1);
  return open_from(act, end, {s.payer, s.payee});
}

Sums sums_of(Statement const& s, std::vector<StatementLine> const& lines) {
  auto const totals = rules::totals_of(s, lines);
  Sums out{{totals.outside, {}, totals.outside}, {}};
  for (auto const& t : totals.invoice) out.supplies += t.sum;
  for (auto const& l : lines)
    if (l.state == LineState::open && is_of_losses(l)) out.losses += l.gross_li;
  out.supplies.net -= out.losses;
  out.supplies.gross -= out.losses;
  return out;
}

Sums sums_of(StatementLine const& l) {
  if (is_of_losses(l)) return {{}, l.gross_li};
  return {{l.net_li, l.tax_li, l.gross_li}, {}};
}

/// What was agreed about earlier lines stands in this statement now.
base::Outcome carry_outcomes(Act& act, Statement const& s, std::vector<StatementLine> const& lines) {
  for (auto const& d : store::list_agreed(act.tx, act.region, s.agreement)) {
    auto const stands =
        std::ranges::any_of(lines, [&d](StatementLine const& l) { return l.of_line == d.line; });
    if (!stands && d.offer_li != base::Money{}) continue;
    auto after = d;
    after.carried_into = s.id;
    ++after.version;
    TRY(store::save_dispute(act.tx, act.region, after));
  }
  return base::Done{};
}

/// What is due, and each line in dispute as a posting that waits.
base::Outcome post(Act& act, Statement const& s, std::vector<StatementLine> const& lines) {
  AccountFinder accounts{act};
  auto const at = posted_at(act, s);
  std::vector<Entering> all;
  auto const add = [&](Sums const& sums, std::string cause, bool pending) -> base::Outcome {
    Entering e{{act.make_id<accounting::OperationId>(), at, pending, TRY(entries_of(accounts, s, sums))},
               {std::move(cause), s.number}};
    if (!e.posting.entries.empty()) all.push_back(std::move(e));
    return base::Done{};
  };
  TRY(add(sums_of(s, lines), subject_of(s.id), false));
  for (auto const& l : lines)
    if (l.state == LineState::frozen) TRY(add(sums_of(l), subject_of(l.id), true));
  return enter_all(act, all);
}

base::Outcome close(Act& act, Statement const& s, std::vector<StatementLine> const& lines) {
  TRY(post(act, s, lines));
  TRY(carry_outcomes(act, s, lines));
  store::mark_stated_losses(act.tx, act.region, s.id);
  act.record(events::kStatementClosed, subject_of(s.id), {}, s);
  return base::Done{};
}

}  // namespace

base::Result<StatementView> seal_statement(Act& act, OneStatement const& request) {
  auto const before = TRY(get_within(act.tx, act.hat, request.statement));
  auto const side = TRY(rules::side_of(before, act.hat.organisation));
  auto const lines = store::list_lines(act.tx, act.region, before.id);
  auto after = TRY(rules::sealed(before, lines, side, act.hat.person, act.now));
  TRY(seal_in_paper(act, before, side));
  TRY(store::save_statement(act.tx, act.region, after));
  follow_sealing(act, after);
  act.audit("settlement.seal", subject_of(after.id), &before, &after);
  act.record(events::kStatementChanged, subject_of(after.id), {}, after);
  if (after.state == rules::StatementState::closed) TRY(close(act, after, lines));
  return view_of(act.tx, act.hat, std::move(after));
}

base::Outcome void_frozen(Act& act, Statement const& s, StatementLine const& l) {
  for (auto const& p : store::list_postings(act.tx, act.region, subject_of(l.id))) {
    if (p.state != accounting::PostingState::pending) continue;
    auto const at = open_from(act, std::max(p.at, act.now), {s.payer, s.payee});
    TRY(carry_out(act, accounting::Settle{act.make_id<accounting::OperationId>(), at, p.id, false},
                  {subject_of(l.id), s.number}));
  }
  return base::Done{};
}

}  // namespace settlement::service
