// What a van of the fleet must say.
#include "modules/planning/rules/fleet.h"

#include "modules/planning/rules/refusals.h"

namespace planning::rules {

base::Outcome check_fleet_van(FleetVan const& v) {
  if (v.back_until <= v.leaves_from) return base::refuse(refusal::settings_malformed, {}, "/back_until");
  if (v.valid_until.yyyymmdd && v.valid_until < v.valid_from)
    return base::refuse(refusal::days_reversed, {}, "/valid_until");
  return base::Done{};
}

}  // namespace planning::rules
