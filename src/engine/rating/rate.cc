// Prices rule by rule; amounts stay exact fractions until the rule's own rounding.
#include "engine/rating/rate.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/accounting/amount.h"
#include "engine/rating/refusals.h"

namespace rating {
namespace {

constexpr base::Money kZero{};
constexpr std::int64_t kMost = 1'000'000'000'000'000;  // of a quantity, and 厘 of a line

bool speaks_of(Rule const& r, Fact const& f) {
  auto const& s = r.scope;
  if (r.link != f.link || f.quantity(r.basis) == 0) return false;
  if ((s.line && s.line != f.line) || (s.product && s.product != f.product)) return false;
  if ((s.way && *s.way != f.way) || (s.place && *s.place != f.place)) return false;
  return f.weight >= s.above && (f.weight > s.above || s.above == base::Grams{}) &&
         (s.up_to == base::Grams{} || f.weight <= s.up_to);
}

/// For how much of a quantity a price is.
std::int64_t unit_of(Rule const& r, Period const& p) {
  switch (r.basis) {
    case Basis::kg:
    case Basis::km:
      return 1000;
    case Basis::revenue:
      return 10'000;
    case Basis::line_month:
      return p.days;
    default:
      return 1;
  }
}

std::int64_t counted(Rule const& r, Period const& p, std::int64_t quantity) {
  if (r.basis == Basis::line_month && !r.by_days) return p.days_settled;  // any service pays all of them
  return (quantity + r.step - 1) / r.step * r.step;
}

/// Price times quantity of everything up to a quantity, when `all` is the whole of the period. In 1/unit 厘.
__int128 value_up_to(Rule const& r, std::int64_t quantity, std::int64_t all) {
  if (r.tier_mode == TierMode::whole) {
    auto const reached = std::ranges::find_if(r.tiers.rbegin(), r.tiers.rend(),
                                              [all](Tier const& t) { return t.above < all; });
    return reached == r.tiers.rend() ? 0 : static_cast<__int128>(reached->price) * quantity;
  }
  __int128 sum = 0;
  for (std::size_t i = 0; i < r.tiers.size() && r.tiers[i].above < quantity; ++i) {
    auto const end = i + 1 < r.tiers.size() ? std::min(quantity, r.tiers[i + 1].above) : quantity;
    sum += static_cast<__int128>(r.tiers[i].price) * (end - r.tiers[i].above);
  }
  return sum;
}

/// Each part's amount, and their sum as the line's.
base::Outcome price(Rule const& r, Period const& p, RatedLine& line) {
  auto const unit = unit_of(r, p);
  auto const exact = value_up_to(r, line.quantity, line.quantity);
  if (exact / unit > kMost) return refusal::amount_too_large;
  if (r.rounding == Rounding::per_total) {
    line.amount = accounting::rounded(exact, unit);
    std::vector<std::int64_t> weights;
    for (auto const& part : line.parts) weights.push_back(part.quantity);
    auto const amounts = accounting::share_out(line.amount, weights);
    for (std::size_t i = 0; i < amounts.size(); ++i) line.parts[i].amount = amounts[i];
    return base::Done{};
  }
  std::int64_t before = 0;
  for (auto& part : line.parts) {
    auto const upto = before + part.quantity;
    auto const own = value_up_to(r, upto, line.quantity) - value_up_to(r, before, line.quantity);
    part.amount = accounting::rounded(own, unit);
    line.amount += part.amount;
    before = upto;
  }
  return base::Done{};
}

base::Money of_days(Rule const& r, Period const& p, base::Money whole) {
  return accounting::rounded(static_cast<__int128>(whole.value) * (r.by_days ? p.days_in_force : p.days_settled),
                             p.days);
}

/// What a guarantee adds or a cap takes.
void add_bounds(Rule const& r, Period const& p, base::Money charged, std::vector<RatedLine>& lines) {
  auto const least = of_days(r, p, r.guarantee);
  auto const most = of_days(r, p, r.cap);
  if (charged < least) lines.push_back({LineKind::top_up, r.id, 0, least - charged, r.tax, true, {}});
  if (r.cap > kZero && charged > most)
    lines.push_back({LineKind::cap_cut, r.id, 0, most - charged, r.tax, true, {}});
}

/// Facts by the rule that prices them. A fact may meet several rules of different bases: per trip and per
/// item.
class Sorter {
 public:
  Sorter(Tariff const& tariff, Period const& period)
      : tariff_{tariff}, period_{period}, charges_(tariff.rules.size()) {}

  void take(Fact const& f) {
    std::array<bool, kBases> priced{};
    auto any = false;
    for (std::size_t i = 0; i < tariff_.rules.size(); ++i) {
      auto const& r = tariff_.rules[i];
      auto& taken = priced[static_cast<std::size_t>(r.basis)];
      if (taken || !speaks_of(r, f)) continue;
      taken = any = true;
      charges_[i].push_back({f.evidence, counted(r, period_, f.quantity(r.basis)), {}});
    }
    if (!any) unpriced.push_back(f.evidence);
  }

