// Lists of agreements and obligations as files for spreadsheets.
#pragma once
#include <string>

#include "modules/agreement/service/obligation.h"
#include "modules/agreement/service/view.h"
#include "platform/http/sheet_file.h"

namespace agreement::service {

using platform::http::File;
using platform::http::SheetFormat;

struct ExportAgreements {
  std::string state, text;
  std::int64_t ends_within_days{};
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(
    ExportAgreements, "Agreements as a file.", FIELD(state, "of the latest version").longest(20).or_default(),
    FIELD(text, "in number or title").longest(60).or_default(),
    FIELD(ends_within_days, "its last day is at most so far away").at_least(0).at_most(3650).or_default(),
    FIELD(format, "form of the file").or_default())
struct ExportObligations {
  std::string state;
  bool unfinished{};
  std::int64_t due_within_days{};
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportObligations, "Obligations as a file.",
         FIELD(state, "how far it is fulfilled").longest(20).or_default(),
         FIELD(unfinished, "unfulfilled or partly").or_default(),
         FIELD(due_within_days, "due at most so far away").at_least(0).at_most(3650).or_default(),
         FIELD(format, "form of the file").or_default())

/// One row a version. Reach and filters are those of the list of the same name. @errors out_of_reach
base::Result<File> export_agreements(Look&, ExportAgreements const&);
/// @errors out_of_reach
base::Result<File> export_obligations(Look&, ExportObligations const&);

}  // namespace agreement::service
