// Each day of a month belongs to the version that is in force on it.
#include "modules/settlement/rules/version_month.h"

#include <algorithm>

namespace settlement::rules {
namespace {

/// The days of a month for one version among all: where another one takes over, a month is not paid twice.
rating::Period days_of(Terms const& t, std::vector<Terms> const& all, MonthPart const& m) {
  rating::Period out{m.month.days(), 0, 0};
  for (auto day = m.part.first; day <= m.part.last; day = base::add_days(day, 1)) {
    auto const other = [&](Terms const& o) { return o.version != t.version && o.in_force(day); };
    out.days_in_force += t.in_force(day);
    out.days_settled += t.in_force(day) || std::ranges::none_of(all, other);
  }
  return out;
}

}  // namespace

std::vector<VersionMonth> version_months_of(std::vector<Terms> const& terms, Period const& period,
                                            std::vector<DayEvents> const& days) {
  std::vector<VersionMonth> out;
  for (auto const& t : terms)
    for (auto const& m : months_of(period, t.cycle.cutoff_day)) {
      VersionMonth v{&t, m, days_of(t, terms, m), {}};
      if (v.counts.days_in_force == 0) continue;
      for (auto const& d : days)
        if (m.part.holds(d.day) && t.in_force(d.day)) v.days.push_back(&d);
      out.push_back(std::move(v));
    }
  return out;
}

}  // namespace settlement::rules
