// Use cases of vehicle orders 派车单.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/vehicle_request.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;

struct AskOrder {
  TripId trip;
  base::ServiceDate service_date;
  std::string reason;
};
DESCRIBE(AskOrder, "A workshop asks for a vehicle on a trip.", FIELD(trip, "trip"),
         FIELD(service_date, "operating day"), FIELD(reason, "why").shortest(1).longest(200))
struct DecideOrder {
  OrderId order;
  bool approve{};
  std::string reason;
};
DESCRIBE(DecideOrder, "Approves or rejects what a workshop asked for, or takes an order back.",
         FIELD(order, "order"), FIELD(approve, "true: approved"),
         FIELD(reason, "why rejected").longest(200).or_default())
struct AssignOrder {
  OrderId order;
  std::string vehicle;
  PersonId driver;
};
DESCRIBE(AssignOrder, "Names vehicle and driver.", FIELD(order, "order"), FIELD(vehicle, "plate").longest(12),
         FIELD(driver, "driver"))

struct AssignOrders {
  std::vector<OrderId> orders;
  std::string vehicle;
  PersonId driver;
};
DESCRIBE(AssignOrders, "Names vehicle and driver of several trips, all or none: of a block, or a part of it.",
         FIELD(orders, "orders").shortest(1).longest(50), FIELD(vehicle, "plate").longest(12),
         FIELD(driver, "driver"))

struct AskOrders {
  base::ServiceDate service_date;
  std::string state, kind, vehicle, line;
  PersonId driver;
  OrderId cursor;
  std::int64_t limit{100};
};
DESCRIBE(AskOrders, "Which vehicle orders.", FIELD(service_date, "operating day").or_default(),
         FIELD(state, "life").longest(20).or_default(),
         FIELD(kind, "regular, extra or tour").longest(20).or_default(),
         FIELD(vehicle, "plate").longest(12).or_default(), FIELD(line, "line").longest(30).or_default(),
         FIELD(driver, "driver").or_default(), FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct OrderList {
  std::vector<VehicleOrder> items;
  std::optional<OrderId> next;
};
DESCRIBE(OrderList, "Vehicle orders, newest first.", FIELD(items, "orders"),
         FIELD(next, "cursor of the next page"))
struct OneOrder {
  OrderId order;
};
DESCRIBE(OneOrder, "Which order.", FIELD(order, "order"))

/// Flow A. The trip's living order is returned when there is one. @errors out_of_reach, trip_unknown
base::Result<VehicleOrder> ask_order(Act&, AskOrder const&);
/// @errors order_unknown, out_of_reach, order_state_forbids, order_expired, reason_missing, changed_meanwhile
base::Result<VehicleOrder> decide_order(Act&, DecideOrder const&);
/// The waybill of the trip learns of them. @errors order_unknown, out_of_reach, order_state_forbids,
/// order_expired,
///         vehicle_missing, driver_unknown, driver_busy, vehicle_busy, changed_meanwhile
base::Result<VehicleOrder> assign_order(Act&, AssignOrder const&);
/// The same for each, in one transaction. @returns them as assigned
base::Result<OrderList> assign_orders(Act&, AssignOrders const&);
/// All for a wide reach, what leaves one's own nodes, and one's own as a driver; a page may be shorter than
/// its limit.
base::Result<OrderList> list_orders(Look&, AskOrders const&);
/// @errors order_unknown, out_of_reach
base::Result<VehicleOrder> get_order(Look&, OneOrder const&);

/// Trips of a day as the published plan has them; without one those of the timetable that may carry mail,
/// with the passengers' share of their holds.
std::vector<rules::TripOfPlan> trips_of_day(Tx&, base::Region, base::ServiceDate);
/// The order that answers a request: the trip's living one, or a new one; approved. @errors trip_unknown,
/// trip_misses_nodes, order_expired, changed_meanwhile
base::Result<VehicleOrder> order_for(Act&, TripId, rules::VehicleRequest const&);

/// What is known of a trip besides the plan.
struct KnownOfTrip {
  OrganisationId carrier;             ///< that runs it unless the order says otherwise
  std::optional<VehicleOrder> order;  ///< its living one
  std::string vehicle;                ///< as its waybill has them
  PersonId driver;
};
/// The order that a plan wants for a trip: made, or brought up to date and approved when it was asked for.
/// Vehicle and driver of its waybill are taken over. @errors changed_meanwhile
base::Result<VehicleOrder> plan_order(Act&, rules::Plan const&, rules::TripOfPlan const&, KnownOfTrip const&);
/// @errors changed_meanwhile
base::Outcome withdraw_order(Act&, VehicleOrder, std::string const& reason);

}  // namespace planning::service
