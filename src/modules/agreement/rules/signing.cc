// Whose turn it is.
#include "modules/agreement/rules/signing.h"

#include "modules/agreement/rules/refusals.h"

namespace agreement::rules {

OrganisationId next_to_seal(Agreement const& a, Version const& v, std::span<Seal const> seals) {
  if (seals.empty()) return v.first_to_seal;
  return seals.size() == 1 ? other_party(a, seals[0].organisation) : OrganisationId{};
}

base::Outcome may_seal(Agreement const& a, Version const& v, std::span<Seal const> seals, OrganisationId by,
                       PersonId person, base::ServiceDate today) {
  if (v.state != VersionState::signing) return base::refuse(refusal::state_forbids, base::to_name(v.state));
  if (has_drafted(v, person)) return refusal::own_draft;
  if (next_to_seal(a, v, seals) != by) return refusal::not_your_seal;
  if (v.until_day < today) return refusal::already_over;
  return base::Done{};
}

}  // namespace agreement::rules
