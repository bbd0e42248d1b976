// What plans are made from, read through the faces of network and mail.
#pragma once
#include <optional>

#include "modules/planning/rules/assembly.h"
#include "modules/planning/rules/change.h"
#include "modules/planning/rules/fleet.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"
#include "platform/db/database.h"

namespace planning::service {

using platform::db::Tx;

/// What holds for every plan of a day.
struct Basis {
  rules::Settings settings;
  rules::StationRules stations;
};
Basis basis_of(Tx&, base::Region, base::ServiceDate);

/// Trips that may carry mail with the room beside passengers and what rides already, and all mail that waits
/// for a way. What changed trips of the published plan holds on: cancelled ones stay cancelled, extra runs
/// run.
/// @param head  names day, as_of and whether usual mail counts
rules::DayPlan inputs_of(Tx&, base::Region, rules::Plan head, Basis&);

/// Trips of the timetable that may carry mail, with the room beside passengers.
std::vector<rules::TripOfPlan> trips_of_timetable(Tx&, base::Region, rules::Settings const&,
                                                  base::ServiceDate);

/// A plan as it was stored, with the vans of its day.
rules::DayPlan stored_plan(Tx&, base::Region, rules::Plan head, Basis&);

/// The vans, each from when on it is free, and the ways that their vehicles may have to drive: between homes,
/// stops of trips, and where mail waits or goes to. For a change that sends no vans, only ways between the
/// ends of trips.
rules::Fleet fleet_of(Tx&, base::Region, rules::DayPlan const&, rules::StationRules const&,
                      std::optional<rules::Change> const&);
rules::Between ways_between(Tx&, base::Region, std::vector<NodeId> nodes);

/// Seconds of the service date at an instant; never below zero.
base::ServiceTime time_of(base::ServiceDate, base::Instant);

}  // namespace planning::service
