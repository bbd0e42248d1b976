// People and organisations are asked of org.
#include "modules/agreement/service/names.h"

#include "modules/org/org.h"

namespace agreement::service {

std::string const& Names::of(PersonId id) {
  auto const [at, is_new] = people_.try_emplace(id);
  if (is_new && id)
    if (auto const person = org::find_person(tx_, region_, id)) at->second = person->name;
  return at->second;
}

std::string const& Names::of(OrganisationId id) {
  auto const [at, is_new] = organisations_.try_emplace(id);
  if (is_new && id)
    if (auto const o = org::find_organisation(tx_, region_, id)) at->second = o->name;
  return at->second;
}

}  // namespace agreement::service
