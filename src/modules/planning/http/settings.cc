// What plans are made with.
#include "modules/planning/service/settings.h"
#include "modules/planning/http/planner.h"
#include "modules/planning/service/fleet.h"
#include "modules/planning/service/vehicle_type.h"

namespace planning::http {

using platform::http::Method;
using platform::http::Rate;

void install_settings(platform::app::Host& host) {
  host.query<service::AskSettings, rules::Settings>(
      {Method::get, "/api/planning/settings", "planning.read", "Times, reserve, sizes and weights of plans."},
      service::get_settings);
  host.command<rules::Settings, rules::Settings>({Method::put, "/api/planning/settings", "planning.settings",
                                                  "Changes what plans are made with.", Rate::write},
                                                 service::change_settings);
  host.query<service::AskVans, service::VanList>(
      {Method::get, "/api/planning/vans", "planning.read", "Van services outside the timetable."},
      service::list_vans);
  host.command<rules::Van, rules::Van>(
      {Method::post, "/api/planning/vans", "planning.settings", "Saves a van service.", Rate::write},
      service::save_van);
  host.query<service::AskFleet, service::FleetList>(
      {Method::get, "/api/planning/fleet", "planning.read", "Vans that stand ready for tours."},
      service::list_fleet);
  host.command<rules::FleetVan, rules::FleetVan>(
      {Method::post, "/api/planning/fleet", "planning.settings", "Saves a van of the fleet.", Rate::write},
      service::save_fleet_van);
  host.query<service::AskVehicleTypes, service::VehicleTypeList>(
      {Method::get, "/api/planning/vehicle_types", "planning.read", "What vehicles have and cost."},
      service::list_vehicle_types);
  host.command<rules::VehicleType, rules::VehicleType>(
      {Method::post, "/api/planning/vehicle_types", "planning.settings", "Saves a vehicle type.",
       Rate::write},
      service::save_vehicle_type);
}

}  // namespace planning::http
