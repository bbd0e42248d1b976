// What the segments and stays of a run usually take, and learning it from runs that have ended.
#pragma once
#include "engine/matching/follower.h"
#include "modules/monitor/rules/run.h"

namespace monitor::service {

/// From what was seen, drawn towards the timetable while that is little.
matching::Durations durations_of(Tx&, base::Region, rules::DrivenRun const&);
/// Takes the times of a run that has ended, where positions told them.
void learn(Tx&, base::Region, rules::DrivenRun const&);

}  // namespace monitor::service
