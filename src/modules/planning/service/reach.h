// A plan is the county's: whoever works with it has a reach that covers all nodes.
#pragma once
#include "base/result.h"
#include "modules/planning/rules/refusals.h"
#include "platform/auth/hat.h"

namespace planning::service {

/// @errors out_of_reach
inline base::Outcome check_whole_county(platform::auth::Hat const& hat) {
  if (!hat.covers({})) return refusal::out_of_reach;
  return base::Done{};
}

}  // namespace planning::service
