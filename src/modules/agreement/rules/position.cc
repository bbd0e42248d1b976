// The gap of a clause: the same month rated under both sides' prices.
#include "modules/agreement/rules/position.h"

#include <algorithm>
#include <map>

#include "engine/rating/rate.h"
#include "engine/rating/refusals.h"
#include "modules/agreement/rules/refusals.h"

namespace agreement::rules {
namespace {

constexpr std::int64_t kDayS = 86'400;
constexpr std::int64_t kMonthDays = 30;
constexpr std::int64_t kMonthlyIncidentsMax = 1000;
constexpr std::int64_t kWhole = 10'000;  // 1/10,000
constexpr rating::Period kMonth{kMonthDays, kMonthDays};

// The enumerations spell those of rating, so that they can be described.
rating::Basis basis_of(Basis b) { return static_cast<rating::Basis>(b); }
rating::Link link_of(Link l) { return static_cast<rating::Link>(l); }
rating::Incident incident_of(Incident i) { return static_cast<rating::Incident>(i); }

/// Units of a rated quantity in a unit of the price.
std::int64_t scale_of(Basis b) {
  switch (b) {
    case Basis::kg:
    case Basis::km:
      return 1000;
    case Basis::line_month:
      return kMonthDays;
    default:
      return 1;
  }
}

bool has_price(ConditionKind k) {
  return k == ConditionKind::tariff || k == ConditionKind::penalty || k == ConditionKind::bonus;
}

/// The stated month as facts. A line-month is one month a line however many days it runs: each of the stated
/// lines is a fact of its own.
std::vector<rating::Fact> facts_of(Condition const& c) {
  auto const lines = c.basis == Basis::line_month ? c.monthly : 1;
  std::vector<rating::Fact> facts(static_cast<std::size_t>(lines));
  for (std::size_t i = 0; i < facts.size(); ++i) {
    facts[i].evidence = {static_cast<std::int64_t>(i) + 1};
    facts[i].link = link_of(c.link);
    facts[i].quantity(basis_of(c.basis)) = c.monthly / lines * scale_of(c.basis);
  }
  return facts;
}

std::vector<rating::Incidence> incidents_of(Condition const& c) {
  std::vector<rating::Incidence> out;
  for (std::int64_t i = 0; i < c.monthly; ++i) out.push_back({{i + 1}, incident_of(c.incident)});
  return out;
}

/// The engine points to a rule; a position says which of its fields it is. @errors those of rating::check
base::Outcome check_prices(Condition const& c, Position const& p, TiersOf tiers) {
  auto const checked = rating::check(tariff_of(c, p, tiers));
  if (checked.ok()) return checked;
  auto r = checked.refusal();
  r.pointer = r.kind == &rating::refusal::bounds_malformed ? "/guarantee_li" : "/further";
  return r;
}

}  // namespace

std::vector<TariffTier> one_price(Position const& p) { return {{0, p.value}}; }

rating::Tariff tariff_of(Condition const& c, Position const& p, TiersOf tiers) {
  if (!has_price(c.kind)) return {};
  if (c.kind != ConditionKind::tariff) {
    rating::Adjustment adjustment;
    adjustment.id = {1};
    adjustment.incident = incident_of(c.incident);
    adjustment.each = {c.kind == ConditionKind::penalty ? -p.value : p.value};
    return {{}, {adjustment}, 0};
  }
  rating::Rule rule;
  rule.id = {1};
  rule.basis = basis_of(c.basis);
  rule.link = link_of(c.link);
  for (auto const& t : tiers(p)) rule.tiers.push_back({t.above, t.price});
  rule.tier_mode = static_cast<rating::TierMode>(p.tier_mode);
  rule.guarantee = p.guarantee_li;
  rule.cap = p.cap_li;
  return {{rule}, {}, 0};
}

base::Outcome check_condition(Condition const& c) {
  if (c.name.empty()) return base::refuse(refusal::condition_name_missing, {}, "/name");
  if (!has_price(c.kind)) return base::Done{};
  if (c.monthly <= 0) return base::refuse(refusal::monthly_missing, {}, "/monthly");
  auto const each_counted = c.kind != ConditionKind::tariff || c.basis == Basis::line_month;
  if (each_counted && c.monthly > kMonthlyIncidentsMax)
    return base::refuse(refusal::monthly_missing, {}, "/monthly");
  return base::Done{};
}

base::Outcome check_position(Condition const& c, Position const& p, TiersOf tiers) {
  auto const within = [&](std::int64_t most) -> base::Outcome {
    if (p.value < 0 || p.value > most) return base::refuse(refusal::position_out_of_range, {}, "/value");
    return base::Done{};
  };
  switch (c.kind) {
    case ConditionKind::window:
      if (p.value < 0 || p.until > 2 * kDayS)
        return base::refuse(refusal::position_out_of_range, {}, "/value");
      if (p.until <= p.value) return base::refuse(refusal::window_reversed, {}, "/until");
      return base::Done{};
    case ConditionKind::service_level: {
      constexpr std::int64_t kMinutesMax = 100'000;
      return within(c.measure == Measure::answer_minutes ? kMinutesMax : kWhole);
    }
    case ConditionKind::free_text:
      if (p.text.empty()) return base::refuse(refusal::position_text_missing, {}, "/text");
      return base::Done{};
    case ConditionKind::tariff:
      TRY(within(c.basis == Basis::revenue ? kWhole : 1'000'000'000));
      TRY(check_prices(c, p, tiers));
      break;
    case ConditionKind::penalty:
    case ConditionKind::bonus:
      TRY(within(1'000'000'000));
      if (p.value % 10) return base::refuse(refusal::position_out_of_range, {}, "/value");
      break;
    case ConditionKind::term:
      return within(600);
    case ConditionKind::payment:
      return within(180);
    default:
      return within(1'000'000'000'000);
  }
  if (auto const cost = monthly_cost(c, p, tiers); !cost) return cost.refusal();
  return base::Done{};
}

bool is_same(Position const& a, Position const& b) {
  return a.value == b.value && a.until == b.until && a.text == b.text && a.further.text == b.further.text &&
         a.tier_mode == b.tier_mode && a.guarantee_li == b.guarantee_li && a.cap_li == b.cap_li;
}

base::Result<std::optional<base::Money>> monthly_cost(Condition const& c, Position const& p, TiersOf tiers) {
  if (!has_price(c.kind)) return std::optional<base::Money>{};
  auto const is_tariff = c.kind == ConditionKind::tariff;
  auto const facts = is_tariff ? facts_of(c) : std::vector<rating::Fact>{};
  auto const incidents = is_tariff ? std::vector<rating::Incidence>{} : incidents_of(c);
  auto const rated = TRY(rating::rate(tariff_of(c, p, tiers), kMonth, facts, incidents));
  base::Money sum{};
  for (auto const& line : rated.lines) sum += line.amount;
  return std::optional{sum};
}

base::Result<std::vector<MatrixRow>> matrix_of(std::span<Condition const> conditions,
                                               std::span<Position const> positions, TiersOf tiers) {
  std::map<std::pair<ConditionId, PositionSide>, Position const*> last;
  for (auto const& p : positions) last[{p.condition, p.side}] = &p;
  std::vector<MatrixRow> out;
  for (auto const& c : conditions) {
    MatrixRow row{c, {}, {}, false, {}};
    if (auto const at = last.find({c.id, PositionSide::ours}); at != last.end()) row.ours = *at->second;
    if (auto const at = last.find({c.id, PositionSide::theirs}); at != last.end()) row.theirs = *at->second;
    if (row.ours && row.theirs) {
      row.agreed = is_same(*row.ours, *row.theirs);
      auto const ours = TRY(monthly_cost(c, *row.ours, tiers));
      auto const theirs = TRY(monthly_cost(c, *row.theirs, tiers));
      if (ours && theirs) row.gap_li = *theirs - *ours;
    }
    out.push_back(std::move(row));
  }
  return out;
}

std::size_t n_unstated(std::span<MatrixRow const> rows) {
  return static_cast<std::size_t>(std::ranges::count_if(
      rows, [](MatrixRow const& r) { return !r.condition.dropped && !(r.ours && r.theirs); }));
}

base::Outcome check_matrix(std::span<MatrixRow const> rows) {
  if (std::ranges::all_of(rows, [](MatrixRow const& r) { return r.condition.dropped; }))
    return refusal::conditions_missing;
  std::string missing;
  for (auto const& r : rows)
    if (!r.condition.dropped && !(r.ours && r.theirs))
      missing += (missing.empty() ? "" : "；") + r.condition.name;
  if (!missing.empty()) return base::refuse(refusal::position_missing, missing);
  return base::Done{};
}

}  // namespace agreement::rules
