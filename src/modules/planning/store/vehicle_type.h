// Rows of vehicle types.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/vehicle_type.h"
#include "platform/db/database.h"

namespace planning::store {

using platform::db::Tx;
using rules::VehicleTypeId;

/// By key; at most 500.
std::vector<rules::VehicleType> list_vehicle_types(Tx&, base::Region);
/// @errors vehicle_type_unknown
base::Result<rules::VehicleType> get_vehicle_type(Tx&, base::Region, VehicleTypeId);
void insert_vehicle_type(Tx&, base::Region, rules::VehicleType const&);
/// @errors changed_meanwhile
base::Outcome save_vehicle_type(Tx&, base::Region, rules::VehicleType const&);

}  // namespace planning::store
