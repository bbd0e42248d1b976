// Losses of what both sides have decided, whenever they did.
#pragma once
#include "modules/settlement/service/loss.h"

namespace settlement::jobs {

/// Looks that often at what irregularities were decided today and yesterday.
inline constexpr std::int64_t kLookForLossesEveryMs = 300'000;
void raise_losses(platform::db::Database&, service::TermsBook const&, service::LossPolicy const&,
                  base::Region, base::Instant now);

}  // namespace settlement::jobs
