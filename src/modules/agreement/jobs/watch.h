// What the clock does to agreements.
#pragma once
#include "platform/db/database.h"

namespace agreement::jobs {

/// Deadlines of approvals are hours.
inline constexpr std::int64_t kWatchEveryMs = 10 * 60'000;
void watch(platform::db::Database&, base::Region, base::Instant now);

}  // namespace agreement::jobs
