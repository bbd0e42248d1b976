// Looks names up in the faces of network and org.
#include "modules/planning/service/names.h"

#include "modules/network/network.h"
#include "modules/org/org.h"

namespace planning::service {

std::string const& Names::of(NodeId id) {
  auto const [at, is_new] = nodes_.try_emplace(id);
  if (is_new && id)
    if (auto const node = network::find_node(tx_, region_, id)) at->second = node->name;
  return at->second;
}

std::string const& Names::of(PersonId id) {
  auto const [at, is_new] = people_.try_emplace(id);
  if (is_new && id)
    if (auto const person = org::find_person(tx_, region_, id)) at->second = person->name;
  return at->second;
}

std::string const& Names::of(OrganisationId id) {
  auto const [at, is_new] = organisations_.try_emplace(id);
  if (is_new && id)
    if (auto const found = org::find_organisation(tx_, region_, id)) at->second = found->short_name;
  return at->second;
}

}  // namespace planning::service
