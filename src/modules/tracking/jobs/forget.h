// What is old is forgotten: tracks and messages after a year, alarms after three.
#pragma once
#include "modules/tracking/tracking.h"

namespace tracking::jobs {

inline constexpr std::int64_t kForgetEveryMs = 3'600'000;

struct Keeping {
  std::int64_t track_days{365};    ///< tracks, messages of terminals, commands
  std::int64_t alarm_days{1'095};  ///< evidence of violations
  std::int64_t media_days{90};     ///< people may be on them: no longer than a question takes to come up
  std::int64_t quarantine_days{30};
  std::int64_t forward_days{30};  ///< what a platform above that stays away would have been told
};

void forget_old(platform::db::Database&, base::Region, base::Instant now, Keeping const&);

}  // namespace tracking::jobs
