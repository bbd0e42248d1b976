// Old plans that no day ran by lose their trips and loads; head and figures stay.
#pragma once
#include "platform/db/database.h"

namespace planning::jobs {

inline constexpr std::int64_t kForgetEveryMs = 24 * 3'600'000;
/// For so long proposals and superseded plans can be looked into.
inline constexpr std::int64_t kKeepDays = 60;
void forget_plans(platform::db::Database&, base::Region, base::Instant now);

}  // namespace planning::jobs
