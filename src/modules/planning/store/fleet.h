// Rows of the fleet.
#pragma once
#include <vector>

#include "modules/planning/rules/fleet.h"

namespace planning::store {

/// In force on the day; every one when 0.
std::vector<rules::FleetVan> list_fleet(Tx&, base::Region, base::ServiceDate);
/// @errors fleet_van_unknown
base::Result<rules::FleetVan> get_fleet_van(Tx&, base::Region, FleetVanId);
void insert_fleet_van(Tx&, base::Region, rules::FleetVan const&);
/// @errors changed_meanwhile
base::Outcome save_fleet_van(Tx&, base::Region, rules::FleetVan const&);

}  // namespace planning::store
