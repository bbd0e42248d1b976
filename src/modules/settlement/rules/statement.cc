// Decisions about a statement.
#include "modules/settlement/rules/statement.h"

#include <algorithm>

#include "modules/settlement/rules/refusals.h"

namespace settlement::rules {
namespace {

constexpr base::Money kZero{};

base::Outcome may_change(Statement const& s) {
  if (s.state == StatementState::closed) return refusal::statement_closed;
  if (s.state == StatementState::rating) return refusal::period_running;
  return base::Done{};
}

bool is_due(StatementLine const& l) { return l.state == LineState::open; }

rating::RatedLine to_rated(StatementLine const& l) {
  rating::RatedLine out;
  out.amount = l.amount_li;
  out.tax = {l.tax_included, l.tax_rate};
  out.in_invoice = l.in_invoice;
  return out;
}

/// Lines that correct each other.
using ClauseKey = std::tuple<std::int64_t, std::string, std::int64_t, bool, bool>;

/// The first answer of the side that did not raise it.
void note_answer(Dispute& d, Actor const& who, base::Instant now) {
  if (!d.answered_at.ms && who.organisation != d.raised_for) d.answered_at = now;
}

}  // namespace

base::Result<Side> side_of(Statement const& s, OrganisationId organisation) {
  if (organisation && organisation == s.payer) return Side::payer;
  if (organisation && organisation == s.payee) return Side::payee;
  return refusal::not_a_side;
}

StatementLine to_line(BillLine const& b, StatementId statement, std::int64_t seq) {
  StatementLine l;
  l.statement = statement;
  l.seq = seq;
  l.version_of = b.version;
  l.rule = b.rule;
  l.kind = b.kind;
  l.name = b.name;
  l.basis = b.basis;
  l.link = b.link;
  l.incident = b.incident;
  l.route = b.route;
  l.quantity = b.quantity;
  l.amount_li = b.amount;
  l.tax_rate = b.tax.rate;
  l.tax_included = b.tax.included;
  l.in_invoice = b.in_invoice;
  auto const sum = taxed(b.amount, b.tax, b.in_invoice);
  l.net_li = sum.net;
  l.tax_li = sum.tax;
  l.gross_li = sum.gross;
  l.n_parts = std::ssize(b.parts);
  l.of_statement = b.of_statement;
  l.of_line = b.of_line;
  return l;
}

rating::Totals totals_of(Statement const& s, std::vector<StatementLine> const& lines) {
  std::vector<rating::RatedLine> due;
  for (auto const& l : lines)
    if (is_due(l)) due.push_back(to_rated(l));
  return rating::totals_of(due, s.by_line ? rating::Rounding::per_line : rating::Rounding::per_total);
}

void sum_up(Statement& s, std::vector<StatementLine> const& lines) {
  s.due_li = totals_of(s, lines).due();
  s.frozen_li = kZero;
  for (auto const& l : lines)
    if (l.state == LineState::frozen) s.frozen_li += l.gross_li;
}

base::Outcome may_rate(Statement const& s, std::vector<StatementLine> const& lines) {
  if (s.state == StatementState::closed) return refusal::statement_closed;
  auto const begun = [](StatementLine const& l) {
    return l.state != LineState::open || l.payer_by || l.payee_by;
  };
  if (std::ranges::any_of(lines, begun)) return refusal::statement_begun;
  return base::Done{};
}

base::Result<StatementLine> confirmed(Statement const& s, StatementLine l, Side side, PersonId person,
                                      base::Instant now) {
  TRY(may_change(s));
  if (l.state != LineState::open) return base::refuse(refusal::line_frozen, std::to_string(l.seq));
  auto& by = side == Side::payer ? l.payer_by : l.payee_by;
  if (by) return l;
  by = person;
  (side == Side::payer ? l.payer_at : l.payee_at) = now;
  ++l.version;
  return l;
}

base::Result<StatementLine> frozen(Statement const& s, StatementLine l, std::string const& reason) {
  TRY(may_change(s));
  if (l.state != LineState::open) return base::refuse(refusal::line_frozen, std::to_string(l.seq));
  if (reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  l.state = LineState::frozen;
  l.payer_by = l.payee_by = {};
  l.payer_at = l.payee_at = {};
  ++l.version;
  return l;
}

base::Result<Dispute> offered(Dispute d, Actor const& who, base::Money amount, std::string note, base::Instant now) {
  if (d.agreed_at.ms) return refusal::not_disputed;
  if (amount.value % 10 != 0) return base::refuse(refusal::amount_not_fen, {}, "/offer_li");
  d.offer_li = amount;
  d.offered_for = who.organisation;
  d.offered_by = who.person;
  d.note = std::move(note);
  note_answer(d, who, now);
  ++d.version;
  return d;
}

base::Result<Dispute> agreed(Dispute d, Actor const& who, base::Instant now) {
  if (d.agreed_at.ms) return refusal::not_disputed;
  if (d.offered_for == who.organisation) return refusal::own_offer;
  d.agreed_by = who.person;
  d.agreed_at = now;
  note_answer(d, who, now);
  ++d.version;
  return d;
}

base::Result<Statement> sealed(Statement s, std::vector<StatementLine> const& lines, Side side,
                               PersonId person, base::Instant now) {
  TRY(may_change(s));
  auto& by = side == Side::payer ? s.payer_sealed_by : s.payee_sealed_by;
  if (by) return refusal::already_sealed;
  auto const other = side == Side::payer ? s.payee_sealed_by : s.payer_sealed_by;
  if (person == s.made_by || person == other) return refusal::maker_is_checker;
  for (auto const& l : lines) {
    if (l.state != LineState::open) continue;
    if (!l.payer_by || !l.payee_by) return base::refuse(refusal::lines_open, std::to_string(l.seq));
    if (l.payer_by == person || l.payee_by == person) return refusal::maker_is_checker;
  }
  by = person;
  (side == Side::payer ? s.payer_sealed_at : s.payee_sealed_at) = now;
  if (other) {
    s.state = StatementState::closed;
    s.closed_at = now;
  }
  ++s.version;
  return s;
}

Statement unsealed(Statement s) {
  s.payer_sealed_by = s.payee_sealed_by = {};
  s.payer_sealed_at = s.payee_sealed_at = {};
  return s;
}

std::vector<BillLine> differences_of(StatementId statement, std::vector<BillLine> const& fresh,
                                     std::vector<StatementLine> const& settled) {
  std::map<ClauseKey, BillLine> by_clause;
  auto const line_at = [&](ClauseKey const& key) -> BillLine& {
    auto const [at, made] = by_clause.try_emplace(key);
    if (made) {
      at->second.kind = LineKind::difference;
      at->second.of_statement = statement;
    }
    return at->second;
  };
  for (auto const& f : fresh) {
    auto& d = line_at({f.rule.value, f.route, f.tax.rate, f.tax.included, f.in_invoice});
    d.version = f.version;
    d.rule = f.rule;
    d.route = f.route;
    d.tax = f.tax;
    d.in_invoice = f.in_invoice;
    if (!f.name.empty()) d.name = f.name;
    if (!f.basis.empty()) d.basis = f.basis;
    if (!f.link.empty()) d.link = f.link;
    d.quantity += f.quantity;
    d.amount += f.amount;
  }
  for (auto const& l : settled) {
    auto& d = line_at({l.rule.value, l.route, l.tax_rate, l.tax_included, l.in_invoice});
    if (!d.version) d.version = l.version_of;
    d.rule = l.rule;
    d.route = l.route;
    d.tax = {l.tax_included, l.tax_rate};
    d.in_invoice = l.in_invoice;
    if (!l.name.empty()) d.name = l.name;
    if (!l.basis.empty()) d.basis = l.basis;
    if (!l.link.empty()) d.link = l.link;
    d.quantity -= l.quantity;
    d.amount -= l.amount_li;
  }
  std::vector<BillLine> out;
  for (auto& [key, line] : by_clause)
    if (line.amount != kZero) out.push_back(std::move(line));
  return out;
}

}  // namespace settlement::rules
