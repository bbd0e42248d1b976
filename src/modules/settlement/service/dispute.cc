// Disputes freeze their line alone.
#include "modules/settlement/service/dispute.h"

#include <algorithm>
#include <set>

#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/closing.h"
#include "modules/settlement/service/waiting.h"

namespace settlement::service {
namespace {

using rules::Dispute;
using rules::LineState;
using rules::Statement;
using rules::StatementLine;

struct Case {
  Statement statement;
  StatementLine line;
  rules::Actor actor;
};

/// @errors line_unknown, out_of_reach, not_a_side
base::Result<Case> get_case(Act& act, rules::LineId id) {
  auto line = TRY(store::get_line(act.tx, act.region, id));
  auto s = TRY(get_within(act.tx, act.hat, line.statement));
  TRY(rules::side_of(s, act.hat.organisation));
  return Case{std::move(s), std::move(line), {act.hat.person, act.hat.organisation}};
}

void resum(StatementLine& l, base::Money amount, std::int64_t quantity, std::int64_t n_parts) {
  auto const sum = rules::taxed(amount, {l.tax_included, l.tax_rate}, l.in_invoice);
  l.quantity = quantity;
  l.amount_li = amount;
  l.net_li = sum.net;
  l.tax_li = sum.tax;
  l.gross_li = sum.gross;
  l.n_parts = n_parts;
}

/// The chosen events as a line of their own; what they came to leaves the line that they were in.
/// @errors line_unknown, nothing_at_stake (events that only explain a target)
base::Result<StatementLine> split_off(Act& act, Statement const& s, StatementLine from,
                                      std::vector<std::int64_t> const& parts) {
  std::set<std::int64_t> const chosen{parts.begin(), parts.end()};
  auto apart = from;
  apart.id = act.make_id<rules::LineId>();
  apart.seq = std::ssize(store::list_lines(act.tx, act.region, s.id)) + 1;
  base::Money amount{};
  std::int64_t quantity = 0, n = 0;
  for (auto const& p : store::list_parts(act.tx, act.region, from.id, 0, from.n_parts)) {
    if (!chosen.contains(p.n)) continue;
    amount += p.amount_li;
    quantity += p.quantity;
    ++n;
    store::move_part(act.tx, act.region, from.id, p.n, apart.id);
  }
  if (n != std::ssize(chosen)) return refusal::line_unknown;
  if (quantity == 0 && amount == base::Money{}) return refusal::nothing_at_stake;
  resum(apart, amount, quantity, n);
  apart.version = 1;
  store::insert_line(act.tx, act.region, apart);
  resum(from, from.amount_li - amount, from.quantity - quantity, from.n_parts - n);
  ++from.version;
  TRY(store::save_line(act.tx, act.region, from));
  return apart;
}

void tell(Act& act, Statement const& s, Dispute const& d) {
  act.record(events::kDisputeChanged, subject_of(d.line), {}, d);
  follow_dispute(act, s, d);
}

}  // namespace

base::Result<StatementView> raise_dispute(Act& act, RaiseDispute const& request) {
  auto const c = TRY(get_case(act, request.line));
  auto const whole = request.parts.empty() || std::ssize(request.parts) == c.line.n_parts;
  auto disputed = TRY(rules::frozen(c.statement, c.line, request.reason));  // asked before any event moves
  if (!whole) {
    auto const apart = TRY(split_off(act, c.statement, c.line, request.parts));
    disputed = TRY(rules::frozen(c.statement, apart, request.reason));
  }
  TRY(store::save_line(act.tx, act.region, disputed));
  Dispute d{.id = act.make_id<decltype(Dispute::id)>(), .statement = c.statement.id, .line = disputed.id};
  d.reason = request.reason;
  d.raised_for = c.actor.organisation;
  d.raised_by = c.actor.person;
  d.raised_at = act.now;
  d.version = 0;
  d = TRY(rules::offered(d, c.actor, request.offer_li, {}, act.now));
  store::insert_dispute(act.tx, act.region, d);
  tell(act, c.statement, d);
  return store_changed(act, "settlement.dispute", rules::unsealed(c.statement));
}

base::Result<StatementView> offer_amount(Act& act, OfferAmount const& request) {
  auto const c = TRY(get_case(act, request.line));
  auto const before = TRY(store::get_dispute(act.tx, act.region, request.line));
  auto const after = TRY(rules::offered(before, c.actor, request.offer_li, request.note, act.now));
  TRY(store::save_dispute(act.tx, act.region, after));
  tell(act, c.statement, after);
  act.audit("settlement.offer", subject_of(c.statement.id), &before, &after);
  return view_of(act.tx, act.hat, c.statement);
}

base::Result<StatementView> accept_offer(Act& act, AcceptOffer const& request) {
  auto const c = TRY(get_case(act, request.line));
  auto const before = TRY(store::get_dispute(act.tx, act.region, request.line));
  auto after = TRY(rules::agreed(before, c.actor, act.now));
  auto const open = c.statement.state != rules::StatementState::closed;
  auto line = c.line;
  ++line.version;
  if (open && after.offer_li == line.amount_li) {
    line.state = LineState::open;
    after.carried_into = c.statement.id;
  } else {
    line.state = LineState::settled;
  }
  TRY(store::save_dispute(act.tx, act.region, after));
  TRY(store::save_line(act.tx, act.region, line));
  if (!open) TRY(void_frozen(act, c.statement, c.line));
  tell(act, c.statement, after);
  act.audit("settlement.accept", subject_of(c.statement.id), &before, &after);
  if (!open) return view_of(act.tx, act.hat, c.statement);
  if (line.state == LineState::open) ask_to_confirm_again(act, c.statement);
  return store_changed(act, "settlement.accept", rules::unsealed(c.statement));
}

}  // namespace settlement::service
