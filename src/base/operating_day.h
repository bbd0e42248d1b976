// The operating day that is meant when none was said.
#pragma once
#include "base/time.h"

namespace base {

/// @param asked  0: today
inline ServiceDate or_today(ServiceDate asked, Instant now) {
  return asked.yyyymmdd ? asked : service_date_of(now);
}

}  // namespace base
