// The day-end rating, whenever it is due.
#pragma once
#include "modules/settlement/service/terms.h"

namespace settlement::jobs {

/// Looks that often whether an operating day has ended that was not rated yet.
inline constexpr std::int64_t kLookEveryMs = 600'000;
void rate(platform::db::Database&, service::TermsBook const&, base::Region, base::Instant now);

}  // namespace settlement::jobs
