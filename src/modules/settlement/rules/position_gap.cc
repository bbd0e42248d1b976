// Clauses that do not compete for the same events are rated together: each pass goes over the period once a
// side.
#include "modules/settlement/rules/position_gap.h"

#include <algorithm>

#include "engine/accounting/amount.h"

namespace settlement::rules {
namespace {

using agreement::TalkedPrice;

constexpr std::int64_t kMonthDays = 30;

/// Whether both would price the same event, so that only the first would.
bool compete(rating::Tariff const& all, rating::Tariff const& one) {
  for (auto const& r : one.rules)
    if (std::ranges::any_of(all.rules, [&](auto const& x) { return x.basis == r.basis && x.link == r.link; }))
      return true;
  for (auto const& a : one.adjustments)
    if (std::ranges::any_of(all.adjustments, [&](auto const& x) { return x.incident == a.incident; }))
      return true;
  return false;
}

/// A clause joins a tariff under the key of its place in the list.
void add(rating::Tariff& all, rating::Tariff one, std::size_t place) {
  for (auto& r : one.rules) {
    r.id = {static_cast<std::int64_t>(place) + 1};
    all.rules.push_back(std::move(r));
  }
  for (auto& a : one.adjustments) {
    a.id = {static_cast<std::int64_t>(place) + 1};
    all.adjustments.push_back(a);
  }
}

struct Pass {
  rating::Tariff ours, theirs;
};

std::vector<Pass> passes_of(std::vector<TalkedPrice> const& prices) {
  std::vector<Pass> out;
  for (std::size_t i = 0; i < prices.size(); ++i) {
    auto const free = [&](Pass const& p) { return !compete(p.ours, prices[i].ours); };
    auto at = std::ranges::find_if(out, free);
    if (at == out.end()) at = out.insert(out.end(), Pass{});
    add(at->ours, prices[i].ours, i);
    add(at->theirs, prices[i].theirs, i);
  }
  return out;
}

Terms terms_of(rating::Tariff tariff, Sides const& sides, Period const& period) {
  Terms t{.version = {1}, .agreement = sides.agreement};
  t.payer = sides.payer;
  t.payee = sides.payee;
  t.from_day = period.first;
  t.until_day = period.last;
  t.tariff = std::move(tariff);
  return t;
}

bool counts(LineKind k) { return k == LineKind::charge || k == LineKind::penalty || k == LineKind::bonus; }

}  // namespace

Period quarter_before(base::ServiceDate day) {
  auto const year = day.yyyymmdd / 10'000, month = day.yyyymmdd / 100 % 100;
  base::ServiceDate const next{year * 10'000 + ((month - 1) / 3 * 3 + 1) * 100 + 1};
  auto const last = base::add_days(next, -1);
  return {{last.yyyymmdd / 100 * 100 + 1 - 200}, last};  // March, June, September, December: two months back
}

base::Result<std::vector<PositionGap>> gaps_of(std::vector<TalkedPrice> const& prices, Sides const& sides,
                                               Period const& period, std::vector<DayEvents> const& days,
                                               Keys const& keys) {
  std::vector<PositionGap> out(prices.size());
  for (std::size_t i = 0; i < prices.size(); ++i) out[i].condition = prices[i].condition;
  for (auto const& pass : passes_of(prices)) {
    auto const ours = TRY(bill_of({terms_of(pass.ours, sides, period)}, period, days, keys));
    auto const theirs = TRY(bill_of({terms_of(pass.theirs, sides, period)}, period, days, keys));
    for (auto const& l : ours.lines) {
      if (l.rule.value < 1 || l.rule.value > std::ssize(out)) continue;  // losses: no clause's
      auto& gap = out[static_cast<std::size_t>(l.rule.value - 1)];
      gap.ours_li += l.amount;
      if (!counts(l.kind)) continue;
      gap.quantity += l.quantity;
      gap.n_events += std::ssize(l.parts);
    }
    for (auto const& l : theirs.lines)
      if (l.rule.value >= 1 && l.rule.value <= std::ssize(out))
        out[static_cast<std::size_t>(l.rule.value - 1)].theirs_li += l.amount;
  }
  std::erase_if(out, [](PositionGap const& g) { return g.n_events == 0; });
  for (auto& g : out)
    g.monthly_gap_li =
        accounting::rounded(__int128{g.theirs_li.value - g.ours_li.value} * kMonthDays, period.days(), 1);
  return out;
}

}  // namespace settlement::rules
