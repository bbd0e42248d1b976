// Bags that were sealed after the plan of their day was published come into it.
#pragma once
#include "platform/db/database.h"

namespace planning::service {

/// Sealed bags that wait, and that neither the published plan of today or tomorrow knows nor an earlier day's
/// carries, come into it; what follows a published plan follows them: departures on bags and items, orders
/// and waybills. A day without a published plan takes in none.
void take_in_bags(platform::db::Database&, base::Region, base::Instant now);

}  // namespace planning::service
