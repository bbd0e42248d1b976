// Van tours: what no departure takes today, routed over the county's vans.
#pragma once
#include <span>
#include <vector>

#include "engine/routing/plan.h"
#include "modules/planning/rules/plan.h"

namespace planning::rules {

/// Vans that stand ready at the centre, all alike. Money in 厘.
struct Fleet {
  std::int64_t n_vans{2};
  Hold hold{{800'000}, {4'000'000}, 60, true};
  base::ServiceTime from{6 * 3600}, until{20 * 3600};  ///< leaves and is back within it
  base::Seconds stop_s{300};                           ///< spent at a stop
  base::Money fixed_li{50'000}, li_a_km{2'000};
};

/// Where a van stops, with what it takes and leaves there.
struct TourStop {
  NodeId node;
  base::ServiceTime arrives, departs;
  base::Metres leg_m;                         ///< from the stop before
  std::vector<std::int64_t> picked, dropped;  ///< loads of the plan
};

/// A van's shift.
struct Tour {
  std::int64_t van{};  ///< 0 for the first
  base::ServiceTime departs, returns;
  base::Metres length_m;
  base::Money cost_li;
  std::vector<TourStop> stops;
};

/// A load that no van takes, and the rule in its way; `price`: it costs less to let it stay.
struct LeftBehind {
  std::int64_t load{};
  routing::Constraint binding{};
};

struct Tours {
  std::vector<Tour> tours;
  std::vector<LeftBehind> left;
};

/// Distances and times between places, row by row. Metres, seconds.
struct Between {
  std::vector<NodeId> nodes;
  std::vector<std::int32_t> duration_s, distance_m;
};

/// Nodes that tours may touch: the centre, then where loads that stay are and where they are for.
std::vector<NodeId> tour_nodes(DayPlan const&, NodeId centre);

/// Tours for the loads that stay, from where each is to where it is for, there by its promise; one that costs
/// more than letting the load stay is not made.
/// @param between  of `tour_nodes`
/// @source rest from driving: 道路旅客运输企业安全管理规范, as in duty.h
Tours tours_of(DayPlan const&, Fleet const&, Between const& between);

}  // namespace planning::rules
