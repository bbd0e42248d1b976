// Use cases of daily inspections 例检.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/inspection.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;

struct RecordInspection {
  base::ServiceDate service_date;
  std::string vehicle;
  std::vector<rules::InspectionPoint> sound, faulty;
  std::string remark;
};
DESCRIBE(RecordInspection, "A driver looked at a vehicle; every point stands in one of the lists.",
         FIELD(service_date, "operating day; today if absent").or_default(),
         FIELD(vehicle, "plate").shortest(1).longest(12), FIELD(sound, "points in order").longest(12),
         FIELD(faulty, "points that are not: the vehicle must not leave").longest(12).or_default(),
         FIELD(remark, "remark").longest(200).or_default())

struct AskInspections {
  base::ServiceDate service_date;
  std::string vehicle;
  bool failed{};
  rules::InspectionId cursor;
  std::int64_t limit{100};
};
DESCRIBE(AskInspections, "Which inspections.", FIELD(service_date, "operating day").or_default(),
         FIELD(vehicle, "plate").longest(12).or_default(),
         FIELD(failed, "only those that were not passed").or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct InspectionView {
  rules::Inspection inspection;
  std::string inspected_by_name;
};
DESCRIBE(InspectionView, "An inspection with names.", FIELD(inspection, "it"),
         FIELD(inspected_by_name, "who looked"))
struct InspectionList {
  std::vector<InspectionView> items;
  std::optional<rules::InspectionId> next;
};
DESCRIBE(InspectionList, "Inspections, newest first.", FIELD(items, "inspections"),
         FIELD(next, "cursor of the next page"))

/// A fact: after a repair the vehicle is inspected again, and the latest counts. @errors point_missing
base::Result<rules::Inspection> record_inspection(Act&, RecordInspection const&);
/// All for a wide reach, else one's own.
base::Result<InspectionList> list_inspections(Look&, AskInspections const&);

}  // namespace planning::service
