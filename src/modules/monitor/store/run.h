// Rows of runs and their stops.
#pragma once
#include <optional>
#include <vector>

#include "modules/monitor/rules/run.h"

namespace monitor::store {

/// Writes the run and its stops over what is there.
void put_run(Tx&, base::Region, rules::DrivenRun const&);
std::optional<rules::DrivenRun> find_run(Tx&, base::Region, base::ServiceDate, TripId);
/// Runs of a day by planned departure.
std::vector<rules::DrivenRun> list_runs(Tx&, base::Region, base::ServiceDate);
/// Runs of a vehicle that no position has shown at their last stop, of two days: yesterday's may go past midnight.
std::vector<rules::DrivenRun> list_runs_of(Tx&, base::Region, std::string const& vehicle,
                                           base::ServiceDate today);

/// Runs of a line on some days, counted.
struct LineCount {
  std::string line;
  std::int64_t runs{}, known{}, left_in_time{}, arrived_in_time{}, stops_known{}, stops_in_time{};
};
DESCRIBE(LineCount, "Runs of a line, counted.", FIELD(line, "code"), FIELD(runs, "runs"),
         FIELD(known, "of which departure is known"), FIELD(left_in_time, "left in time"),
         FIELD(arrived_in_time, "at the last stop in time"), FIELD(stops_known, "stops with a known arrival"),
         FIELD(stops_in_time, "in time there"))
/// @param organisation  only of its vehicles; 0: all  @param grace_ms  in time means at most that much late
std::vector<LineCount> count_runs(Tx&, base::Region, OrganisationId organisation, base::ServiceDate first,
                                  base::ServiceDate last, std::int64_t grace_ms);

}  // namespace monitor::store
