// What the days bring: versions come into force and end, their obligations with them, and who is told before.
#pragma once
#include "modules/agreement/service/changing.h"

namespace agreement::service {

/// The obligations of an agreement follow the version that came into force.
void bring_obligations(Tx&, base::Region, base::Instant now, Held const&);
/// Moves versions on to the state of the day, asks for what to do 90, 60 and 30 days before one ends, and
/// ends obligations of agreements that are over.
void pass_day(Tx&, base::Region, base::Instant now);

}  // namespace agreement::service
