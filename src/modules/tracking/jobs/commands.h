// Commands that nobody took in time end.
#pragma once
#include "modules/tracking/tracking.h"

namespace tracking::jobs {

inline constexpr std::int64_t kExpireEveryMs = 30'000;

void expire_commands(platform::db::Database&, base::Region, base::Instant now);

}  // namespace tracking::jobs
