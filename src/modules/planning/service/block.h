// The vehicles of a plan: its blocks 车辆周转 and tours 专车巡回, told with names and with their orders.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/block.h"
#include "modules/planning/service/proposal.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Look;

struct BlockTripView {
  TripId trip;
  std::string line, headsign, origin_name, destination_name;
  base::ServiceTime departs, arrives;
  base::Metres deadhead_m;
  base::Seconds wait_s;
  std::int64_t n_bags{};
  OrderId order;
  OrderState order_state{};
  std::string vehicle, driver_name;
};
DESCRIBE(BlockTripView, "A trip of a block.", FIELD(trip, "trip"), FIELD(line, "line"),
         FIELD(headsign, "where to"), FIELD(origin_name, "first mail node"),
         FIELD(destination_name, "last mail node"), FIELD(departs, "leaves"), FIELD(arrives, "arrives"),
         FIELD(deadhead_m, "without passengers from the trip before, metres"),
         FIELD(wait_s, "to spare before it, s; below zero: its vehicle comes too late"),
         FIELD(n_bags, "bags on the fullest leg"), FIELD(order, "its vehicle order, 0: none"),
         FIELD(order_state, "life of that"), FIELD(vehicle, "plate"), FIELD(driver_name, "driver"))
struct BlockView {
  std::int64_t block{};
  FleetVanId fleet_van;
  base::Grams hold_g;
  base::CubicCentimetres hold_cm3;
  base::Metres deadhead_m;
  base::Seconds driving_s;
  std::vector<BlockTripView> trips;
};
DESCRIBE(BlockView, "What one vehicle runs on a day.", FIELD(block, "its number in the plan"),
         FIELD(fleet_van, "the van of a tour, 0: trips of the timetable"), FIELD(hold_g, "hold, grams"),
         FIELD(hold_cm3, "hold, cm³"), FIELD(deadhead_m, "without passengers, metres"),
         FIELD(driving_s, "at the wheel on its trips, s"), FIELD(trips, "by departure"))
struct BlockList {
  std::vector<BlockView> items;
  std::int64_t n_trips{}, n_tours{};
  base::Metres deadhead_m;
};
DESCRIBE(BlockList, "Blocks of a plan.", FIELD(items, "by first departure"), FIELD(n_trips, "trips in them"),
         FIELD(n_tours, "of them, tours of vans"), FIELD(deadhead_m, "without passengers in all, metres"))
/// Orders are those that live on the day of the plan. @errors plan_unknown, out_of_reach
base::Result<BlockList> list_blocks(Look&, OnePlan const&);

}  // namespace planning::service
