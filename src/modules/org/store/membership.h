// Rows of memberships, of hats lent to others, and of grants that wait for a second person.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/org/org.h"

namespace org::store {

void insert_membership(Tx&, base::Region, Membership const&);
void end_membership(Tx&, base::Region, HatId, base::ServiceDate last_day);
std::optional<Membership> find_membership(Tx&, base::Region, HatId);
std::vector<Membership> list_memberships(Tx&, base::Region, PersonId);
std::vector<NodeId> list_workplaces(Tx&, base::Region, HatId);

using DelegationId = base::Id<struct DelegationTag>;

/// A hat lent to a person.
struct Delegation {
  DelegationId id;
  HatId hat;
  PersonId to_person;
  base::ServiceDate from_day, until_day;
  std::string permissions;  ///< separated by spaces; "" for all of the hat
  PersonId made_by;
  bool ended{};
};
DESCRIBE(Delegation, "A hat lent to a person.", FIELD(id, "key"), FIELD(hat, "which hat"),
         FIELD(to_person, "to whom"), FIELD(from_day, "first day"), FIELD(until_day, "last day"),
         FIELD(permissions, "which rights, empty for all"), FIELD(made_by, "who lent it"),
         FIELD(ended, "taken back"))
void insert_delegation(Tx&, base::Region, Delegation const&);
std::optional<Delegation> find_delegation(Tx&, base::Region, DelegationId);
/// Those not taken back.
std::vector<Delegation> list_delegations_to(Tx&, base::Region, PersonId);
std::vector<Delegation> list_delegations_of(Tx&, base::Region, PersonId made_by);
void end_delegation(Tx&, base::Region, DelegationId);

using GrantId = base::Id<struct GrantTag>;

/// A membership that waits for a second person.
struct PendingGrant {
  GrantId id;
  base::Json membership;
  PersonId asked_by;
  base::Instant asked_at;
  PersonId decided_by;
  std::string outcome;  ///< "", "confirmed", "rejected"
};
DESCRIBE(PendingGrant, "A grant that waits for a second person.", FIELD(id, "key"),
         FIELD(membership, "what is asked"), FIELD(asked_by, "who asked"), FIELD(asked_at, "when"),
         FIELD(decided_by, "who decided"), FIELD(outcome, "outcome"))
void insert_grant(Tx&, base::Region, PendingGrant const&);
std::optional<PendingGrant> find_grant(Tx&, base::Region, GrantId);
/// @returns false when it was decided before
bool decide_grant(Tx&, base::Region, PendingGrant const&);
std::vector<PendingGrant> list_grants(Tx&, base::Region);

}  // namespace org::store
