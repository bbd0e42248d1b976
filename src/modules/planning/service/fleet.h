// Use cases of the fleet: the vans that drive tours 专车巡回.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/fleet.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;

struct AskFleet {
  base::ServiceDate service_date;
};
DESCRIBE(AskFleet, "Which vans of the fleet.",
         FIELD(service_date, "in force on that day; every one if absent").or_default())
struct FleetVanView {
  rules::FleetVan van;
  std::string home_name, driver_name;
};
DESCRIBE(FleetVanView, "A van with names.", FIELD(van, "it"), FIELD(home_name, "where it stands"),
         FIELD(driver_name, "its usual driver"))
struct FleetList {
  std::vector<FleetVanView> items;
};
DESCRIBE(FleetList, "The fleet.", FIELD(items, "vans"))
/// @errors out_of_reach
base::Result<FleetList> list_fleet(Look&, AskFleet const&);
/// A new one without key; else the one of the key is changed. @errors out_of_reach, fleet_van_unknown,
/// node_unknown, driver_unknown, settings_malformed, days_reversed, changed_meanwhile
base::Result<rules::FleetVan> save_fleet_van(Act&, rules::FleetVan const&);

}  // namespace planning::service
