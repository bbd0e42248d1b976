// Collects, prices and stores; the decisions are rules/bill and rules/statement.
#include "modules/settlement/service/rating.h"

#include <algorithm>

#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/events.h"
#include "modules/settlement/service/waiting.h"
#include "modules/settlement/store/statement.h"

namespace settlement::service {
namespace {

using rules::BillLine;
using rules::LineKind;
using rules::Statement;
using rules::StatementLine;
using rules::StatementState;

/// Closed periods that are looked at again when a statement is drafted: what came late or was priced anew.
constexpr std::int64_t kLookedAtAgain = 2;

std::string number_of(rules::Terms const& t, rules::Period const& p) {
  return "JS-" + t.number + "-" + std::to_string(p.first.yyyymmdd);
}

base::Result<rules::Bill> price(std::vector<rules::Terms> const& terms, Tx& tx, base::Region region,
                                rules::Period const& period, base::Instant now) {
  if (terms.empty()) return refusal::agreement_unknown;
  auto const days = collect_days(tx, region, period, now);
  return rules::bill_of(terms, period, days, collect_keys(tx, region, days));
}

/// What a closed statement was settled at, with corrections that followed.
std::vector<StatementLine> settled_lines(Tx& tx, base::Region region, StatementId id) {
  auto lines = store::list_lines(tx, region, id);
  std::erase_if(lines, [](StatementLine const& l) { return l.kind == LineKind::difference; });
  std::ranges::move(store::list_corrections(tx, region, id), std::back_inserter(lines));
  return lines;
}

base::Outcome add_corrections(Tx& tx, base::Region region, base::Instant now, TermsBook const& book,
                              Prepared& out) {
  auto const& s = out.statement;
  for (auto const& c : store::list_closed_before(tx, region, s.agreement, s.first_day, kLookedAtAgain)) {
    auto const fresh = TRY(bill_of(book, tx, region, s.agreement, {c.first_day, c.last_day}, now));
    std::ranges::move(rules::differences_of(c.id, fresh.lines, settled_lines(tx, region, c.id)),
                      std::back_inserter(out.bill.lines));
  }
  return base::Done{};
}

/// What was agreed about lines of closed statements.
base::Outcome add_outcomes(Tx& tx, base::Region region, Prepared& out) {
  auto const& s = out.statement;
  for (auto const& d : store::list_agreed(tx, region, s.agreement)) {
    if (d.statement == s.id || d.offer_li == base::Money{}) continue;
    auto const of = TRY(store::get_line(tx, region, d.line));
    BillLine l{.version = of.version_of, .rule = of.rule, .kind = LineKind::difference};
    l.name = of.name;
    l.basis = of.basis;
    l.link = of.link;
    l.incident = of.incident;
    l.route = of.route;
    l.quantity = of.quantity;
    l.amount = d.offer_li;
    l.tax = {of.tax_included, of.tax_rate};
    l.in_invoice = of.in_invoice;
    l.of_statement = of.statement;
    l.of_line = of.id;
    out.bill.lines.push_back(std::move(l));
  }
  return base::Done{};
}

/// The statement of the period, new when there is none.
Statement begin(Tx& tx, base::Region region, rules::Terms const& t, rules::Period const& period,
                StatementId fresh) {
  if (auto s = store::find_statement(tx, region, t.agreement, period.first)) return *std::move(s);
  Statement s{.id = fresh, .number = number_of(t, period), .agreement = t.agreement};
  s.agreement_number = t.number;
  s.title = t.title;
  s.payer = t.payer;
  s.payee = t.payee;
  s.first_day = period.first;
  s.last_day = period.last;
  s.version = 0;
  return s;
}

}  // namespace

base::Result<rules::Bill> bill_of(TermsBook const& book, Tx& tx, base::Region region,
                                  rules::AgreementId agreement, rules::Period const& period,
                                  base::Instant now) {
  return price(terms_of(book, tx, region, agreement, period), tx, region, period, now);
}

base::Result<Begun> begin_rating(Tx& tx, base::Region region, base::Instant now, TermsBook const& book,
                                 Wanted const& wanted) {
  auto const& period = wanted.period;
  TRY(rules::check(period));
  if (wanted.drafted && base::add_days(base::service_date_of(now), -1) < period.last)
    return refusal::period_running;
  Begun out{{}, terms_of(book, tx, region, wanted.agreement, period)};
  if (out.terms.empty()) return refusal::agreement_unknown;
  auto& s = out.statement = begin(tx, region, out.terms.back(), period, wanted.fresh);
  if (period != rules::Period{s.first_day, s.last_day}) return refusal::statement_exists;
  TRY(rules::may_rate(s, store::list_lines(tx, region, s.id)));
  return out;
}

base::Result<Prepared> prepare(Tx& tx, base::Region region, base::Instant now, TermsBook const& book,
                               Wanted const& wanted) {
  auto const& period = wanted.period;
  auto begun = TRY(begin_rating(tx, region, now, book, wanted));
  auto const& terms = begun.terms;
  Prepared out{std::move(begun.statement), {}, {}, {}};
  auto& s = out.statement;
  out.bill = TRY(price(terms, tx, region, period, now));
  if (wanted.drafted) {
    TRY(add_corrections(tx, region, now, book, out));
    TRY(add_outcomes(tx, region, out));
    s.state = StatementState::draft;
    s.made_by = wanted.by;
    out.confirm_by = base::add_days(s.last_day, terms.back().cycle.confirm_by_days);
  }
  s.rated_at = now;
  s.rated_until = std::min(period.last, base::add_days(base::service_date_of(now), -1));
  s.n_events = out.bill.n_events;
  s.n_unpriced = out.bill.n_unpriced;
  s.by_line = terms.back().rounding == rating::Rounding::per_line;
  for (auto const& b : out.bill.lines)
    out.lines.push_back(rules::to_line(b, s.id, std::ssize(out.lines) + 1));
  rules::sum_up(s, out.lines);
  ++s.version;
  return out;
}

base::Outcome store_rated(Act& act, Prepared const& p) {
  auto const& s = p.statement;
  if (s.version == 1)
    store::insert_statement(act.tx, act.region, s);
  else
    TRY(store::save_statement(act.tx, act.region, s));
  act.record(events::kRated, subject_of(s.id), {}, s);
  if (s.state == StatementState::draft) ask_to_confirm(act, s, p.confirm_by);
  return base::Done{};
}

}  // namespace settlement::service
