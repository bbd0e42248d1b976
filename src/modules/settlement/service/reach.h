// Whose books and statements a hat may see.
#pragma once
#include "base/result.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/settlement.h"
#include "platform/auth/hat.h"

namespace settlement::service {

/// Books are their party's own affair: the other side sees statements, never the books.
/// @param asked  0: the hat's own organisation
/// @errors out_of_reach
inline base::Result<OrganisationId> books_of(platform::auth::Hat const& hat, OrganisationId asked) {
  using platform::auth::Reach;
  if (hat.reach != Reach::region && hat.reach != Reach::organisation) return refusal::out_of_reach;
  if (!asked) asked = hat.organisation;
  if (hat.organisation && asked != hat.organisation) return refusal::out_of_reach;
  return asked;
}

/// Statements are seen by their two sides; who belongs to no organisation of the county's two (an operator,
/// an authority) sees all.
/// @returns the organisation to which a hat is held; 0: it sees all
/// @errors out_of_reach
inline base::Result<OrganisationId> party_of(platform::auth::Hat const& hat) {
  using platform::auth::Reach;
  if (hat.reach != Reach::region && hat.reach != Reach::organisation) return refusal::out_of_reach;
  if (hat.post == "regulator") return OrganisationId{};
  return hat.organisation;
}

}  // namespace settlement::service
