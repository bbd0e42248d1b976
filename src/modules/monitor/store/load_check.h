// One row a trip: the last list counts.
#pragma once
#include <optional>

#include "modules/monitor/rules/load_check.h"

namespace monitor::store {

void put_load_check(Tx&, base::Region, rules::LoadCheck const&);
std::optional<rules::LoadCheck> find_load_check(Tx&, base::Region, base::ServiceDate, TripId);

}  // namespace monitor::store
