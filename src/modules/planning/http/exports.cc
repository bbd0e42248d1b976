// Lists as files.
#include "modules/planning/http/planner.h"
#include "modules/planning/service/export.h"

namespace planning::http {

using platform::http::Method;
using platform::http::Rate;

void install_exports(platform::app::Host& host) {
  host.file<service::ExportLoads>({Method::get, "/api/planning/plans/{plan}/export", "planning.read",
                                   "Loads of a plan, or only those that stay, as CSV or XLSX.", Rate::heavy},
                                  service::export_loads);
  host.file<service::ExportOrders>({Method::get, "/api/planning/orders/export", "planning.duty",
                                    "Vehicle orders as CSV or XLSX.", Rate::heavy},
                                   service::export_orders);
  host.file<service::ExportOfDay>({Method::get, "/api/planning/duties/export", "planning.duty",
                                   "Drivers' days as CSV or XLSX.", Rate::heavy},
                                  service::export_duties);
  host.file<service::ExportOfDay>({Method::get, "/api/planning/changes/export", "planning.read",
                                   "Changes of a day's plan as CSV or XLSX.", Rate::heavy},
                                  service::export_changes);
  host.file<service::ExportOfDay>({Method::get, "/api/planning/actual/export", "planning.read",
                                   "A day, planned and run, as CSV or XLSX.", Rate::heavy},
                                  service::export_actual);
  host.file<service::ExportVans>({Method::get, "/api/planning/vans/export", "planning.read",
                                  "Van services as CSV or XLSX.", Rate::heavy},
                                 service::export_vans);
  host.file<service::ExportVans>(
      {Method::get, "/api/planning/fleet/export", "planning.read", "The fleet as CSV or XLSX.", Rate::heavy},
      service::export_fleet);
  host.file<service::ExportVans>({Method::get, "/api/planning/vehicle_types/export", "planning.read",
                                  "Vehicle types as CSV or XLSX.", Rate::heavy},
                                 service::export_vehicle_types);
  host.file<service::ExportRedRisks>({Method::get, "/api/planning/red_risks/export", "planning.duty",
                                      "Red risks as CSV or XLSX.", Rate::heavy},
                                     service::export_red_risks);
  host.file<service::ExportForecast>({Method::get, "/api/planning/forecast/export", "planning.read",
                                      "The usual mail of a day as CSV or XLSX.", Rate::heavy},
                                     service::export_forecast);
  host.file<service::ExportOfDay>({Method::get, "/api/planning/inspections/export", "planning.duty",
                                   "Daily inspections as CSV or XLSX.", Rate::heavy},
                                  service::export_inspections);
}

}  // namespace planning::http
