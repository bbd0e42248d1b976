// What the rules look at, collected from timetable, plan, mail and positions.
#pragma once
#include <vector>

#include "modules/monitor/rules/run.h"
#include "modules/monitor/rules/watch.h"

namespace monitor::service {

/// Opens the runs of trips that carry mail on a day, and brings them up to date with timetable, orders,
/// waybills and what drivers said. @returns the runs of the day, by planned departure
std::vector<rules::DrivenRun> keep_runs(Tx&, base::Region, base::ServiceDate, base::Instant now);

/// Facts of runs that have not ended.
std::vector<rules::TripFact> facts_of(Tx&, base::Region, std::vector<rules::DrivenRun> const&);

}  // namespace monitor::service
