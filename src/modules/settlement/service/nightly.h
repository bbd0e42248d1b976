// The day-end rating, by the clock.
#pragma once
#include "modules/settlement/service/loss.h"
#include "modules/settlement/service/terms.h"

namespace settlement::service {

/// Rates every agreement unless that was done since the last operating day began.
void rate_after_day_end(platform::db::Database&, TermsBook const&, base::Region, base::Instant now);

/// Losses of what irregularities decided today and yesterday; each once.
void raise_recent_losses(platform::db::Database&, TermsBook const&, LossPolicy const&, base::Region,
                         base::Instant now);

}  // namespace settlement::service
