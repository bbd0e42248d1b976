// Collects, prices and stores; the decisions are rules/bill and rules/statement.
#include "modules/settlement/service/rating.h"

#include <algorithm>
#include <set>

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
constexpr std::int64_t kDaysLookedBack = 40;  ///< for periods that ended and were not drafted yet

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

base::Outcome add_corrections(Act& act, TermsBook const& book, Statement const& s,
                              std::vector<BillLine>& lines) {
  for (auto const& c :
       store::list_closed_before(act.tx, act.region, s.agreement, s.first_day, kLookedAtAgain)) {
    auto const fresh =
        TRY(bill_of(book, act.tx, act.region, s.agreement, {c.first_day, c.last_day}, act.now));
    std::ranges::move(rules::differences_of(c.id, fresh.lines, settled_lines(act.tx, act.region, c.id)),
                      std::back_inserter(lines));
  }
  return base::Done{};
}

/// What was agreed about lines of closed statements.
base::Outcome add_outcomes(Act& act, Statement const& s, std::vector<BillLine>& lines) {
  for (auto const& d : store::list_agreed(act.tx, act.region, s.agreement)) {
    if (d.statement == s.id || d.offer_li == base::Money{}) continue;
    auto const of = TRY(store::get_line(act.tx, act.region, d.line));
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
    lines.push_back(std::move(l));
  }
  return base::Done{};
}

/// The statement of the period, new when there is none.
Statement begin(Act& act, rules::Terms const& t, rules::Period const& period) {
  if (auto s = store::find_statement(act.tx, act.region, t.agreement, period.first)) return *std::move(s);
  Statement s{.id = act.make_id<StatementId>(), .number = number_of(t, period), .agreement = t.agreement};
  s.agreement_number = t.number;
  s.title = t.title;
  s.payer = t.payer;
  s.payee = t.payee;
  s.first_day = period.first;
  s.last_day = period.last;
  s.version = 0;
  return s;
}

void store_lines(Act& act, Statement& s, rules::Bill const& bill) {
  std::vector<StatementLine> lines;
  store::delete_rated(act.tx, act.region, s.id);
  for (auto const& b : bill.lines) {
    auto l = rules::to_line(b, s.id, std::ssize(lines) + 1);
    l.id = act.make_id<rules::LineId>();
    store::insert_line(act.tx, act.region, l);
    store::insert_parts(act.tx, act.region, l.id, b.parts);
    lines.push_back(std::move(l));
  }
  store::insert_unpriced(act.tx, act.region, s.id, bill.unpriced);
  rules::sum_up(s, lines);
}

}  // namespace

base::Result<rules::Bill> bill_of(TermsBook const& book, Tx& tx, base::Region region,
                                  rules::AgreementId agreement, rules::Period const& period,
                                  base::Instant now) {
  return price(terms_of(book, tx, region, agreement, period), tx, region, period, now);
}

base::Result<Statement> rate_statement(Act& act, TermsBook const& book, rules::AgreementId agreement,
                                       rules::Period const& period, bool drafted) {
  TRY(rules::check(period));
  auto const yesterday = base::add_days(base::service_date_of(act.now), -1);
  if (drafted && yesterday < period.last) return refusal::period_running;
  auto const terms = terms_of(book, act.tx, act.region, agreement, period);
  if (terms.empty()) return refusal::agreement_unknown;
  auto s = begin(act, terms.back(), period);
  if (period != rules::Period{s.first_day, s.last_day}) return refusal::statement_exists;
  TRY(rules::may_rate(s, store::list_lines(act.tx, act.region, s.id)));
  auto bill = TRY(price(terms, act.tx, act.region, period, act.now));
  if (drafted) {
    TRY(add_corrections(act, book, s, bill.lines));
    TRY(add_outcomes(act, s, bill.lines));
    s.state = StatementState::draft;
    s.made_by = act.hat.person;
  }
  s.rated_at = act.now;
  s.rated_until = std::min(period.last, yesterday);
  s.n_events = bill.n_events;
  s.n_unpriced = bill.n_unpriced;
  s.by_line = terms.back().rounding == rating::Rounding::per_line;
  store_lines(act, s, bill);
  ++s.version;
  if (s.version == 1)
    store::insert_statement(act.tx, act.region, s);
  else
    TRY(store::save_statement(act.tx, act.region, s));
  act.record(events::kRated, subject_of(s.id), {}, s);
  if (drafted) ask_to_confirm(act, s, base::add_days(s.last_day, terms.back().cycle.confirm_by_days));
  return s;
}

void rate_all(Act& act, TermsBook const& book) {
  auto const yesterday = base::add_days(base::service_date_of(act.now), -1);
  std::set<std::pair<rules::AgreementId, rules::Period>> done;
  rules::Period const looked_at{base::add_days(yesterday, -kDaysLookedBack), yesterday};
  for (auto const& t : book.list_in_force(act.tx, act.region, looked_at))
    for (auto const day : {base::add_days(yesterday, -kDaysLookedBack + 9), yesterday}) {
      if (!t.in_force(day)) continue;
      auto const period = rules::period_of(day, t.cycle.cutoff_day);
      if (!done.insert({t.agreement, period}).second) continue;
      auto const known = store::find_statement(act.tx, act.region, t.agreement, period.first);
      if (known && known->state != StatementState::rating) continue;
      // What cannot be rated stays as it was; people see since when.
      (void)rate_statement(act, book, t.agreement, period, period.last <= yesterday);
    }
}

}  // namespace settlement::service
