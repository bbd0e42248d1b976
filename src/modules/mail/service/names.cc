// People are asked of org.
#include "modules/mail/service/names.h"

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

}  // namespace mail::service
