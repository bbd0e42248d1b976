// Looks names up in the faces of network and org.
#include "modules/mail/service/names.h"

#include "modules/mail/service/timetable.h"
#include "modules/org/org.h"

namespace mail::service {

std::vector<PersonName> name_people(platform::db::Tx& tx, base::Region region,
                                    std::set<PersonId> const& people) {
  std::vector<PersonName> out;
  for (auto const id : people)
    if (auto const person = id ? org::find_person(tx, region, id) : std::nullopt)
      out.push_back({id, person->name});
  return out;
}

std::string const& Names::of(NodeId id) {
  auto const [at, is_new] = nodes_.try_emplace(id);
  if (is_new && id)
    if (auto const place = find_place(look_.tx, look_.region, id)) at->second = place->name;
  return at->second;
}

std::string const& Names::of(PersonId id) {
  auto const [at, is_new] = people_.try_emplace(id);
  if (is_new && id)
    if (auto const person = org::find_person(look_.tx, look_.region, id)) at->second = person->name;
  return at->second;
}

std::string const& Names::of(OrganisationId id) {
  auto const [at, is_new] = organisations_.try_emplace(id);
  if (is_new && id)
    if (auto const found = org::find_organisation(look_.tx, look_.region, id)) at->second = found->short_name;
  return at->second;
}

}  // namespace mail::service
