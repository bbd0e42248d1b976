// Who learns that a published plan was changed: nodes whose mail goes another way, and addressees whose mail
// comes late.
#pragma once
#include "modules/planning/rules/plan.h"
#include "platform/command/act.h"

namespace planning::service {

/// The load comes behind its promise since the change, on a day that is near: its addressees want to know.
bool is_late_news(platform::command::Act const&, rules::DayPlan const& after, rules::LoadOfPlan const& was,
                  rules::LoadOfPlan const& is);

/// A notice for each node that loads or gets something another way, with what and how; a text for addressees
/// of bags of which that is news. (Loose items are told where they are given their departures.)
void tell_of_change(platform::command::Act&, rules::DayPlan const& before, rules::DayPlan const& after);

}  // namespace planning::service
