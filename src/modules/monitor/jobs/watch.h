// The look of all alert rules at everything that moves.
#pragma once
#include "platform/db/database.h"

namespace monitor::jobs {

/// Three looks a minute: an alert is at most that much later than what it is about. @source clause 2.2.2c:
/// each minute
inline constexpr std::int64_t kWatchEveryMs = 20'000;
void watch(platform::db::Database&, base::Region, base::Instant now);

}  // namespace monitor::jobs
