// Rows of quarantined bytes.
#pragma once
#include <vector>

#include "modules/tracking/rules/upload.h"

namespace tracking::store {

void insert_quarantined(Tx&, base::Region, rules::Quarantined const&);

struct QuarantineFilter {
  std::string number, defect, address;
  rules::QuarantineId after;  ///< older than this one
  std::int64_t limit{50};
};
/// Newest first.
std::vector<rules::Quarantined> list_quarantined(Tx&, base::Region, QuarantineFilter const&);
/// @returns how many went
std::int64_t erase_quarantined(Tx&, base::Region, base::Instant before, std::int64_t limit);

}  // namespace tracking::store
