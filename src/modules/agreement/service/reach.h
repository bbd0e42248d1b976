// Whose agreements a hat sees, and which it may change.
#pragma once
#include "base/result.h"
#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/rules/version.h"
#include "platform/auth/hat.h"

namespace agreement::service {

/// @returns the organisation whose agreements a hat sees; 0: all of the county
/// @errors out_of_reach (hats of a node or of own acts)
inline base::Result<OrganisationId> party_seen(platform::auth::Hat const& hat) {
  using platform::auth::Reach;
  if (hat.reach == Reach::region) return OrganisationId{};
  if (hat.reach == Reach::organisation || hat.reach == Reach::unit) return hat.organisation;
  return refusal::out_of_reach;
}
/// @errors out_of_reach
inline base::Outcome check_seen(platform::auth::Hat const& hat, rules::Agreement const& a) {
  auto const party = TRY(party_seen(hat));
  if (party && !rules::is_party(a, party)) return refusal::out_of_reach;
  return base::Done{};
}
/// Only parties act. @errors out_of_reach
inline base::Outcome check_acts(platform::auth::Hat const& hat, rules::Agreement const& a) {
  TRY(check_seen(hat, a));
  if (!rules::is_party(a, hat.organisation)) return refusal::out_of_reach;
  return base::Done{};
}

}  // namespace agreement::service
