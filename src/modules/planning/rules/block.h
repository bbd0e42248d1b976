// Blocks 车辆周转: which trips one vehicle runs after another.
#pragma once
#include <vector>

#include "modules/planning/rules/fleet.h"
#include "modules/planning/rules/plan.h"

namespace planning::rules {

/// A trip of a block, with the way to its first node from the last one of the trip before.
struct BlockTrip {
  std::int64_t trip_seq{};
  base::Metres deadhead_m;
  base::Seconds wait_s;  ///< beyond driving there; below zero: it comes too late
};
struct Block {
  std::vector<BlockTrip> trips;  ///< by departure, at least one
  base::Metres deadhead_m;
};

/// Some of it is driven.
bool runs(TripOfPlan const&);
/// Where a trip ends, when it stops short as well.
PlanCall const& last_call(TripOfPlan const&);
/// The first and last nodes of the trips that run.
std::vector<NodeId> block_nodes(DayPlan const&);

/// Every running trip in one block, as few blocks as can be, ways without passengers kept short. A vehicle
/// goes on with a trip of the same hold only; the ends of a trip are its first and last mail nodes.
/// @param between  of at least `block_nodes`
/// @param turnaround  from arriving until the vehicle can leave
/// @source fewest paths that cover all trips: Dilworth, 1950, by augmenting paths
std::vector<Block> blocks_of(DayPlan const&, Between const& between, base::Seconds turnaround);

/// Writes the block of every running trip into the plan. Where some have one from the plan before, vehicles
/// keep their trips: a trip that its vehicle does not reach in time any more begins another block, and so
/// does a new one.
void number_blocks(DayPlan&, Between const& between, base::Seconds turnaround);
/// The blocks as they are written in the plan, by their first departure.
std::vector<Block> numbered_blocks(DayPlan const&, Between const& between);

}  // namespace planning::rules
