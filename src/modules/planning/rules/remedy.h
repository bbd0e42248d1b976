// What to tell people about a load that does not go as it should, and what can be done.
#pragma once
#include "modules/planning/planning.h"

namespace planning::rules {

struct Remedy {
  char const *why_zh, *why_en, *do_zh, *do_en;
};
Remedy remedy_of(LoadReason);

}  // namespace planning::rules
