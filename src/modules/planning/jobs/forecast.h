// Looks every hour whether a forecast is to be made or counted.
#pragma once
#include "platform/db/database.h"

namespace planning::jobs {

inline constexpr std::int64_t kForecastEveryMs = 3'600'000;
void keep_forecasts(platform::db::Database&, base::Region, base::Instant now);

}  // namespace planning::jobs
