// Approvals, by the clock.
#pragma once
#include "platform/db/database.h"

namespace cost::jobs {

inline constexpr std::int64_t kApprovalsEveryMs = 60'000;

/// Steps that are overdue, and what waited before decisions were approvals.
void watch_approvals(platform::db::Database&, base::Region, base::Instant now);

}  // namespace cost::jobs
