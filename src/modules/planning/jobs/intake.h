// Brings bags that were sealed since into the published plans of today and tomorrow.
#pragma once
#include "platform/db/database.h"

namespace planning::jobs {

/// So soon after its seal a bag has its departure.
inline constexpr std::int64_t kIntakeEveryMs = 5'000;
void take_in_bags(platform::db::Database&, base::Region, base::Instant now);

}  // namespace planning::jobs
