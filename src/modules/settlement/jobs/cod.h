// Cash on delivery into the books, soon after it was collected.
#pragma once
#include "base/ids.h"
#include "base/time.h"
#include "platform/db/database.h"

namespace settlement::jobs {

/// Looks that often at what was collected today and in the days before: a phone without network tells late.
inline constexpr std::int64_t kTakeInEveryMs = 60'000;
void take_in_cod(platform::db::Database&, base::Region, base::Instant now);

}  // namespace settlement::jobs
