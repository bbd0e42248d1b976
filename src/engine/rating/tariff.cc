// Says what is wrong with a tariff before anybody signs it.
#include "engine/rating/tariff.h"

#include <algorithm>
#include <set>
#include <string>

#include "engine/accounting/amount.h"
#include "engine/rating/refusals.h"

namespace rating {
namespace {

constexpr std::int64_t kMostPrice = 1'000'000'000;  // a million yuan a unit
constexpr std::int64_t kWhole = 10'000;
constexpr base::Money kZero{};
constexpr base::Money kMostBound{1'000'000'000'000};

base::RefusalKind const* fault_of_tiers(Rule const& r) {
  if (r.tiers.empty() || r.tiers.front().above != 0) return &refusal::tiers_malformed;
  auto const falls = [](Tier const& a, Tier const& b) { return a.above >= b.above; };
  if (std::ranges::adjacent_find(r.tiers, falls) != r.tiers.end()) return &refusal::tiers_malformed;
  if (r.tiers.size() > 1 && (r.basis == Basis::line_month || r.basis == Basis::revenue))
    return &refusal::tiers_not_allowed;
  auto const most = r.basis == Basis::revenue ? kWhole : kMostPrice;
  auto const wrong = [most](Tier const& t) { return t.price < 0 || t.price > most; };
  return std::ranges::any_of(r.tiers, wrong) ? &refusal::price_out_of_range : nullptr;
}

bool is_wrong(Tax const& tax) { return tax.rate < 0 || tax.rate > kWhole; }

base::RefusalKind const* fault_of(Rule const& r) {
  if (auto const* fault = fault_of_tiers(r)) return fault;
  if (r.step < 1 || r.step > kMostPrice) return &refusal::step_out_of_range;
  if (r.guarantee < kZero || r.cap < kZero || r.guarantee > kMostBound || r.cap > kMostBound)
    return &refusal::bounds_malformed;
  if (r.cap > kZero && r.cap < r.guarantee) return &refusal::bounds_malformed;
  if (is_wrong(r.tax)) return &refusal::tax_out_of_range;
  auto const& s = r.scope;
  auto const endless = s.up_to == base::Grams{};
  return s.above.value < 0 || s.up_to.value < 0 || (!endless && s.up_to <= s.above) ? &refusal::band_malformed
                                                                                    : nullptr;
}

base::RefusalKind const* fault_of(Adjustment const& a) {
  auto const size = a.each < kZero ? kZero - a.each : a.each;
  if (size == kZero || size > base::Money{kMostPrice}) return &refusal::price_out_of_range;
  if (size.value % accounting::kLiOfFen != 0) return &refusal::fen_broken;
  return is_wrong(a.tax) ? &refusal::tax_out_of_range : nullptr;
}

template <typename Clause>
base::Outcome check_all(std::vector<Clause> const& clauses, std::string const& list, std::set<RuleId>& seen) {
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    auto const at = "/" + list + "/" + std::to_string(i);
    if (!seen.insert(clauses[i].id).second) return base::refuse(refusal::rule_twice, {}, at);
    if (auto const* fault = fault_of(clauses[i])) return base::refuse(*fault, {}, at);
  }
  return base::Done{};
}

}  // namespace

base::Outcome check(Tariff const& tariff) {
  std::set<RuleId> seen;
  TRY(check_all(tariff.rules, "rules", seen));
  TRY(check_all(tariff.adjustments, "adjustments", seen));
  if (tariff.penalty_cap < 0 || tariff.penalty_cap > kWhole)
    return base::refuse(refusal::bounds_malformed, {}, "/penalty_cap");
  return base::Done{};
}

}  // namespace rating
