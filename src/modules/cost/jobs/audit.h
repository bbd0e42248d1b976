// The nightly rules, by the clock.
#pragma once
#include "platform/db/database.h"

namespace cost::jobs {

inline constexpr std::int64_t kLookEveryMs = 10 * 60'000;

/// Once an operating day.
void audit(platform::db::Database&, base::Region, base::Instant now);

}  // namespace cost::jobs
