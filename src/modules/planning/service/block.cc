// The plan's trips, the ways between their ends, and the blocks with names.
#include "modules/planning/service/block.h"

#include "modules/planning/service/reach.h"
#include "modules/planning/store/plan.h"

namespace planning::service {

base::Result<BlockList> list_blocks(Look& look, AskBlocks const& ask) {
  TRY(check_whole_county(look.hat));
  auto head = TRY(store::get_plan(look.tx, look.region, ask.plan));
  auto const plan = store::read_content(look.tx, look.region, std::move(head));
  auto ends = rules::block_nodes(plan);
  auto ways = network::ways_between(look.tx, look.region, ends);
  rules::Between const between{std::move(ends), std::move(ways.duration_s), std::move(ways.distance_m)};

  BlockList out;
  for (auto const& block : rules::blocks_of(plan, between, ask.turnaround_s)) {
    auto const& first = plan.trips[static_cast<std::size_t>(block.trips.front().trip_seq)].trip;
    BlockView view{first.hold_g, first.hold_cm3, first.vehicle, block.deadhead_m, {}};
    for (auto const& t : block.trips) {
      auto const& trip = plan.trips[static_cast<std::size_t>(t.trip_seq)];
      auto const &from = trip.calls.front(), &to = rules::last_call(trip);
      view.trips.push_back({trip.trip.trip, trip.trip.line, trip.trip.headsign, from.name, to.name,
                            from.departs, to.arrives, t.deadhead_m, t.wait_s});
    }
    out.n_trips += std::ssize(view.trips);
    out.deadhead_m += block.deadhead_m;
    out.items.push_back(std::move(view));
  }
  return out;
}

}  // namespace planning::service
