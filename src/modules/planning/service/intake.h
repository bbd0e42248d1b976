// Bags that were sealed after the plan of their day was published come into it.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "platform/command/act.h"

namespace planning::service {

/// Sealed bags that wait and that neither the published plan of the day knows nor one of an earlier day carries.
/// None where no plan of the day is published.
std::vector<mail::Bag> unplanned_bags(platform::db::Tx&, base::Region, base::ServiceDate, base::Instant now);

/// They come into the published plan; what follows a published plan follows them: departures on bags and items,
/// orders and waybills.
/// @errors changed_meanwhile
base::Outcome take_in_bags(platform::command::Act&, base::ServiceDate);

}  // namespace planning::service
