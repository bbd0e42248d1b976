// Rows of what was accepted and waits to be put in its place.
#pragma once
#include <string>
#include <vector>

#include "modules/tracking/tracking.h"

namespace tracking::store {

using IntakeId = base::Id<struct IntakeTag>;

struct IntakeRow {
  IntakeId id;
  std::string reports;
};

void insert_intake(Tx&, base::Region, IntakeId, std::int64_t n_reports, std::string_view reports);
/// The oldest rows, with some `n_reports` reports together; at least one row when there is any.
std::vector<IntakeRow> list_intake(Tx&, base::Region, std::int64_t n_reports);
void erase_intake(Tx&, base::Region, std::vector<IntakeRow> const&);

}  // namespace tracking::store
