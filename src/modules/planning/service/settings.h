// Use cases of what plans are made with: settings and van services.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"
#include "modules/planning/store/settings.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;

struct AskSettings {};
DESCRIBE_EMPTY(AskSettings, "Asks for the settings.")
base::Result<rules::Settings> get_settings(Look&, AskSettings const&);
/// @errors out_of_reach, settings_malformed, changed_meanwhile
base::Result<rules::Settings> change_settings(Act&, rules::Settings const&);

struct AskVans {
  base::ServiceDate service_date;
};
DESCRIBE(AskVans, "Which vans.",
         FIELD(service_date, "in force on that day; every one if absent").or_default())
struct VanList {
  std::vector<rules::Van> items;
};
DESCRIBE(VanList, "Van services.", FIELD(items, "van services"))
base::Result<VanList> list_vans(Look&, AskVans const&);
/// A new one without key; else the one of the key is changed. @errors out_of_reach, van_unknown,
/// node_unknown,
///         settings_malformed, changed_meanwhile
base::Result<rules::Van> save_van(Act&, rules::Van const&);

}  // namespace planning::service
