// What happened on the days of a period, collected from the modules that know.
#pragma once
#include <vector>

#include "modules/settlement/rules/facts.h"
#include "modules/settlement/rules/period.h"

namespace settlement::service {

/// Up to the last day of the period that has ended before `now`.
std::vector<rules::DayEvents> collect_days(Tx&, base::Region, rules::Period const&, base::Instant now);
/// With today as far as it has come: trips that have not left yet are not missed yet.
std::vector<rules::DayEvents> collect_so_far(Tx&, base::Region, rules::Period const&, base::Instant now);
rules::Keys collect_keys(Tx&, base::Region, std::vector<rules::DayEvents> const&);

}  // namespace settlement::service