  base::Result<RatedLine> charge(std::size_t rule) {
    auto const& r = tariff_.rules[rule];
    RatedLine line{LineKind::charge, r.id, 0, {}, r.tax, true, std::move(charges_[rule])};
    // The first to come are priced first in marginal tiers; keys grow with time, so any order of facts gives
    // the same.
    std::ranges::sort(line.parts, {}, [](Part const& p) { return std::pair{p.evidence, p.quantity}; });
    for (auto const& part : line.parts) {
      line.quantity += part.quantity;
      if (line.quantity > kMost) return refusal::quantity_out_of_range;
    }
    if (!line.parts.empty()) TRY(price(r, period_, line));
    return line;
  }

  std::vector<EvidenceId> unpriced;

 private:
  Tariff const& tariff_;
  Period const& period_;
  std::vector<std::vector<Part>> charges_;
};

/// Who names no promise means each of those that were always meant: service levels are paid for by name only.
bool speaks_of(Adjustment const& a, Incidence const& i) {
  if (a.incident != i.incident) return false;
  if (a.promise.kind == PromiseKind::none) return i.promise.kind != PromiseKind::service_level;
  return a.promise == i.promise;
}

RatedLine adjust(Adjustment const& a, std::span<Incidence const> incidences) {
  RatedLine line{a.each < kZero ? LineKind::penalty : LineKind::bonus, a.id, 0, {}, a.tax, a.in_invoice, {}};
  for (auto const& i : incidences) {
    if (!speaks_of(a, i)) continue;
    line.parts.push_back({i.evidence, 1, a.each});
    ++line.quantity;
    line.amount += a.each;
  }
  std::ranges::sort(line.parts, {}, &Part::evidence);
  return line;
}

/// Penalties beyond their cap are given back, each in its own tax and invoice.
void cap_penalties(std::int64_t cap, base::Money charged, std::vector<RatedLine>& lines) {
  base::Money sum{};
  std::vector<std::int64_t> weights;
  std::vector<std::size_t> penalties;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::penalty) continue;
    sum += lines[i].amount;
    penalties.push_back(i);
    weights.push_back(-lines[i].amount.value);
  }
  auto const most = accounting::rounded(static_cast<__int128>(charged.value) * cap, 10'000);
  if (cap == 0 || kZero - sum <= most) return;
  auto const back = accounting::share_out(kZero - sum - most, weights);
  for (std::size_t i = 0; i < penalties.size(); ++i) {
    auto const& of = lines[penalties[i]];
    RatedLine const cut{LineKind::penalty_cut, of.rule, 0, back[i], of.tax, of.in_invoice, {}};
    if (back[i] != kZero) lines.push_back(cut);
  }
}

base::Outcome check_input(Period const& p, std::span<Fact const> facts) {
  if (p.days < 1 || p.days > 366 || p.days_in_force < 0 || p.days_in_force > p.days_settled ||
      p.days_settled > p.days)
    return refusal::period_malformed;
  for (auto const& f : facts)
    for (auto const q : f.quantities)
      if (q < 0 || q > kMost / 1000)
        return base::refuse(refusal::quantity_out_of_range, std::to_string(f.evidence.value));
  return base::Done{};
}

}  // namespace

base::Result<Rated> rate(Tariff const& tariff, Period const& period, std::span<Fact const> facts,
                         std::span<Incidence const> incidences) {
  TRY(check_input(period, facts));
  Sorter sorter{tariff, period};
  for (auto const& f : facts) sorter.take(f);
  Rated out;
  base::Money charged{};
  for (std::size_t i = 0; i < tariff.rules.size(); ++i) {
    auto const first = out.lines.size();
    auto line = TRY(sorter.charge(i));
    auto const amount = line.amount;
    if (!line.parts.empty()) out.lines.push_back(std::move(line));
    add_bounds(tariff.rules[i], period, amount, out.lines);
    for (auto k = first; k < out.lines.size(); ++k) charged += out.lines[k].amount;
  }
  for (auto const& a : tariff.adjustments)
    if (auto line = adjust(a, incidences); line.quantity > 0) out.lines.push_back(std::move(line));
  cap_penalties(tariff.penalty_cap, charged, out.lines);
  out.unpriced = std::move(sorter.unpriced);
  std::ranges::sort(out.unpriced);
  return out;
}

base::Money Totals::due() const {
  auto sum = outside;
  for (auto const& t : invoice) sum += t.sum.gross;
  return sum;
}

Totals totals_of(std::span<RatedLine const> lines, Rounding rounding) {
  Totals out;
  std::map<Tax, Taxed> by_line;
  std::map<Tax, base::Money> amounts;
  for (auto const& line : lines) {
    if (!line.in_invoice) {
      out.outside += line.amount;
      continue;
    }
    amounts[line.tax] += line.amount;
    by_line[line.tax] += split_tax(line.amount, line.tax);
  }
  for (auto const& [tax, amount] : amounts)
    out.invoice.push_back({tax, rounding == Rounding::per_line ? by_line[tax] : split_tax(amount, tax)});
  return out;
}

}  // namespace rating
