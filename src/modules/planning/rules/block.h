// Blocks 车辆周转: which trips one vehicle runs after another.
#pragma once
#include <vector>

#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/tour.h"

namespace planning::rules {

/// A trip of a block, with the way to its first node from the last one of the trip before.
struct BlockTrip {
  std::int64_t trip_seq{};
  base::Metres deadhead_m;
  base::Seconds wait_s;  ///< beyond turning round and driving there
};
struct Block {
  std::vector<BlockTrip> trips;  ///< by departure, at least one
  base::Metres deadhead_m;
};

/// Where a trip ends, when it stops short as well.
PlanCall const& last_call(TripOfPlan const&);
/// The first and last nodes of the trips that run.
std::vector<NodeId> block_nodes(DayPlan const&);

/// Every running trip in one block, as few blocks as can be, ways without passengers kept short. A vehicle
/// goes on with a trip of the same hold only; the ends of a trip are its first and last mail nodes.
/// @param turnaround  from arriving until the vehicle can leave
/// @source fewest paths that cover all trips: Dilworth, 1950, by augmenting paths
std::vector<Block> blocks_of(DayPlan const&, Between const& between, base::Seconds turnaround);

}  // namespace planning::rules
