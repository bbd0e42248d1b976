// Months by their cut-off.
#include "modules/settlement/rules/period.h"

#include <algorithm>

#include "modules/settlement/rules/refusals.h"

namespace settlement::rules {
namespace {

base::ServiceDate day_of_month(std::int32_t year, std::int32_t month, std::int64_t day) {
  if (month > 12) return day_of_month(year + 1, month - 12, day);
  if (month < 1) return day_of_month(year - 1, month + 12, day);
  return {static_cast<std::int32_t>(year * 10'000 + month * 100 + day)};
}

}  // namespace

Period period_of(base::ServiceDate day, std::int64_t cut_day) {
  auto const year = day.yyyymmdd / 10'000, month = day.yyyymmdd / 100 % 100;
  if (cut_day == 0)
    return {day_of_month(year, month, 1), base::add_days(day_of_month(year, month + 1, 1), -1)};
  auto const cut = day_of_month(year, month, cut_day);
  if (day <= cut) return {base::add_days(day_of_month(year, month - 1, cut_day), 1), cut};
  return {base::add_days(cut, 1), day_of_month(year, month + 1, cut_day)};
}

std::vector<MonthPart> months_of(Period const& p, std::int64_t cut_day) {
  std::vector<MonthPart> out;
  for (auto day = p.first; day <= p.last; day = base::add_days(out.back().month.last, 1)) {
    auto const month = period_of(day, cut_day);
    out.push_back({month, {day, std::min(month.last, p.last)}});
  }
  return out;
}

base::Outcome check(Period const& p) {
  if (p.last < p.first || p.days() > 366) return refusal::period_malformed;
  return base::Done{};
}

}  // namespace settlement::rules
