// Items that stand on a shelf: after three days the keeper calls the addressee, after seven the item goes
// back.
#pragma once
#include "base/ids.h"
#include "base/time.h"
#include "platform/db/database.h"

namespace mail::jobs {

inline constexpr std::int64_t kShelfEveryMs = 15 * 60'000;
/// Days after which somebody calls. Configurable later; three is the trade's custom.
inline constexpr std::int64_t kDaysBeforeCall = 3;

/// Asks for what is due, a page at a time until all is asked.
void look_at_shelves(platform::db::Database&, base::Region, base::Instant now);

}  // namespace mail::jobs
