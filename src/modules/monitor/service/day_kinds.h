// What the county's calendars say of the days that alert rules may ask for now.
#pragma once
#include "modules/monitor/rules/alert_rule.h"

namespace monitor::service {

/// Of yesterday and today: a window that passes midnight belongs to the day on which it began. Empty when none of the
/// rules asks, which spares the look into the calendars.
rules::DayKinds day_kinds(Tx&, base::Region, base::Instant now, std::vector<rules::AlertRule> const&);

}  // namespace monitor::service
