// The face of module planning: the day plan, its loads and trips, and vehicle orders.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"
#include "modules/mail/mail.h"
#include "modules/network/network.h"
#include "platform/auth/hat.h"
#include "platform/db/database.h"

namespace planning {

using mail::BagId;
using network::Hold;
using network::TripId;
using platform::auth::NodeId;
using platform::auth::OrganisationId;
using platform::auth::PersonId;
using platform::db::Tx;
using PlanId = base::Id<struct PlanTag>;
using OrderId = base::Id<struct OrderTag>;
using VanId = base::Id<struct VanTag>;
using FleetVanId = base::Id<struct FleetVanTag>;

/// Life of a plan. `waiting`: computed and not published, a proposal; at most one of a day is `published`.
enum class PlanState { computing, waiting, published, superseded, discarded, failed };
DESCRIBE_ENUM(PlanState, "Life of a plan.", "computing", "waiting", "published", "superseded", "discarded",
              "failed")

/// What the plan's mail is known from.
enum class LoadSource {
  bag,        ///< a sealed bag
  loose,      ///< items that are here and will fill a bag
  announced,  ///< 预告: items that will come
  forecast    ///< as much as usual
};
DESCRIBE_ENUM(LoadSource, "What a load is known from.", "bag", "loose", "announced", "forecast")

/// How a load goes on.
enum class LoadWay { tomorrow, departures, van };
DESCRIBE_ENUM(LoadWay, "How a load goes on.", "tomorrow", "departures", "van")

/// Why a load does not take the way that would be best for it alone; a load that stays always has one.
enum class LoadReason {
  none,
  no_departure,
  missed_cutoff,
  hold_weight,
  hold_volume,
  hold_bags,
  tomorrow_suffices,
  by_hand,
  no_skill  ///< departures would do, but none whose vehicle has all that it needs
};
DESCRIBE_ENUM(LoadReason, "Why a load does not take its best way.", "none", "no_departure", "missed_cutoff",
              "hold_weight", "hold_volume", "hold_bags", "tomorrow_suffices", "by_hand", "no_skill")

/// A vehicle order 派车单: a vehicle and a driver for a trip with mail.
enum class OrderState { requested, approved, assigned, rejected, cancelled };
DESCRIBE_ENUM(OrderState, "Life of a vehicle order.", "requested", "approved", "assigned", "rejected",
              "cancelled")
/// 正班, 加班, 专车巡回.
enum class OrderKind { regular, extra, tour };
DESCRIBE_ENUM(OrderKind, "正班, 加班 or 专车巡回.", "regular", "extra", "tour")

struct VehicleOrder {
  OrderId id;
  std::string number;  ///< 派车单号
  OrderState state{OrderState::requested};
  OrderKind kind{OrderKind::regular};
  PlanId plan;  ///< that wants it; 0 when a workshop asked
  TripId trip;
  base::ServiceDate service_date;
  std::string line, headsign;
  NodeId origin, destination;
  base::Instant departs_at, arrives_at;
  base::Seconds driving_s,
      unbroken_s;  ///< at the wheel, in all and without rest; 0: from departure to arrival
  std::int64_t n_bags{};
  base::Grams weight_g;  ///< planned, on the fullest leg
  base::CubicCentimetres volume_cm3;
  base::Grams hold_g;  ///< what passengers leave
  base::CubicCentimetres hold_cm3;
  std::int64_t block{};  ///< 车辆周转 of the plan that its trip belongs to; 0: none
  std::string vehicle;   ///< plate
  PersonId driver;
  OrganisationId carrier;
  PersonId asked_by, approved_by, assigned_by;
  base::Instant asked_at, approved_at, assigned_at;
  base::ServiceDate valid_until;  ///< @source domain: an order holds 30 days, counted from its trip's day
  std::string reason;             ///< why asked, rejected or cancelled
  base::Instant changed_at;
  std::int64_t version{1};
};
DESCRIBE(VehicleOrder, "A vehicle order 派车单.", FIELD(id, "key"), FIELD(number, "number"),
         FIELD(state, "life"), FIELD(kind, "regular or extra"),
         FIELD(plan, "plan that wants it, 0: a workshop asked"), FIELD(trip, "trip"),
         FIELD(service_date, "operating day"), FIELD(line, "line"), FIELD(headsign, "where to"),
         FIELD(origin, "first node"), FIELD(destination, "last node"), FIELD(departs_at, "planned departure"),
         FIELD(arrives_at, "planned arrival"),
         FIELD(driving_s, "at the wheel where that is less than under way, s; 0: all of it"),
         FIELD(unbroken_s, "of it, the longest without a rest, s"), FIELD(n_bags, "bags on the fullest leg"),
         FIELD(weight_g, "on the fullest leg, grams"), FIELD(volume_cm3, "on the fullest leg, cm³"),
         FIELD(hold_g, "what passengers leave, grams"), FIELD(hold_cm3, "what passengers leave, cm³"),
         FIELD(block, "trips of one vehicle have the same, 0: none"), FIELD(vehicle, "plate"),
         FIELD(driver, "driver"), FIELD(carrier, "organisation that runs it"), FIELD(asked_by, "who asked"),
         FIELD(approved_by, "who approved"), FIELD(assigned_by, "who named the vehicle"),
         FIELD(asked_at, "asked"), FIELD(approved_at, "approved"), FIELD(assigned_at, "vehicle named"),
         FIELD(valid_until, "last day on which it holds"), FIELD(reason, "why asked, rejected or cancelled"),
         FIELD(changed_at, "last change"), FIELD(version, "grows with every change"))

/// The vehicle orders of a day that were neither rejected nor cancelled, by departure.
std::vector<VehicleOrder> list_orders(Tx&, base::Region, base::ServiceDate);

/// A bag that the plan of a day changes from one trip to another.
struct Connection {
  BagId bag;
  TripId from, to;
  NodeId node;
  base::ServiceTime leaves;  ///< planned departure of `to` at the node, of the plan's day
};
DESCRIBE(Connection, "A bag that changes trips.", FIELD(bag, "it"), FIELD(from, "trip it comes with"),
         FIELD(to, "trip it goes on with"), FIELD(node, "where"), FIELD(leaves, "planned departure"))
/// Of the published plan, of loads that are one sealed bag, by bag.
std::vector<Connection> list_connections(Tx&, base::Region, base::ServiceDate);

/// Facts that other modules may subscribe to.
namespace events {
inline constexpr char kPlanChanged[] = "planning.plan_changed";
inline constexpr char kPlanPublished[] = "planning.plan_published";
inline constexpr char kOrderChanged[] = "planning.order_changed";
inline constexpr char kInspectionRecorded[] = "planning.inspection_recorded";
inline constexpr char kRedRiskChanged[] = "planning.red_risk_changed";
inline constexpr char kRequestChanged[] = "planning.request_changed";
}  // namespace events

}  // namespace planning
