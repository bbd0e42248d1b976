// Use cases of vehicle types: what vehicles have and cost.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/plan.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;
using platform::db::Tx;

struct AskVehicleTypes {};
DESCRIBE_EMPTY(AskVehicleTypes, "Vehicle types.")
struct VehicleTypeList {
  std::vector<rules::VehicleType> items;
};
DESCRIBE(VehicleTypeList, "Vehicle types.", FIELD(items, "types"))
/// @errors out_of_reach
base::Result<VehicleTypeList> list_vehicle_types(Look&, AskVehicleTypes const&);
/// A new one without key; else the one of the key is changed. Plans made before keep what they were told.
/// @errors out_of_reach, vehicle_type_unknown, type_is_ambiguous, plate_malformed, changed_meanwhile
base::Result<rules::VehicleType> save_vehicle_type(Act&, rules::VehicleType const&);

/// Brings the types into a plan, and their skills onto its trips: by the plate of the trip's living order,
/// else by that of a change, else by the line.
void bring_types(Tx&, base::Region, rules::DayPlan&);

}  // namespace planning::service
