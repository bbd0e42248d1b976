// Lists of planning as files for spreadsheets: the rows of the screens with names for keys.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/planning/service/inspection.h"
#include "modules/planning/service/order.h"
#include "modules/planning/service/view.h"
#include "platform/http/sheet_file.h"

namespace planning::service {

using platform::http::File;
using platform::http::SheetFormat;

struct ExportLoads {
  PlanId plan;
  std::string reason, source, way;
  NodeId origin, destination;
  bool staying{}, late{}, by_hand{};
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportLoads, "Loads of a plan as a file.", FIELD(plan, "plan"),
         FIELD(reason, "why not its best way").longest(30).or_default(),
         FIELD(source, "known from").longest(20).or_default(),
         FIELD(way, "how it goes").longest(20).or_default(), FIELD(origin, "from").or_default(),
         FIELD(destination, "for").or_default(),
         FIELD(staying, "only those that stay, with reasons and remedies").or_default(),
         FIELD(late, "those behind their promise").or_default(),
         FIELD(by_hand, "those that were placed by hand").or_default(),
         FIELD(format, "form of the file").or_default())
struct ExportOrders {
  base::ServiceDate service_date;
  std::string state, kind, vehicle, line;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportOrders, "Vehicle orders as a file.", FIELD(service_date, "operating day").or_default(),
         FIELD(state, "life").longest(20).or_default(),
         FIELD(kind, "regular or extra").longest(20).or_default(),
         FIELD(vehicle, "plate").longest(12).or_default(), FIELD(line, "line").longest(30).or_default(),
         FIELD(format, "form of the file").or_default())
struct ExportOfDay {
  base::ServiceDate service_date;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportOfDay, "Rows of a day as a file.",
         FIELD(service_date, "operating day; today if absent").or_default(),
         FIELD(format, "form of the file").or_default())

struct ExportVans {
  base::ServiceDate service_date;
  std::string text;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportVans, "Van services, or the fleet, as a file.",
         FIELD(service_date, "in force on that day; every one if absent").or_default(),
         FIELD(text, "in a name, a plate or a node").longest(60).or_default(),
         FIELD(format, "form of the file").or_default())
struct ExportForecast {
  base::ServiceDate service_date;
  std::string text;
  bool announced{};
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportForecast, "The usual mail of a day as a file.",
         FIELD(service_date, "operating day; tomorrow if absent").or_default(),
         FIELD(text, "in the name of a node").longest(60).or_default(),
         FIELD(announced, "only relations with announced mail").or_default(),
         FIELD(format, "form of the file").or_default())
struct ExportRedRisks {
  base::ServiceDate service_date;
  bool standing{};
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportRedRisks, "Red risks as a file.", FIELD(service_date, "of that day").or_default(),
         FIELD(standing, "only those that were not lifted").or_default(),
         FIELD(format, "form of the file").or_default())

/// Reach and filters are those of the list of the same name. @errors plan_unknown, out_of_reach
base::Result<File> export_loads(Look&, ExportLoads const&);
base::Result<File> export_orders(Look&, ExportOrders const&);
/// One row a driver.
base::Result<File> export_duties(Look&, ExportOfDay const&);
/// Plans that change another one. @errors out_of_reach
base::Result<File> export_changes(Look&, ExportOfDay const&);
base::Result<File> export_inspections(Look&, ExportOfDay const&);
/// @errors out_of_reach
base::Result<File> export_vans(Look&, ExportVans const&);
base::Result<File> export_fleet(Look&, ExportVans const&);
base::Result<File> export_vehicle_types(Look&, ExportVans const&);
base::Result<File> export_red_risks(Look&, ExportRedRisks const&);
/// The usual mail of a day by relation. @errors out_of_reach
base::Result<File> export_forecast(Look&, ExportForecast const&);
/// The day as it was planned and as it ran. @errors out_of_reach
base::Result<File> export_actual(Look&, ExportOfDay const&);

}  // namespace planning::service
