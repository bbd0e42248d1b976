// Lists of the monitor as files for spreadsheets: alerts, the stops of a day's runs, punctuality.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/monitor/service/alert.h"
#include "modules/monitor/service/board.h"
#include "platform/http/sheet_file.h"

namespace monitor::service {

using platform::http::File;
using platform::http::SheetFormat;

struct ExportAlerts {
  std::string state, kind, vehicle, line;
  bool unclosed{}, with_trials{};
  base::ServiceDate first_day, last_day;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportAlerts, "Alerts as a file.", FIELD(state, "open, taken or closed").longest(20).or_default(),
         FIELD(kind, "what they are about").longest(40).or_default(),
         FIELD(vehicle, "plate").longest(12).or_default(),
         FIELD(line, "code of the line").longest(30).or_default(),
         FIELD(unclosed, "only those not closed").or_default(),
         FIELD(with_trials, "also of rules on trial").or_default(),
         FIELD(first_day, "from this operating day").or_default(),
         FIELD(last_day, "to this operating day").or_default(),
         FIELD(format, "form of the file").or_default())
struct ExportRuns {
  base::ServiceDate service_date;
  std::string line, state;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportRuns, "The stops of a day's runs as a file.",
         FIELD(service_date, "operating day; none: today").or_default(),
         FIELD(line, "code of the line").longest(30).or_default(),
         FIELD(state, "waiting, running or ended").longest(20).or_default(),
         FIELD(format, "form of the file").or_default())
struct ExportPunctuality {
  base::ServiceDate first_day, last_day;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportPunctuality, "How punctual lines were, as a file.", FIELD(first_day, "from"),
         FIELD(last_day, "to, at most 62 days later"), FIELD(format, "form of the file").or_default())

struct ExportAccuracy {
  base::ServiceDate first_day, last_day;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportAccuracy, "How right arrival estimates were, as a file.", FIELD(first_day, "from the week of this day"),
         FIELD(last_day, "to that of this one"), FIELD(format, "form of the file").or_default())

/// Reach and filters are those of the list of the same name. @errors out_of_reach
base::Result<File> export_alerts(Look&, ExportAlerts const&);
/// One row a stop, with planned, estimated and actual times.
base::Result<File> export_runs(Look&, ExportRuns const&);
base::Result<File> export_punctuality(Look&, ExportPunctuality const&);

base::Result<File> export_accuracy(Look&, ExportAccuracy const&);

}  // namespace monitor::service
