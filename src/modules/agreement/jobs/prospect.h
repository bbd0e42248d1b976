// Timed work of talks: the usual stages and interfaces of a new county, and who has to be contacted today.
#pragma once
#include "platform/db/database.h"
#include "platform/jobs/jobs.h"

namespace agreement::jobs {

inline constexpr std::int64_t kRemindEveryMs = 15 * 60'000;

void remind(platform::db::Database&, base::Region, base::Instant now);

}  // namespace agreement::jobs
