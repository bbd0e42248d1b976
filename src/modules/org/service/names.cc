// The names of org's face.
#include "modules/org/face/names.h"

namespace org {

std::string const& Names::of(PersonId id) {
  auto const [at, is_new] = people_.try_emplace(id);
  if (is_new && id)
    if (auto const person = find_person(tx_, region_, id)) at->second = person->name;
  return at->second;
}

std::string const& Names::of(OrganisationId id) {
  auto const [at, is_new] = organisations_.try_emplace(id);
  if (is_new && id)
    if (auto const found = find_organisation(tx_, region_, id))
      at->second = form_ == NameForm::full ? found->name : found->short_name;
  return at->second;
}

}  // namespace org
