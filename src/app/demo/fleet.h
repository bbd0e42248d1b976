// The demo county's coaches on the road: duties are those of the waybills, and what happens is made up from a
// seed.
#pragma once
#include <map>
#include <vector>

#include "app/fleet.h"
#include "engine/driving/drive.h"
#include "modules/network/module.h"
#include "platform/db/database.h"

namespace app::demo {

/// A day of driving: what terminals tell of it, and what is true.
struct DrivenDay {
  std::vector<FleetVehicle> vehicles;
  std::map<network::TripId, std::vector<driving::StopTruth>> truth;  ///< as many as calls
};

/// @param vehicles  how many the county has; they drive the trips that the roster gives them
DrivenDay drive_day(platform::db::Tx&, base::Region, base::ServiceDate, int vehicles);

}  // namespace app::demo
