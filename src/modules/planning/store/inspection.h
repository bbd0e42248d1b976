// Rows of daily inspections.
#pragma once
#include <optional>
#include <vector>

#include "modules/planning/rules/inspection.h"

namespace planning::store {

void insert_inspection(Tx&, base::Region, rules::Inspection const&);
/// The latest of a vehicle on a day: the one that counts.
std::optional<rules::Inspection> find_inspection(Tx&, base::Region, base::ServiceDate,
                                                 std::string const& vehicle);

struct InspectionFilter {
  base::ServiceDate service_date;
  std::string vehicle;
  PersonId inspected_by;
  bool failed{};  ///< only those
  rules::InspectionId after;
  std::int64_t limit{100};
};
/// Newest first.
std::vector<rules::Inspection> list_inspections(Tx&, base::Region, InspectionFilter const&);

}  // namespace planning::store
