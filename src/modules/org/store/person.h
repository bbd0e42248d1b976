// Rows of people and of their identity numbers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"

namespace org::store {

void insert_person(Tx&, base::Region, Person const&);
/// @errors changed_meanwhile
base::Outcome save_person(Tx&, base::Region, Person const&);
/// @errors person_unknown
base::Result<Person> get_person(Tx&, base::Region, PersonId);

/// Whose eyes a list is for; the statement itself keeps what they may not see out of it.
struct Scope {
  Reach reach{Reach::own};
  PersonId person;
  HatId hat;  ///< whose workplaces count with reach `node`
  OrganisationId organisation;
  std::string units;  ///< ",12,13,": with reach `unit`, the unit and all below
};
struct PersonFilter {
  std::string text;  ///< part of the name, beginning of the initials, or the last four digits of the phone
  OrganisationId organisation;  ///< 0 for all
  std::string post;
  bool with_left{};
  PersonId after;
  std::int64_t limit{50};
};
/// By key.
std::vector<Person> list_people(Tx&, base::Region, Scope const&, PersonFilter const&);

/// A sealed identity number and the keyed hash that finds it. @errors identity_known (somebody else has this
/// number)
base::Outcome put_identity(Tx&, base::Region, PersonId, std::string const& sealed, std::string const& lookup);
std::optional<std::string> find_sealed_identity(Tx&, base::Region, PersonId);

}  // namespace org::store
