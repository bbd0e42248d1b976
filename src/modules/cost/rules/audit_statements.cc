// What stands out in statements, against the events that they rest on.
#include <algorithm>
#include <tuple>

#include "modules/cost/rules/audited.h"

namespace cost::rules {
namespace {

using settlement::BilledLine;
using settlement::BilledPart;
using settlement::BilledStatement;

/// Lines and statements by key; what was rated, without differences and what is fined.
class Billed {
 public:
  explicit Billed(Audited const& a) {
    for (auto const& s : a.statements) statements_[s.id] = &s;
    for (auto const& l : a.lines) lines_[l.line] = &l;
  }
  BilledLine const& line(BilledPart const& p) const { return *lines_.at(p.line); }
  BilledStatement const& statement(BilledPart const& p) const { return *statements_.at(line(p).statement); }
  bool is_charge(BilledPart const& p) const { return line(p).kind == "charge"; }

 private:
  std::map<settlement::StatementId, BilledStatement const*> statements_;
  std::map<decltype(BilledLine::line), BilledLine const*> lines_;
};

Finding finding_of(Rule rule, std::string mark, BilledPart const& p, BilledStatement const& s) {
  Finding f{.rule = rule, .mark = std::move(mark), .day = base::service_date_of(p.at), .code = p.code};
  f.amount_li = p.amount_li;
  f.proofs = {proof_of(p), proof_of(s)};
  return f;
}

/// A line comes back every month: its month is the event.
std::string mark_of(BilledPart const& p, BilledLine const& l) {
  auto const month = l.basis == "line_month" ? '/' + base::to_text(base::service_date_of(p.at)) : std::string{};
  return p.kind + '/' + std::to_string(p.subject) + '/' + std::to_string(p.sub) + '/' + p.product + '/' + l.link + '/' +
         l.basis + month;
}

/// An event for the same link on the same basis in two lines, whatever agreement they belong to.
void find_duplicates(Audited const& a, Billed const& billed, std::vector<Finding>& out) {
  std::map<std::string, BilledPart const*> seen;
  for (auto const& p : a.parts) {
    if (!billed.is_charge(p) || p.amount_li == base::Money{}) continue;
    auto const mark = mark_of(p, billed.line(p));
    auto const [at, is_new] = seen.emplace(mark, &p);
    // One line may hold an event twice: a bag with mail of two directions.
    if (is_new || at->second->line == p.line) continue;
    auto f = finding_of(Rule::duplicate, mark, p, billed.statement(p));
    f.expected = 1;
    f.found = 2;
    f.proofs.push_back(proof_of(billed.statement(*at->second)));
    out.push_back(std::move(f));
  }
}

/// 厘 for a quantity at a price for the unit of the basis.
std::int64_t worth(std::string const& basis, std::int64_t quantity, std::int64_t price) {
  auto const unit = basis == "kg" || basis == "km" ? 1000 : 1;
  return (quantity * price + unit / 2) / unit;
}

void find_off_tariff(Audited const& a, Billed const& billed, std::vector<Finding>& out) {
  auto const rounding = of(a.thresholds, Rule::off_tariff).value;
  for (auto const& p : a.parts) {
    if (!billed.is_charge(p) || p.quantity <= 0) continue;
    auto const& l = billed.line(p);
    auto const price = a.prices.find({l.version_of, l.rule});
    if (price == a.prices.end() || !price->second.exact) continue;
    auto const least = worth(l.basis, p.quantity, price->second.lowest) - rounding;
    auto const most = worth(l.basis, p.quantity, price->second.highest) + rounding;
    if (least <= p.amount_li.value && p.amount_li.value <= most) continue;
    auto f = finding_of(Rule::off_tariff, mark_of(p, l), p, billed.statement(p));
    f.expected = price->second.highest;
    f.found = p.amount_li.value * (l.basis == "kg" || l.basis == "km" ? 1000 : 1) / p.quantity;
    out.push_back(std::move(f));
  }
}

/// Trips, and what was carried on one, where the trip never left.
void find_ghosts(Audited const& a, Billed const& billed, std::vector<Finding>& out) {
  std::set<std::int64_t> ran;
  for (auto const& t : a.trips)
    if (t.departed_at.ms > 0) ran.insert(t.waybill.value);
  std::map<std::int64_t, std::int64_t> ride;  // handover -> waybill
  for (auto const& l : a.signed_lines) ride[l.handover.value] = l.waybill.value;
  for (auto const& p : a.parts) {
    if (!billed.is_charge(p)) continue;
    auto const day = base::service_date_of(p.at);
    if (day < a.first || day > a.last) continue;  // its trips were not looked up
    std::int64_t waybill = 0;
    if (p.kind == "trip") waybill = p.subject;
    if (p.kind == "carriage")
      if (auto const at = ride.find(p.subject); at != ride.end()) waybill = at->second;
    if (!waybill || ran.contains(waybill)) continue;
    auto f = finding_of(Rule::ghost_trip, "waybill/" + std::to_string(waybill), p, billed.statement(p));
    f.expected = 1;
    if (!out.empty() && out.back().rule == f.rule && out.back().mark == f.mark) continue;
    out.push_back(std::move(f));
  }
}

/// What a line costs a day against the mean of the periods before.
void find_sudden_changes(Audited const& a, std::vector<Finding>& out) {
  constexpr std::size_t kPeriodsLeast = 2;
  auto const& t = of(a.thresholds, Rule::sudden_change);
  for (auto const& s : a.statements) {
    if (s.state == "rating") continue;  // it still grows
    std::map<std::pair<std::string, std::string>, base::Money> now;
    for (auto const& l : a.lines)
      if (l.statement == s.id && l.kind == "charge") now[{l.route, l.link}] += l.gross_li;
    for (auto const& [what, gross] : now) {
      std::int64_t sum = 0;
      std::set<base::ServiceDate> periods;
      for (auto const& p : a.past)
        if (p.route == what.first && p.link == what.second && p.last_day < s.first_day) {
          sum += p.gross_li.value;
          periods.insert(p.last_day);
        }
      if (periods.size() < kPeriodsLeast) continue;
      auto const usual = sum / std::ssize(periods);
      auto const change = std::abs(gross.value - usual);
      if (change < t.floor_li.value || change * 100 <= usual * t.value) continue;
      Finding f{.rule = Rule::sudden_change,
                .mark = std::to_string(s.id.value) + '/' + what.first + '/' + what.second,
                .day = s.last_day,
                .code = what.first + ' ' + s.number};
      f.amount_li = gross;
      f.expected = usual;
      f.found = gross.value;
      f.proofs = {proof_of(s)};
      out.push_back(std::move(f));
    }
  }
}

using Moved = std::tuple<std::int64_t, std::int64_t, std::string>;  // handover, line, product

void find_weights(Audited const& a, Billed const& billed, std::vector<Finding>& out) {
  constexpr std::int64_t kGramsLeast = 500;
  auto const percent = of(a.thresholds, Rule::weight_differs).value;
  std::map<Moved, std::int64_t> in_custody;
  for (auto const& l : a.signed_lines) in_custody[{l.handover.value, l.line, l.product}] += l.weight_g.value;
  std::map<std::pair<Moved, std::int64_t>, std::int64_t> charged;
  std::map<std::pair<Moved, std::int64_t>, BilledPart const*> parts;
  for (auto const& p : a.parts) {
    auto const is_signed = p.kind == "handover" || p.kind == "carriage";
    if (!is_signed || !billed.is_charge(p) || billed.line(p).basis != "kg") continue;
    std::pair const key{Moved{p.subject, p.sub, p.product}, p.line.value};
    charged[key] += p.quantity;
    parts[key] = &p;
  }
  for (auto const& [key, grams] : charged) {
    auto const known = in_custody.find(key.first);
    if (known == in_custody.end()) continue;
    auto const off = std::abs(grams - known->second);
    if (off < kGramsLeast || off * 100 <= known->second * percent) continue;
    auto const& p = *parts[key];
    auto f = finding_of(Rule::weight_differs, mark_of(p, billed.line(p)), p, billed.statement(p));
    f.expected = known->second;
    f.found = grams;
    out.push_back(std::move(f));
  }
}

/// Signed to each other, or given off by the payee's vehicle: what settlement counts as events of a statement.
bool is_event_of(BilledStatement const& s, mail::SignedLine const& l) {
  auto const day = base::service_date_of(l.signed_at);
  if (day < s.first_day || s.last_day < day) return false;
  if (l.waybill && l.to_node && l.giver == s.payee) return true;
  return (l.giver == s.payer && l.receiver == s.payee) || (l.giver == s.payee && l.receiver == s.payer);
}

/// Only of statements whose whole period was looked up.
void find_counts(Audited const& a, std::vector<Finding>& out) {
  auto const most = of(a.thresholds, Rule::count_differs).value;
  for (auto const& s : a.statements) {
    if (s.state == "rating" || s.first_day < a.first || s.last_day > a.last) continue;
    auto const is = std::int64_t{
        std::ranges::count_if(a.signed_lines, [&s](mail::SignedLine const& l) { return is_event_of(s, l); })};
    if (std::abs(is - s.n_events) <= most) continue;
    Finding f{.rule = Rule::count_differs, .mark = std::to_string(s.id.value), .day = s.last_day, .code = s.number};
    f.expected = is;
    f.found = s.n_events;
    f.amount_li = s.due_li;
    f.proofs = {proof_of(s)};
    out.push_back(std::move(f));
  }
}

}  // namespace

void audit_statements(Audited const& a, std::vector<Finding>& out) {
  Billed const billed{a};
  find_duplicates(a, billed, out);
  find_off_tariff(a, billed, out);
  find_ghosts(a, billed, out);
  find_sudden_changes(a, out);
  find_weights(a, billed, out);
  find_counts(a, out);
}

}  // namespace cost::rules
