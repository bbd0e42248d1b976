// Asks org once for each.
#include "modules/settlement/service/names.h"

namespace settlement::service {

std::string const& Names::of(org::OrganisationId id) {
  auto const [at, fresh] = organisations_.try_emplace(id);
  if (fresh && id)
    if (auto const o = org::find_organisation(tx_, region_, id)) at->second = o->short_name;
  return at->second;
}

std::string const& Names::of(org::PersonId id) {
  auto const [at, fresh] = people_.try_emplace(id);
  if (fresh && id)
    if (auto const p = org::find_person(tx_, region_, id)) at->second = p->name;
  return at->second;
}

}  // namespace settlement::service
