// One enumerator for another, and the rest field by field.
#include "modules/agreement/rules/translation.h"

namespace agreement::rules {
namespace {

/// The engine's enumerator at the same place.
template <typename To, typename From>
To same(From e) {
  return static_cast<To>(e);
}
static_assert(static_cast<int>(Basis::revenue) == static_cast<int>(rating::Basis::revenue));
static_assert(static_cast<int>(Basis::line_month) == static_cast<int>(rating::Basis::line_month));
static_assert(static_cast<int>(Link::delivery) == static_cast<int>(rating::Link::delivery));
static_assert(static_cast<int>(Way::back) == static_cast<int>(rating::Way::back));
static_assert(static_cast<int>(Place::village) == static_cast<int>(rating::Place::village));
static_assert(static_cast<int>(TierMode::whole) == static_cast<int>(rating::TierMode::whole));
static_assert(static_cast<int>(Rounding::per_line) == static_cast<int>(rating::Rounding::per_line));
static_assert(static_cast<int>(Incident::target_met) == static_cast<int>(rating::Incident::target_met));
static_assert(static_cast<int>(Incident::outside_window) ==
              static_cast<int>(rating::Incident::outside_window));

rating::Scope scope_of(TariffClause const& c) {
  rating::Scope s;
  s.line = c.line.value;
  s.product = c.product;
  if (c.way) s.way = same<rating::Way>(*c.way);
  if (c.place) s.place = same<rating::Place>(*c.place);
  s.above = c.above_g;
  s.up_to = c.up_to_g;
  return s;
}

rating::Rule rule_of(TariffClause const& c) {
  rating::Rule r;
  r.id = {c.number};
  r.basis = same<rating::Basis>(c.basis);
  r.link = same<rating::Link>(c.link);
  r.scope = scope_of(c);
  for (auto const& t : c.tiers) r.tiers.push_back({t.above, t.price});
  r.tier_mode = same<rating::TierMode>(c.tier_mode);
  r.step = c.step;
  r.guarantee = c.guarantee_li;
  r.cap = c.cap_li;
  r.by_days = c.by_days;
  r.rounding = same<rating::Rounding>(c.rounding);
  r.tax = {c.tax_included, c.tax_rate};
  return r;
}

/// The engine has a kind more: none, which comes first.
rating::Promise promise_of(AdjustmentClause const& c) {
  if (!c.promise) return {};
  return {static_cast<rating::PromiseKind>(static_cast<int>(*c.promise) + 1), c.promise_number};
}
static_assert(static_cast<int>(PromiseTable::window) + 1 == static_cast<int>(rating::PromiseKind::window));
static_assert(static_cast<int>(PromiseTable::kpi) + 1 == static_cast<int>(rating::PromiseKind::kpi));

rating::Adjustment adjustment_of(AdjustmentClause const& c) {
  return {{c.number},   same<rating::Incident>(c.incident),  c.each_li,
          c.in_invoice, {c.tax_included, c.tax_rate}, promise_of(c)};
}

}  // namespace

rating::Tariff tariff_of(Clauses const& clauses) {
  rating::Tariff t;
  for (auto const& c : clauses.tariff) t.rules.push_back(rule_of(c));
  for (auto const& c : clauses.adjustments) t.adjustments.push_back(adjustment_of(c));
  t.penalty_cap = clauses.penalty_cap;
  return t;
}

rating::Rounding rounding_of(Clauses const& c) { return same<rating::Rounding>(c.tax_rounding); }

}  // namespace agreement::rules
