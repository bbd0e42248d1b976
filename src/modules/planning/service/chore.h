// What a plan asks of people: approval of a change, as a task in the inbox.
#pragma once
#include "modules/planning/rules/plan.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Act;

/// Those who approve for the carrier are asked, once.
void ask_approval(Act&, rules::Plan const&);
/// It was decided, or cannot be any more.
void settle_approval(Act&, rules::Plan const&);
/// Changes of a plan that is the day's no more cannot be published: nobody has to decide on them.
void settle_followers(Act&, rules::Plan const& superseded);

}  // namespace planning::service
