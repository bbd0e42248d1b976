// Rows of prospects, of their ticks, moves and owners.
#pragma once
#include <string>
#include <vector>

#include "modules/agreement/rules/prospect_funnel.h"

namespace agreement::store {

void insert_prospect(Tx&, base::Region, rules::Prospect const&);
/// @errors changed_meanwhile
base::Outcome save_prospect(Tx&, base::Region, rules::Prospect const&);
/// @errors prospect_unknown
base::Result<rules::Prospect> get_prospect(Tx&, base::Region, rules::ProspectId);

/// What is 0 or empty means any.
struct ProspectFilter {
  OrganisationId organisation;
  std::string state;
  rules::StageId stage;
  PersonId owner;
  bool unowned{};
  std::string text;             ///< part of the name or the partner
  base::ServiceDate due_until;  ///< open, and the next contact is on this day or before
  base::Instant created_from, created_before;
  rules::ProspectId after;
  std::int64_t limit{50};
};
/// Newest first.
std::vector<rules::Prospect> list_prospects(Tx&, base::Region, ProspectFilter const&);
/// Open ones of every side whose next contact is on this day or before, and that somebody sees to.
std::vector<rules::Prospect> list_due(Tx&, base::Region, base::ServiceDate);

/// Whether a point is ticked from now on.
void put_tick(Tx&, base::Region, rules::Tick const&);
void remove_tick(Tx&, base::Region, rules::ProspectId, rules::PointId);
std::vector<rules::Tick> list_ticks(Tx&, base::Region, rules::ProspectId);

/// Gives it its place in the order.
void add_move(Tx&, base::Region, rules::StageMove);
std::vector<rules::StageMove> list_moves(Tx&, base::Region, rules::ProspectId);
/// Of the prospects of a side from one key to another, both inclusive; each prospect's in order.
std::vector<rules::StageMove> list_moves(Tx&, base::Region, OrganisationId, rules::ProspectId first,
                                         rules::ProspectId last);
/// Gives it its place in the order.
void add_owner_change(Tx&, base::Region, rules::OwnerChange);
std::vector<rules::OwnerChange> list_owner_changes(Tx&, base::Region, rules::ProspectId);

}  // namespace agreement::store
