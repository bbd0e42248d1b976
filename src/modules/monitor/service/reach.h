// Whose trips and alerts a hat sees: of the whole county, or of its organisation's vehicles.
#pragma once
#include "base/result.h"
#include "modules/monitor/monitor.h"
#include "modules/monitor/rules/refusals.h"
#include "platform/auth/hat.h"

namespace monitor::service {

/// @returns the organisation to which a hat is held; 0: it sees all
/// @errors out_of_reach (hats of a node or of own acts)
inline base::Result<OrganisationId> organisation_of(platform::auth::Hat const& hat) {
  using platform::auth::Reach;
  if (hat.reach == Reach::region) return OrganisationId{};
  if (hat.reach == Reach::organisation || hat.reach == Reach::unit) return hat.organisation;
  return refusal::out_of_reach;
}

}  // namespace monitor::service
