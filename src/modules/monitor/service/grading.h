// Estimates kept until the vehicle comes, and then graded.
#pragma once
#include "modules/monitor/rules/run.h"

namespace monitor::service {

/// Keeps the first estimate of each horizon, and grades those whose stop was come to.
void grade_estimates(Tx&, base::Region, base::Instant now, rules::DrivenRun const&);

}  // namespace monitor::service
