// Market days by solar and lunar month and by weekday.
#include "modules/network/rules/market.h"

#include <unicode/calendar.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "modules/network/rules/refusals.h"

namespace network::rules {
namespace {

constexpr std::int64_t kDaysMax = 3660;

icu::Calendar& chinese_calendar() {
  thread_local auto const calendar = [] {
    auto status = U_ZERO_ERROR;
    auto* const zone = icu::TimeZone::createTimeZone("GMT+8");  // the calendar takes it over
    icu::Locale const chinese{"zh@calendar=chinese"};
    std::unique_ptr<icu::Calendar> c{icu::Calendar::createInstance(zone, chinese, status)};
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no Chinese calendar");
    return c;
  }();
  return *calendar;
}

int lunar(base::ServiceDate date, UCalendarDateFields field) {
  auto& calendar = chinese_calendar();
  auto status = U_ZERO_ERROR;
  calendar.setTime(static_cast<double>(base::instant_of(date, {12 * 3600}).ms), status);
  auto const value = calendar.get(field, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot compute a lunar day");
  return value;
}

/// The numbers of "1,4,7"; empty when it is not such a list.
std::vector<int> parse_days(std::string_view text, int least, int most) {
  std::vector<int> out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    auto const digit = text[i] - '0';
    if (digit < least || digit > most || (i + 1 < text.size() && text[i + 1] != ',')) return {};
    out.push_back(digit);
  }
  return text.ends_with(',') ? std::vector<int>{} : out;
}

std::vector<int> days_of(Market const& m) {
  return m.basis == MarketBasis::weekday ? parse_days(m.days, 1, 7) : parse_days(m.days, 0, 9);
}

int counted_day(MarketBasis basis, base::ServiceDate date) {
  switch (basis) {
    case MarketBasis::solar:
      return date.yyyymmdd % 10;
    case MarketBasis::lunar:
      return lunar_day(date) % 10;
    case MarketBasis::weekday:
      break;
  }
  return base::weekday(date) + 1;
}

bool is_active_on(Market const& m, base::ServiceDate date) {
  return date >= m.active_from && (!m.active_until.yyyymmdd || date < m.active_until);
}

}  // namespace

int lunar_day(base::ServiceDate date) { return lunar(date, UCAL_DATE); }

bool is_lunar_new_year(base::ServiceDate date) {
  return lunar_day(date) == 1 && lunar(date, UCAL_MONTH) == UCAL_JANUARY && !lunar(date, UCAL_IS_LEAP_MONTH);
}

base::Outcome check_market(Market const& m) {
  if (days_of(m).empty()) return base::refuse(refusal::days_malformed, {}, "/days");
  if (m.active_until.yyyymmdd && m.active_until <= m.active_from)
    return base::refuse(refusal::dates_reversed, {}, "/active_until");
  return base::Done{};
}

bool is_held_on(Market const& m, base::ServiceDate date) {
  if (!is_active_on(m, date)) return false;
  auto const days = days_of(m);
  return std::ranges::find(days, counted_day(m.basis, date)) != days.end();
}

std::vector<gtfs::CalendarDate> market_dates(std::vector<Market> const& markets, base::ServiceDate first,
                                             base::ServiceDate last) {
  std::vector<gtfs::CalendarDate> out;
  if (!first.yyyymmdd || last < first) return out;
  auto const from = base::to_days(first);
  auto const until = std::min(base::to_days(last), from + kDaysMax);
  for (auto day = from; day <= until; ++day) {
    auto const date = base::from_days(day);
    std::int64_t type = 0;
    for (auto const& m : markets) {
      if (m.effect == MarketEffect::none || !is_held_on(m, date)) continue;
      if (type != 1) type = m.effect == MarketEffect::adds ? 1 : 2;
    }
    if (type) out.push_back({.date = date, .type = type});
  }
  return out;
}

}  // namespace network::rules
