// One clause a condition, each into the table of its kind.
#include "modules/agreement/rules/prospect_draft.h"

#include <algorithm>

#include "modules/agreement/rules/version.h"

namespace agreement::rules {
namespace {

constexpr std::int64_t kUsualMonths = 12;
constexpr std::int64_t kTransportTax = 900, kAuxiliaryTax = 600;  // 1/10,000

template <typename T>
std::int64_t next_number(std::vector<T> const& table) {
  return std::ssize(table) + 1;
}

/// Tariff clauses and adjustments count together.
std::int64_t next_priced(Clauses const& c) { return std::ssize(c.tariff) + std::ssize(c.adjustments) + 1; }

void add_tariff(Clauses& out, Condition const& c, Position const& p, TiersOf tiers) {
  TariffClause t;
  t.number = next_priced(out);
  t.name = c.name;
  t.basis = c.basis;
  t.link = c.link;
  t.tiers = tiers(p);
  t.tier_mode = p.tier_mode;
  t.guarantee_li = p.guarantee_li;
  t.cap_li = p.cap_li;
  t.tax_included = false;
  t.tax_rate = c.link == Link::transport ? kTransportTax : kAuxiliaryTax;
  out.tariff.push_back(std::move(t));
}

void add_adjustment(Clauses& out, Condition const& c, Position const& p) {
  AdjustmentClause a;
  a.number = next_priced(out);
  a.incident = c.incident;
  a.each_li = {c.kind == ConditionKind::penalty ? -p.value : p.value};
  a.tax_included = false;
  a.tax_rate = kTransportTax;
  out.adjustments.push_back(a);
}

void add_window(Clauses& out, Condition const& c, Position const& p) {
  WindowClause w;
  w.number = next_number(out.windows);
  w.link = c.link;
  w.way = c.way;
  w.place = c.place;
  w.from = {static_cast<std::int32_t>(p.value)};
  w.until = {static_cast<std::int32_t>(p.until)};
  out.windows.push_back(w);
}

void add_level(Clauses& out, Condition const& c, Position const& p) {
  out.service_levels.push_back({next_number(out.service_levels), c.measure, p.value, c.name});
}

void add_text(Clauses& out, std::string heading, std::string body) {
  out.texts.push_back({next_number(out.texts), std::move(heading), std::move(body)});
}

/// What has no field of its own becomes text; the reservation of a field stands beside it as text.
void add(Clauses& out, Condition const& c, Position const& p, std::string const& words, TiersOf tiers) {
  switch (c.kind) {
    case ConditionKind::tariff:
      add_tariff(out, c, p, tiers);
      break;
    case ConditionKind::penalty:
    case ConditionKind::bonus:
      add_adjustment(out, c, p);
      break;
    case ConditionKind::window:
      add_window(out, c, p);
      break;
    case ConditionKind::service_level:
      add_level(out, c, p);
      break;
    case ConditionKind::liability_cap:
      out.liability.cap_per_item_li = {p.value};
      break;
    case ConditionKind::payment:
      out.cycle.pay_by_days = p.value;
      break;
    case ConditionKind::term:
      break;  // the days of the version
    case ConditionKind::volume:
    case ConditionKind::free_text:
      add_text(out, c.name, words);
      return;
  }
  if (!p.text.empty()) add_text(out, c.name, p.text);
}

std::int64_t days_in(std::int64_t year, std::int64_t month) {
  base::ServiceDate const first{static_cast<std::int32_t>(year * 10'000 + month * 100 + 1)};
  auto const next = month == 12 ? (year + 1) * 10'000 + 101 : year * 10'000 + (month + 1) * 100 + 1;
  return base::to_days({static_cast<std::int32_t>(next)}) - base::to_days(first);
}

}  // namespace

Clauses clauses_of(std::span<MatrixRow const> rows, Party us, std::string (*name)(Condition const&),
                   std::string (*words)(Condition const&, Position const&), TiersOf tiers) {
  Clauses out;
  std::string open;
  for (auto const& r : rows) {
    if (r.condition.dropped) continue;
    add(out, r.condition, *r.ours, words(r.condition, *r.ours), tiers);
    if (r.agreed) continue;
    auto const &payer = us == Party::payer ? *r.ours : *r.theirs,
               &payee = us == Party::payer ? *r.theirs : *r.ours;
    open += name(r.condition) + "。甲方：" + words(r.condition, payer) + "；乙方：" +
            words(r.condition, payee) + "。\n";
  }
  if (!open.empty()) add_text(out, kOpenTerms, open);
  return out;
}

base::ServiceDate last_day_of(std::span<MatrixRow const> rows, base::ServiceDate from_day) {
  auto const term = std::ranges::find_if(rows, [](MatrixRow const& r) {
    return r.condition.kind == ConditionKind::term && !r.condition.dropped && r.ours && r.ours->value > 0;
  });
  auto const months =
      (term == rows.end() ? kUsualMonths : term->ours->value) + from_day.yyyymmdd / 100 % 100 - 1;
  auto const year = from_day.yyyymmdd / 10'000 + months / 12, month = months % 12 + 1;
  auto const day = std::min<std::int64_t>(from_day.yyyymmdd % 100, days_in(year, month));
  return base::add_days({static_cast<std::int32_t>(year * 10'000 + month * 100 + day)}, -1);
}

}  // namespace agreement::rules
