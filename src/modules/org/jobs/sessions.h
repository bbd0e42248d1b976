// Clearing away sessions that are over.
#pragma once
#include <functional>

#include "platform/auth/session.h"
#include "platform/db/database.h"

namespace org::jobs {

inline constexpr std::int64_t kPurgeEveryMs = 10 * 60'000;

/// @param sessions  null while the program is only described
std::function<void(platform::db::Database&, base::Instant now)> purge_sessions(platform::auth::Sessions*);

}  // namespace org::jobs
