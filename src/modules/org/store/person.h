// Rows of organisations, units, people and memberships.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"
#include "platform/db/database.h"

namespace org::store {

void insert_organisation(Tx&, base::Region, Organisation const&);
std::vector<Organisation> list_organisations(Tx&, base::Region);
void insert_unit(Tx&, base::Region, Unit const&);
std::vector<Unit> list_units(Tx&, base::Region);

void insert_person(Tx&, base::Region, Person const&);
/// @errors changed_meanwhile
base::Outcome save_person(Tx&, base::Region, Person const&);
/// @errors person_unknown
base::Result<Person> get_person(Tx&, base::Region, PersonId);

struct PersonFilter {
  std::string text;             ///< beginning of the name, of the initials, or the end of the phone
  OrganisationId organisation;  ///< 0 for both
  std::string post;
  bool with_left{};
  PersonId after;
  std::int64_t limit{50};
};
std::vector<Person> list_people(Tx&, base::Region, PersonFilter const&, base::ServiceDate today);

void insert_membership(Tx&, base::Region, Membership const&);
void end_membership(Tx&, base::Region, HatId, base::ServiceDate last_day);
std::optional<Membership> find_membership(Tx&, base::Region, HatId);
std::vector<Membership> list_memberships(Tx&, base::Region, PersonId);
std::vector<NodeId> list_workplaces(Tx&, base::Region, HatId);

/// A hat lent to a person.
struct Delegation {
  base::Id<struct DelegationTag> id;
  HatId hat;
  PersonId to_person;
  base::ServiceDate from_day, until_day;
  std::string permissions;      ///< separated by spaces; "" for all of the hat
  PersonId made_by;
  bool ended{};
};
DESCRIBE(Delegation, "A hat lent to a person.", FIELD(id, "key"), FIELD(hat, "which hat"), FIELD(to_person, "to whom"),
         FIELD(from_day, "first day"), FIELD(until_day, "last day"), FIELD(permissions, "which rights, empty for all"),
         FIELD(made_by, "who lent it"), FIELD(ended, "taken back"))
void insert_delegation(Tx&, base::Region, Delegation const&);
std::vector<Delegation> list_delegations_to(Tx&, base::Region, PersonId);
void end_delegation(Tx&, base::Region, base::Id<struct DelegationTag>, PersonId by);

/// A membership that waits for a second person.
struct PendingGrant {
  base::Id<struct GrantTag> id;
  base::Json membership;
  PersonId asked_by;
  base::Instant asked_at;
  PersonId decided_by;
  std::string outcome;          ///< "", "confirmed", "rejected"
};
DESCRIBE(PendingGrant, "A grant that waits for a second person.", FIELD(id, "key"), FIELD(membership, "what is asked"),
         FIELD(asked_by, "who asked"), FIELD(asked_at, "when"), FIELD(decided_by, "who decided"), FIELD(outcome, "outcome"))
void insert_grant(Tx&, base::Region, PendingGrant const&);
std::optional<PendingGrant> find_grant(Tx&, base::Region, base::Id<struct GrantTag>);
void decide_grant(Tx&, base::Region, PendingGrant const&);
std::vector<PendingGrant> list_grants(Tx&, base::Region);

}  // namespace org::store
