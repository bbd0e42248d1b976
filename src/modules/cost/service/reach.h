// Whose budgets and expenses a hat may see: those of its own side.
#pragma once
#include "base/result.h"
#include "modules/cost/cost.h"
#include "modules/cost/rules/refusals.h"

namespace cost::service {

/// @returns the organisation to which a hat is held
/// @errors out_of_reach  a hat that sees less than its organisation, and one of none
inline base::Result<OrganisationId> side_of(platform::auth::Hat const& hat) {
  using platform::auth::Reach;
  if (hat.reach != Reach::region && hat.reach != Reach::organisation) return refusal::out_of_reach;
  if (!hat.organisation) return refusal::out_of_reach;
  return hat.organisation;
}

/// A record of one's own side. @errors out_of_reach
inline base::Outcome check_own(platform::auth::Hat const& hat, OrganisationId owner) {
  if (TRY(side_of(hat)) != owner) return refusal::out_of_reach;
  return base::Done{};
}

}  // namespace cost::service
