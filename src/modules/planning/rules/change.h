// What a dispatcher changes in a plan, and what follows from it.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/assembly.h"
#include "modules/planning/rules/fleet.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"

namespace planning::rules {

/// One change. Which members count depends on the kind:
/// cancel: trip, node (0: the whole trip) · delay: trip, node (0: from the first on), late_s · resize: trip,
/// hold, vehicle · extra: trip as the pattern, departs, hold, vehicle · substitute: trip, node where it broke
/// down, departs from there, hold, vehicle · merge: trip, into · move: load or loads, trips of the way in
/// order (none: tomorrow) or van · tour: nothing more; vans of the fleet take what stays.
struct Change {
  ChangeKind kind{ChangeKind::cancel};
  TripId trip;
  NodeId node;
  base::Seconds late_s;
  base::ServiceTime departs{-1};
  base::Grams hold_g{-1};
  base::CubicCentimetres hold_cm3{-1};
  std::int64_t hold_bags{-1};
  std::string vehicle;
  TripId into;
  std::int64_t load{-1};
  std::vector<std::int64_t> loads;
  std::vector<TripId> trips;
  VanId van;
  std::string reason;
};
DESCRIBE(
    Change, "A change of a plan.", FIELD(kind, "what"), FIELD(trip, "trip").or_default(),
    FIELD(node, "from this stop on; 0: from the first").or_default(),
    FIELD(late_s, "delay: seconds late").at_least(0).at_most(86'400).or_default(),
    FIELD(departs, "extra, substitute: departure").at_least(-1).at_most(172'800).or_default(),
    FIELD(hold_g, "resize, extra, substitute: hold, grams").at_least(-1).at_most(20'000'000).or_default(),
    FIELD(hold_cm3, "hold, cm³").at_least(-1).at_most(100'000'000).or_default(),
    FIELD(hold_bags, "hold, bags; −1: as many as the trip's own").at_least(-1).at_most(2'000).or_default(),
    FIELD(vehicle, "plate").longest(12).or_default(),
    FIELD(into, "merge: the trip that takes over").or_default(),
    FIELD(load, "move: which load").at_least(-1).or_default(),
    FIELD(loads, "move: or these, all or none").longest(200).or_default(),
    FIELD(trips, "move: trips of the way in order; none: tomorrow").longest(3).or_default(),
    FIELD(van, "move: or this van").or_default(), FIELD(reason, "why").shortest(1).longest(200))

/// Who changes, and what new trips are called.
struct ChangeContext {
  Settings const& settings;
  StationRules const& stations;
  PersonId author;
  base::ServiceTime now;
  TripId new_trip;       ///< key for an extra run
  Fleet const* fleet{};  ///< tour: the vans
};

/// Another person publishes it: extra runs, merging, and a vehicle smaller than the one before.
/// @source domain.md 2.5: 加班, 合并车辆 and 降档 with approval
bool needs_approval(DayPlan const& before, Change const&);

/// The plan after the change, with everything that follows from it; loads that neither ride the trip nor stay
/// or are late keep their way.
/// @errors trip_unknown, node_unknown, trip_has_left, trip_runs_not, load_unknown, way_unknown,
/// cutoff_passed, skill_missing,
///         reserve_untouchable, reason_missing, hold_missing, time_missing, no_van_helps
base::Result<DayPlan> changed(DayPlan before, Change const&, ChangeContext const&);

/// Vans of the fleet take what stays, where that costs less; the figures follow. Without vans nothing
/// happens.
void send_vans(DayPlan&, ChangeContext const&);

bool goes_the_same(LoadOfPlan const&, LoadOfPlan const&);

/// A way that a load could take, measured against where it is.
struct Choice {
  LoadOfPlan load;
  bool in_time{}, fits{}, is_now{};
  base::Money more_li;          ///< weighted cost beyond that of now
  std::int64_t late_minutes{};  ///< behind the promise
};
/// All ways of a load, by arrival: the picture before a drop. @errors load_unknown
base::Result<std::vector<Choice>> choices(DayPlan const&, std::int64_t load, ChangeContext const&);
/// Ways on the same trips that all loads of a group have, by arrival of the first: whether all fit together,
/// the sum of costs and the latest. @errors load_unknown, group_malformed
base::Result<std::vector<Choice>> choices_of_group(DayPlan const&, std::vector<std::int64_t> const& loads,
                                                   ChangeContext const&);

}  // namespace planning::rules
