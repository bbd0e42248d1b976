// Rows of settings and vans.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"
#include "platform/db/database.h"

namespace planning::store {

using platform::db::Tx;

/// The defaults until somebody has changed them.
rules::Settings get_settings(Tx&, base::Region);
/// @errors changed_meanwhile
base::Outcome save_settings(Tx&, base::Region, rules::Settings const&);

/// In force on the day; every one when 0.
std::vector<rules::Van> list_vans(Tx&, base::Region, base::ServiceDate);
/// @errors van_unknown
base::Result<rules::Van> get_van(Tx&, base::Region, VanId);
void insert_van(Tx&, base::Region, rules::Van const&);
/// @errors changed_meanwhile
base::Outcome save_van(Tx&, base::Region, rules::Van const&);

}  // namespace planning::store
