// Working days: Monday to Friday, but for the exceptions of a calendar.
#pragma once
#include <map>

#include "base/time.h"

namespace org::rules {

/// Worked or not, by day.
using Exceptions = std::map<base::ServiceDate, bool>;

bool is_working_day(Exceptions const&, base::ServiceDate);
/// The day that is `days` working days after `from`; `from` itself does not count. @param days  ≥ 0
base::ServiceDate add_working_days(Exceptions const&, base::ServiceDate from, int days);

}  // namespace org::rules
