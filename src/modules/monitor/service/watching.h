// One look of all rules at everything that moves, and what other modules' news mean for them.
#pragma once
#include "modules/mail/mail.h"
#include "modules/monitor/monitor.h"

namespace monitor::service {

/// Keeps the runs of yesterday and today, raises what rules find, ends what is over, asks the next post.
void watch(Tx&, base::Region, base::Instant now);
/// A receiver found seals that differ.
void take_seal_differences(Tx&, base::Region, base::Instant now, mail::HandoverId);

}  // namespace monitor::service
