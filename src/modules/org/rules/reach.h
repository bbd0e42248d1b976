// How far a hat sees, as pure decisions: the same rules that the lists' conditions express in SQL.
#pragma once
#include <span>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"

namespace org::rules {

using platform::auth::Hat;

/// Is the unit `top` itself, or anywhere below it?
bool is_within(UnitId unit, UnitId top, std::span<Unit const>);
/// The unit and everything below it.
std::vector<UnitId> list_below(UnitId top, std::span<Unit const>);

/// The nodes of a membership.
std::vector<NodeId> nodes_of(Membership const&);

/// May the hat see who holds this membership? A hat without region, organisation or post sees nobody.
bool sees(Hat const&, Membership const&, std::span<Unit const>);

/// May the hat manage people of this organisation? @errors out_of_reach
base::Outcome check_manages(Hat const&, OrganisationId);
/// May the hat grant this membership? @errors out_of_reach, own_post, reach_wider
base::Outcome check_grants(Hat const&, Membership const&);

/// May this unit hang there? @errors organisation_unknown, unit_unknown (parent), unit_circular
base::Outcome check_unit(Unit const&, std::span<Unit const>);

}  // namespace org::rules
