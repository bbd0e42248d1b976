// Blocks of a plan, told with names.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/block.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Look;

struct AskBlocks {
  PlanId plan;
  base::Seconds turnaround_s{600};
};
DESCRIBE(AskBlocks, "Which vehicle runs which trips.", FIELD(plan, "plan"),
         FIELD(turnaround_s, "from arriving until it can leave, s").at_least(0).at_most(14'400).or_default())
struct BlockTripView {
  TripId trip;
  std::string line, headsign, origin_name, destination_name;
  base::ServiceTime departs, arrives;
  base::Metres deadhead_m;
  base::Seconds wait_s;
};
DESCRIBE(BlockTripView, "A trip of a block.", FIELD(trip, "trip"), FIELD(line, "line"),
         FIELD(headsign, "where to"), FIELD(origin_name, "first mail node"),
         FIELD(destination_name, "last mail node"), FIELD(departs, "leaves"), FIELD(arrives, "arrives"),
         FIELD(deadhead_m, "without passengers from the trip before, metres"),
         FIELD(wait_s, "to spare before it, s"))
struct BlockView {
  base::Grams hold_g;
  base::CubicCentimetres hold_cm3;
  std::string vehicle;
  base::Metres deadhead_m;
  std::vector<BlockTripView> trips;
};
DESCRIBE(BlockView, "What one vehicle runs on a day.", FIELD(hold_g, "hold, grams"),
         FIELD(hold_cm3, "hold, cm³"), FIELD(vehicle, "plate, when a change named one"),
         FIELD(deadhead_m, "without passengers, metres"), FIELD(trips, "by departure"))
struct BlockList {
  std::vector<BlockView> items;
  std::int64_t n_trips{};
  base::Metres deadhead_m;
};
DESCRIBE(BlockList, "Blocks of a plan: as few vehicles as can be.", FIELD(items, "by first departure"),
         FIELD(n_trips, "trips in them"), FIELD(deadhead_m, "without passengers in all, metres"))
/// @errors plan_unknown, out_of_reach
base::Result<BlockList> list_blocks(Look&, AskBlocks const&);

}  // namespace planning::service
