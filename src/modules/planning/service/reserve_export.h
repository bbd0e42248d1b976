// Reserves and ticket sales as files: the rows of the screens.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/planning/service/reserve.h"
#include "platform/http/sheet_file.h"

namespace planning::service {

using platform::http::File;
using platform::http::SheetFormat;

struct ExportReserves {
  base::ServiceDate service_date;
  std::string text, source;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportReserves, "What stays free on a day's trips as a file.",
         FIELD(service_date, "operating day; today if absent").or_default(),
         FIELD(text, "in line or headsign").longest(60).or_default(),
         FIELD(source, "what it is known from").longest(20).or_default(),
         FIELD(format, "form of the file").or_default())
struct ExportReserveRules {
  base::ServiceDate service_date;
  std::string text;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportReserveRules, "The table of reserves as a file.",
         FIELD(service_date, "in force on that day; every one if absent").or_default(),
         FIELD(text, "in the line").longest(60).or_default(), FIELD(format, "form of the file").or_default())
struct ExportSales {
  base::ServiceDate service_date;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportSales, "Tickets sold for a day's trips as a file.",
         FIELD(service_date, "operating day; today if absent").or_default(),
         FIELD(format, "form of the file").or_default())

/// Reach is that of the list of the same name. @errors out_of_reach
base::Result<File> export_reserves(Look&, ExportReserves const&);
base::Result<File> export_reserve_rules(Look&, ExportReserveRules const&);
base::Result<File> export_sales(Look&, ExportSales const&);

}  // namespace planning::service
