// Baggage by tickets, table and share.
#include "modules/planning/rules/baggage.h"

#include <algorithm>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/rules/room.h"

namespace planning::rules {
namespace {

std::int64_t share_of(std::int64_t whole, std::int64_t part, std::int64_t of) {
  return of > 0 ? (whole * std::min(part, of) + of - 1) / of : 0;
}

/// As many bags as the larger share of weight and volume takes.
Hold with_bags(Hold const& hold, std::int64_t weight_g, std::int64_t volume_cm3) {
  auto const by_weight = share_of(hold.bags, weight_g, hold.weight_g.value);
  auto const by_volume = share_of(hold.bags, volume_cm3, hold.volume_cm3.value);
  return {{weight_g}, {volume_cm3}, std::max(by_weight, by_volume)};
}

Hold baggage_of(Hold const& hold, std::int64_t passengers, Baggage const& each) {
  return with_bags(hold, passengers * each.passenger_g.value, passengers * each.passenger_cm3.value);
}

/// The quantile a passenger, where enough trips say it.
std::optional<std::int64_t> learned(std::span<TicketSale const> sales, DayType type, std::int64_t percent,
                                    std::int64_t (*total)(TicketSale const&), std::int64_t* n = nullptr) {
  std::vector<std::int64_t> each;
  for (auto const& s : sales)
    if (s.day_type == type && s.passengers > 0 && total(s) >= 0)
      each.push_back((total(s) + s.passengers - 1) / s.passengers);
  if (each.size() < kFewestWeighed) return {};
  if (n) *n = std::ssize(each);
  return quantile(std::move(each), percent);
}

bool is_same(Hold const& a, Hold const& b) {
  return a.weight_g == b.weight_g && a.volume_cm3 == b.volume_cm3 && a.bags == b.bags;
}

bool is_same_trip(TicketSale const& a, TicketSale const& b) {
  return a.line == b.line && a.headsign == b.headsign && a.departs == b.departs;
}

/// How closely a row fits; 0 when it does not.
int fit_of(ReserveRule const& r, DayType type, std::string const& line, base::ServiceTime departs) {
  auto const of_day = r.day_type == type ? 10 : r.day_type == DayType::ordinary ? 1 : 0;
  if (!of_day || (!r.line.empty() && r.line != line)) return 0;
  if (r.departs.seconds >= 0 && r.departs != departs) return 0;
  return of_day + (r.line.empty() ? 0 : r.departs.seconds < 0 ? 1 : 2);
}

}  // namespace

base::Outcome check_reserve_rule(ReserveRule const& r) {
  if (r.departs.seconds >= 0 && r.line.empty()) return base::refuse(refusal::line_missing, {}, "/line");
  if (r.valid_until.yyyymmdd && r.valid_until < r.valid_from)
    return base::refuse(refusal::days_reversed, {}, "/valid_until");
  return base::Done{};
}

Baggage usual_baggage(DayType type) {
  constexpr std::int64_t kKg[kDayTypes] = {3, 4, 6, 6, 10};
  constexpr std::int64_t kLitresAKg = 5;
  auto const kg = kKg[static_cast<int>(type)];
  return {type, {kg * 1'000}, {kg * kLitresAKg * 1'000}};
}

std::int64_t quantile(std::vector<std::int64_t> values, std::int64_t percent) {
  auto const n = std::ssize(values);
  auto const rank = std::clamp<std::ptrdiff_t>((n * percent + 99) / 100, 1, n);
  std::ranges::nth_element(values, values.begin() + rank - 1);
  return values[static_cast<std::size_t>(rank - 1)];
}

LearnedBaggage learn_baggage(std::span<TicketSale const> sales, Baggage const& configured,
                             std::int64_t percent) {
  LearnedBaggage out{configured};
  auto const type = configured.day_type;
  auto const grams = [](TicketSale const& s) { return s.baggage_g.value; };
  auto const volume = [](TicketSale const& s) { return s.baggage_cm3.value; };
  if (auto const g = learned(sales, type, percent, grams, &out.n_weighed)) out.baggage.passenger_g = {*g};
  if (auto const cm3 = learned(sales, type, percent, volume)) out.baggage.passenger_cm3 = {*cm3};
  return out;
}

std::optional<Expected> expect(std::span<TicketSale const> history, TicketSale const& trip,
                               std::optional<std::int64_t> sold, std::int64_t percent) {
  std::vector<TicketSale const*> days;
  for (auto const& s : history)
    if (s.day_type == trip.day_type && is_same_trip(s, trip)) days.push_back(&s);
  std::ranges::sort(days, std::greater{}, [](auto const* s) { return s->service_date; });
  if (days.size() > kMostDays) days.resize(kMostDays);
  if (days.size() < kFewestDays) {
    if (!sold) return {};
    return Expected{*sold, *sold, 0, {}};
  }
  std::vector<std::int64_t> passengers;
  for (auto const* s : days) passengers.push_back(s->passengers);
  auto const usual = quantile(std::move(passengers), percent);
  return Expected{std::max(usual, sold.value_or(0)), sold.value_or(-1), std::ssize(days), {}};
}

Needed needed(Hold const& hold, Passengers const& p) {
  Needed out{reserve_of(hold, p.percent, {}), ReserveSource::share};
  if (p.rule) {
    auto const asked = with_bags(hold, p.rule->weight_g.value, p.rule->volume_cm3.value);
    out = {reserve_of(hold, 0, asked), ReserveSource::table};
  }
  auto const raise = [&](Hold const& asked, ReserveSource source) {
    auto const larger = larger_of(out.reserve, reserve_of(hold, 0, asked));
    if (!is_same(larger, out.reserve)) out = {larger, source};
  };
  if (p.expected) {
    auto const asked = baggage_of(hold, p.expected->passengers, p.expected->each.baggage);
    if (p.expected->n_days)
      out = {reserve_of(hold, 0, asked), ReserveSource::tickets};
    else
      raise(asked, ReserveSource::sold);
  }
  if (p.said) raise(*p.said, ReserveSource::by_hand);
  return out;
}

std::optional<ReserveRule> rule_of(std::span<ReserveRule const> rules, DayType type, std::string const& line,
                                   base::ServiceTime departs) {
  auto const fit = [&](ReserveRule const& r) { return fit_of(r, type, line, departs); };
  auto const best = std::ranges::max_element(rules, {}, fit);
  if (best == rules.end() || !fit(*best)) return {};
  return *best;
}

}  // namespace planning::rules
