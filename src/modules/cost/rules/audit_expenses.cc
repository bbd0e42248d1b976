// What stands out among expenses.
#include <algorithm>

#include "modules/cost/rules/audited.h"

namespace cost::rules {
namespace {

std::string key_of(Expense const& e) { return std::to_string(e.id.value); }

Finding finding_of(Rule rule, Expense const& e) {
  Finding f{.rule = rule, .mark = "expense/" + key_of(e), .day = e.spent_on, .code = e.payee + ' ' + e.purpose};
  f.amount_li = e.amount_li;
  f.proofs.push_back(proof_of(e));
  return f;
}

std::int64_t days_between(base::ServiceDate a, base::ServiceDate b) {
  return std::abs(base::to_days(a) - base::to_days(b));
}

bool is_twice(Expense const& a, Expense const& b, Threshold const& t) {
  if (a.payee != b.payee) return false;
  if (!a.reference.empty() && a.reference == b.reference) return true;
  // Two invoices of one payee with different numbers are two deliveries.
  if (!a.reference.empty() && !b.reference.empty()) return false;
  return a.amount_li == b.amount_li && a.purpose == b.purpose && days_between(a.spent_on, b.spent_on) <= t.value;
}

void find_duplicates(Audited const& a, std::vector<Finding>& out) {
  auto const& t = of(a.thresholds, Rule::duplicate);
  for (std::size_t i = 0; i < a.expenses.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      auto const &first = a.expenses[j], &second = a.expenses[i];
      if (second.amount_li < t.floor_li || !is_twice(first, second, t)) continue;
      auto f = finding_of(Rule::duplicate, second);
      f.expected = 1;
      f.found = 2;
      f.proofs.push_back(proof_of(first));
      out.push_back(std::move(f));
      break;
    }
}

/// Charged by units, at a price that no clause of the agreement has.
void find_off_tariff(Audited const& a, std::vector<Finding>& out) {
  for (auto const& e : a.expenses) {
    if (!e.agreement || e.units <= 0) continue;
    auto const prices = a.unit_prices.find(e.agreement);
    if (prices == a.unit_prices.end()) continue;
    auto const fits = [&e, rounding = of(a.thresholds, Rule::off_tariff).value](std::int64_t price) {
      return std::abs(price * e.units - e.amount_li.value) <= rounding;
    };
    if (std::ranges::any_of(prices->second, fits)) continue;
    auto f = finding_of(Rule::off_tariff, e);
    f.found = e.amount_li.value / e.units;
    for (auto const price : prices->second)
      if (!f.expected || std::abs(price - f.found) < std::abs(f.expected - f.found)) f.expected = price;
    out.push_back(std::move(f));
  }
}

void find_ghosts(Audited const& a, std::vector<Finding>& out) {
  for (auto const& e : a.expenses) {
    if (e.waybill.empty()) continue;
    auto const ran = [&e](mail::CarrierTrip const& t) { return t.number == e.waybill && t.departed_at.ms > 0; };
    if (std::ranges::any_of(a.trips, ran)) continue;
    auto f = finding_of(Rule::ghost_trip, e);
    f.code = e.waybill;
    f.expected = 1;
    out.push_back(std::move(f));
  }
}

/// One payee and one cost centre, within some days: each below the limit, together above it.
void find_splits(Audited const& a, std::vector<Finding>& out) {
  auto const& t = of(a.thresholds, Rule::split);
  // Small purchases that add up are daily life; a split has few parts, each a good share of the limit.
  auto const is_part = [&t](Expense const& e) {
    return e.amount_li <= t.floor_li && e.amount_li.value * 5 >= t.floor_li.value * 2;
  };
  std::set<ExpenseId> told;
  for (auto const& first : a.expenses) {
    if (told.contains(first.id) || !is_part(first)) continue;
    auto f = finding_of(Rule::split, first);
    std::set<ExpenseId> parts{first.id};
    for (auto const& e : a.expenses) {
      if (e.id == first.id || e.payee != first.payee || e.centre != first.centre || !is_part(e)) continue;
      if (e.spent_on < first.spent_on || days_between(e.spent_on, first.spent_on) > t.value) continue;
      f.amount_li += e.amount_li;
      f.proofs.push_back(proof_of(e));
      parts.insert(e.id);
    }
    if (parts.size() < 2 || f.amount_li <= t.floor_li) continue;
    f.expected = t.floor_li.value;
    f.found = f.amount_li.value;
    told.merge(parts);
    out.push_back(std::move(f));
  }
}

/// Coaches and points work every day; an office does not.
bool is_office_business(Category c) {
  return c == Category::office || c == Category::marketing || c == Category::upkeep || c == Category::other;
}

void find_off_days(Audited const& a, std::vector<Finding>& out) {
  for (auto const& e : a.expenses)
    if (is_office_business(e.category) && e.amount_li >= of(a.thresholds, Rule::off_day).floor_li &&
        (a.off_days.contains(e.spent_on) || a.off_days.contains(base::service_date_of(e.made_at))))
      out.push_back(finding_of(Rule::off_day, e));
}

void find_round_sums(Audited const& a, std::vector<Finding>& out) {
  auto const& t = of(a.thresholds, Rule::round_sum);
  for (auto const& e : a.expenses)
    if (e.units == 0 && e.amount_li >= t.floor_li && t.value > 0 && e.amount_li.value % t.value == 0) {
      auto f = finding_of(Rule::round_sum, e);
      f.expected = t.value;
      f.found = e.amount_li.value;
      out.push_back(std::move(f));
    }
}

}  // namespace

void audit_expenses(Audited const& a, std::vector<Finding>& out) {
  find_duplicates(a, out);
  find_off_tariff(a, out);
  find_ghosts(a, out);
  find_splits(a, out);
  find_off_days(a, out);
  find_round_sums(a, out);
}

}  // namespace cost::rules
