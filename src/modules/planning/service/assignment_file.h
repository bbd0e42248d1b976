// A plan's assignments as a file: taken out, edited by hand, and judged when it comes back; nothing is stored.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/service/check.h"
#include "platform/documents/import.h"
#include "platform/http/sheet_file.h"

namespace planning::service {

using platform::command::Act;
using platform::http::File;
using platform::http::SheetFormat;

struct ExportAssignments {
  PlanId plan;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(ExportAssignments, "Where a plan sends each load, as a file to edit.", FIELD(plan, "plan"),
         FIELD(format, "form of the file").or_default())
/// @errors plan_unknown, out_of_reach
base::Result<File> export_assignments(Look&, ExportAssignments const&);

/// A row of the file; trips and vans are written as WayTexts says them.
struct AssignmentRow {
  std::int64_t load{};
  std::string first, second, third;
};
DESCRIBE(AssignmentRow, "Where somebody would send a load.", FIELD(load, "load of the plan").at_least(0),
         FIELD(first, "trip, van service, or 次日 for what stays").shortest(1).longest(200),
         FIELD(second, "trip to change to").longest(200).or_default(),
         FIELD(third, "the next one").longest(200).or_default())

struct UploadAssignments {
  PlanId plan;
};
DESCRIBE(UploadAssignments, "Assignments as CSV (UTF-8, GBK) or XLSX.",
         FIELD(plan, "plan whose loads and trips they name"))
/// Counts are rows. Rows that go as in the plan are not on trial.
struct AssignmentReport {
  std::int64_t rows{}, changed{}, unreadable{};
  std::vector<platform::documents::ImportError> errors;
  Judgement judgement;
};
DESCRIBE(AssignmentReport, "What a file of assignments would break.", FIELD(rows, "rows"),
         FIELD(changed, "rows that go another way than in the plan"),
         FIELD(unreadable, "rows with faults, not judged"),
         FIELD(errors, "what cannot be read, by cell, at most a thousand"),
         FIELD(judgement, "of the rows that go another way"))
/// @errors plan_unknown, out_of_reach, those of platform/documents/sheet.h, header_not_found, column_missing,
/// column_twice
base::Result<AssignmentReport> check_assignment_file(Act&, UploadAssignments const&,
                                                     platform::http::Upload const&);

}  // namespace planning::service
