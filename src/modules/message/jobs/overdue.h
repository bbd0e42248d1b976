// Overdue tasks become known to the managers of who should have done them.
#pragma once
#include "base/ids.h"
#include "base/time.h"
#include "platform/db/database.h"

namespace message::jobs {

inline constexpr std::int64_t kOverdueEveryMs = 60'000;

/// Marks what is overdue, at most 500 tasks a time.
void escalate_overdue(platform::db::Database&, base::Region, base::Instant now);

}  // namespace message::jobs
