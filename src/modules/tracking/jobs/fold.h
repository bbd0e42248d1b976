// Puts what the gateway accepted in its place, soon after.
#pragma once
#include <vector>

#include "modules/tracking/tracking.h"

namespace tracking::jobs {

/// A position shall be on the map two seconds after it came.
inline constexpr std::int64_t kFoldEveryMs = 500;

void fold_intake(platform::db::Database&, base::Region, base::Instant now, std::vector<Watcher> const&);

}  // namespace tracking::jobs
