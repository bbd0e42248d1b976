// Rows of thresholds.
#pragma once
#include "modules/cost/rules/threshold.h"

namespace cost::store {

/// Those of a side; where nobody changed one, as installed.
rules::Thresholds get_thresholds(Tx&, base::Region, OrganisationId);
/// Inserts version 1 or saves a later one. @errors changed_meanwhile
base::Outcome keep_threshold(Tx&, base::Region, rules::Threshold const&);

}  // namespace cost::store
