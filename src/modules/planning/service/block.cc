// The plan's trips by vehicle, the ways between their ends, and the orders of the day.
#include "modules/planning/service/block.h"

#include <algorithm>

#include "modules/planning/service/inputs.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/order.h"
#include "modules/planning/store/plan.h"

namespace planning::service {
namespace {

class Teller {
 public:
  Teller(Look& look, rules::DayPlan const& plan) : plan_{plan}, names_{look.tx, look.region} {
    for (auto& o : store::list_orders(look.tx, look.region, plan.head.service_date))
      orders_.emplace(o.trip, std::move(o));
  }

  BlockView view_of(rules::Block const& block) {
    auto const& first = trip_of(block.trips.front());
    BlockView out{first.trip.block,
                  first.trip.fleet_van,
                  first.trip.hold_g,
                  first.trip.hold_cm3,
                  block.deadhead_m,
                  {},
                  {}};
    for (auto const& t : block.trips) {
      out.trips.push_back(view_of(t));
      auto const& v = out.trips.back();
      auto const said = trip_of(t).trip.driving_s.value;
      out.driving_s.value += said ? said : v.arrives.seconds - v.departs.seconds;
    }
    return out;
  }

 private:
  rules::TripOfPlan const& trip_of(rules::BlockTrip const& t) const {
    return plan_.trips[static_cast<std::size_t>(t.trip_seq)];
  }
  BlockTripView view_of(rules::BlockTrip const& t) {
    auto const& [trip, calls] = trip_of(t);
    auto const &from = calls.front(), &to = rules::last_call(trip_of(t));
    BlockTripView out{.trip = trip.trip,
                      .line = trip.line,
                      .headsign = trip.headsign,
                      .origin_name = from.name,
                      .destination_name = to.name,
                      .departs = from.departs,
                      .arrives = to.arrives,
                      .deadhead_m = t.deadhead_m,
                      .wait_s = t.wait_s,
                      .order = {},
                      .vehicle = trip.vehicle,
                      .driver_name = {}};
    for (auto const& c : calls) out.n_bags = std::max(out.n_bags, c.loaded_bags + c.taken_bags);
    if (auto const order = orders_.find(trip.trip); order != orders_.end()) {
      out.order = order->second.id;
      out.order_state = order->second.state;
      if (!order->second.vehicle.empty()) out.vehicle = order->second.vehicle;
      out.driver_name = names_.of(order->second.driver);
    }
    return out;
  }

  rules::DayPlan const& plan_;
  Names names_;
  std::map<TripId, VehicleOrder> orders_;
};

}  // namespace

base::Result<BlockList> list_blocks(Look& look, OnePlan const& ask) {
  TRY(check_whole_county(look.hat));
  rules::DayPlan plan{.head = TRY(store::get_plan(look.tx, look.region, ask.plan)),
                      .figures = {},
                      .trips = store::list_trips(look.tx, look.region, ask.plan),
                      .loads = {},
                      .vans = {}};
  auto const ways = ways_between(look.tx, look.region, rules::block_nodes(plan));
  Teller teller{look, plan};
  BlockList out;
  for (auto const& block : rules::numbered_blocks(plan, ways)) {
    out.n_trips += std::ssize(block.trips);
    out.deadhead_m += block.deadhead_m;
    out.items.push_back(teller.view_of(block));
    out.n_tours += out.items.back().fleet_van ? 1 : 0;
  }
  return out;
}

}  // namespace planning::service
