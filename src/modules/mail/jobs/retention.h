// Erasure of the people of items that ended long ago. @source PIPL art. 19, 47
#pragma once
#include "base/ids.h"
#include "base/time.h"
#include "platform/db/database.h"

namespace mail::jobs {

inline constexpr std::int64_t kForgetEveryMs = 3'600'000;
inline constexpr std::int64_t kKeepPeopleDays = 180;  ///< unless "people.keep_days" says otherwise

/// Erases names, phones, addresses and document traces of items that ended before the instant, or
/// were pre-advised before it and never came, a page at a time.
/// Custody, scans, money and journal stay: they name nobody in clear.
void forget_contacts(platform::db::Database&, base::Region, base::Instant ended_before);

}  // namespace mail::jobs
