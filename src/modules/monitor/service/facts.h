// What the rules look at, collected from timetable, plan, mail and positions.
#pragma once
#include <vector>

#include "modules/monitor/rules/run.h"
#include "modules/monitor/rules/watch.h"

namespace monitor::service {

/// A trip that carries mail on a day, with what is known of it besides its run.
struct WatchedTrip {
  network::DayTrip trip;
  rules::Assignment who;
  std::vector<mail::TripStop> told;  ///< by its driver
  rules::DrivenRun run;              ///< brought up to date
  bool changed{};                    ///< what is stored is another
};
/// Reads only. By trip.
std::vector<WatchedTrip> look_at_trips(Tx&, base::Region, base::ServiceDate, base::Instant now);
/// Stores the run of a trip that changed. It is read again: positions may have moved it since.
void keep_run(Tx&, base::Region, WatchedTrip const&, base::Instant now);

/// Facts of runs that have not ended.
std::vector<rules::TripFact> facts_of(Tx&, base::Region, std::vector<WatchedTrip> const&, base::Instant now);

}  // namespace monitor::service
