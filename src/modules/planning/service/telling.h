// Who learns that a published plan was changed: nodes whose mail goes another way, and addressees whose mail
// comes late.
#pragma once
#include "modules/planning/rules/plan.h"
#include "platform/command/act.h"

namespace planning::service {

/// A notice for each node that loads or gets something another way, with what and how; a text for addressees
/// whose bags come behind their promise now, for days that are near.
void tell_of_change(platform::command::Act&, rules::DayPlan const& before, rules::DayPlan const& after);

}  // namespace planning::service
