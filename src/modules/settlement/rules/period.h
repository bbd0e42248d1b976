// The days that a statement is about.
#pragma once
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace settlement::rules {

struct Period {
  base::ServiceDate first, last;  ///< both inclusive
  auto operator<=>(Period const&) const = default;

  bool holds(base::ServiceDate day) const { return first <= day && day <= last; }
  std::int64_t days() const { return base::to_days(last) - base::to_days(first) + 1; }
};

/// When an operating day begins.
inline base::Instant beginning_of(base::ServiceDate day) { return base::instant_of(day, {4 * 3600}); }

/// The month that a day falls into. @param cut_day  its last day of the month, 1…28; 0: the month's last
Period period_of(base::ServiceDate, std::int64_t cut_day);

/// The months that a period touches, each whole, with the days of it that the period holds; by time.
struct MonthPart {
  Period month, part;
};
std::vector<MonthPart> months_of(Period const&, std::int64_t cut_day);

/// @errors period_malformed
base::Outcome check(Period const&);

}  // namespace settlement::rules
