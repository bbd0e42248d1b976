// Orders: asked for, decided, given a vehicle.
#include "modules/planning/service/order.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/codes/phone.h"
#include "modules/mail/mail.h"
#include "modules/org/org.h"
#include "modules/planning/rules/order.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/rules/room.h"
#include "modules/planning/service/departure_gate.h"
#include "modules/planning/service/inputs.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/order.h"
#include "modules/planning/store/plan.h"
#include "modules/planning/store/settings.h"

namespace planning::service {
namespace {

std::string subject_of(VehicleOrder const& o) { return "planning/order/" + std::to_string(o.id.value); }

/// 派车单号: P, service date and a key that is unique within it.
std::string make_number(VehicleOrder const& o) {
  return "P" + std::to_string(o.service_date.yyyymmdd) + "-" + std::to_string(o.id.value % 1'000'000'000);
}

VehicleOrder draft(Act& act, base::ServiceDate day) {
  VehicleOrder o;
  o.id = act.make_id<OrderId>();
  o.service_date = day;
  o.number = make_number(o);
  o.valid_until = base::add_days(day, rules::kOrderDays);
  o.asked_by = act.hat.person;
  o.asked_at = o.changed_at = act.now;
  return o;
}

struct OrderFact {
  OrderId order;
  std::string number, line, vehicle;
  OrderState state{};
  base::ServiceDate service_date;
};
DESCRIBE(OrderFact, "What happened to a vehicle order.", FIELD(order, "order"), FIELD(number, "number"),
         FIELD(line, "line"), FIELD(vehicle, "plate"), FIELD(state, "state after"),
         FIELD(service_date, "operating day"))

void record(Act& act, VehicleOrder const& o) {
  act.record(events::kOrderChanged, subject_of(o), o.origin,
             OrderFact{o.id, o.number, o.line, o.vehicle, o.state, o.service_date});
}

base::Outcome save(Act& act, VehicleOrder const& before, VehicleOrder& o, char const* action) {
  o.changed_at = act.now;
  ++o.version;
  TRY(store::save_order(act.tx, act.region, o));
  act.audit(action, subject_of(o), &before, &o);
  record(act, o);
  return base::Done{};
}

/// What the plan says of the trip, on its fullest legs.
void take_over(VehicleOrder& o, rules::Plan const& plan, rules::TripOfPlan const& t) {
  auto const day = plan.service_date;
  auto const hold = rules::beside_passengers(t.trip);
  o.plan = plan.id;
  o.trip = t.trip.trip;
  o.kind = t.trip.fleet_van                          ? OrderKind::tour
           : t.trip.state == rules::TripState::extra ? OrderKind::extra
                                                     : OrderKind::regular;
  o.block = t.trip.block;
  o.line = t.trip.line;
  o.headsign = t.trip.headsign;
  o.origin = t.calls.front().node;
  o.destination = t.calls.back().node;
  o.departs_at = base::instant_of(day, t.calls.front().departs);
  o.arrives_at = base::instant_of(day, t.calls.back().arrives);
  o.driving_s = t.trip.driving_s;
  o.unbroken_s = t.trip.unbroken_s;
  o.hold_g = hold.weight_g;
  o.hold_cm3 = hold.volume_cm3;
  o.weight_g = {};
  o.volume_cm3 = {};
  o.n_bags = 0;
  for (auto const& c : t.calls) {
    o.weight_g = std::max(o.weight_g, c.loaded_g + c.taken_g);
    o.volume_cm3 = std::max(o.volume_cm3, c.loaded_cm3 + c.taken_cm3);
    o.n_bags = std::max(o.n_bags, c.loaded_bags + c.taken_bags);
  }
  if (!t.trip.vehicle.empty()) o.vehicle = t.trip.vehicle;
}

/// What the timetable says of a trip that a workshop asks for.
void take_over(VehicleOrder& o, network::DayTrip const& t) {
  auto const at_node = [](network::Call const& c) { return static_cast<bool>(c.node); };
  auto const first = std::ranges::find_if(t.calls, at_node);
  auto const last = std::ranges::find_if(t.calls.rbegin(), t.calls.rend(), at_node);
  o.trip = t.id;
  o.line = t.line_code;
  o.headsign = t.headsign;
  o.hold_g = t.hold.weight_g;
  o.hold_cm3 = t.hold.volume_cm3;
  if (first == t.calls.end()) return;
  o.origin = first->node;
  o.destination = last->node;
  o.departs_at = base::instant_of(o.service_date, first->departs);
  o.arrives_at = base::instant_of(o.service_date, last->arrives);
}

base::Outcome check_driver(Act& act, VehicleOrder const& o) {
  org::AtWork const who{{}, "driver", {}, o.driver};
  if (org::list_at_work(act.tx, act.region, who, o.service_date).empty())
    return base::refuse(refusal::driver_unknown, {}, "/driver");
  return base::Done{};
}

void approve(Act& act, VehicleOrder& o) {
  o.state = OrderState::approved;
  o.approved_by = act.hat.person;
  o.approved_at = act.now;
}

base::Result<VehicleOrder> assign(Act& act, AssignOrder const& request) {
  auto const before = TRY(store::get_order(act.tx, act.region, request.order));
  auto o = before;
  TRY(rules::may_assign(o, request.vehicle, request.driver, base::service_date_of(act.now)));
  o.vehicle = TRY(engine::codes::normalise_plate(request.vehicle, "/vehicle"));
  o.driver = request.driver;
  TRY(check_driver(act, o));
  TRY(rules::check_free(o, store::list_orders(act.tx, act.region, o.service_date)));
  o.state = OrderState::assigned;
  o.assigned_by = act.hat.person;
  o.assigned_at = act.now;
  TRY(save(act, before, o, "planning.assign_order"));
  TRY(mail::name_vehicle(act, {o.trip.value}, o.service_date, o.vehicle, o.driver));
  return o;
}

/// A waybill that has vehicle and driver already is as good as an assignment.
void take_vehicle(Act& act, VehicleOrder& o, KnownOfTrip const& known) {
  if (o.vehicle.empty()) o.vehicle = known.vehicle;
  if (!o.driver) o.driver = known.driver;
  if (o.state != OrderState::approved || o.vehicle.empty() || !o.driver) return;
  o.state = OrderState::assigned;
  o.assigned_by = act.hat.person;
  o.assigned_at = act.now;
}

bool asks_the_same(VehicleOrder const& a, VehicleOrder const& b) {
  auto const work = [](VehicleOrder const& o) {
    return std::tie(o.state, o.kind, o.block, o.departs_at, o.arrives_at, o.n_bags, o.weight_g, o.volume_cm3,
                    o.hold_g, o.hold_cm3, o.vehicle, o.driver);
  };
  return work(a) == work(b);
}

/// All for a wide reach; where a node is one's own, what leaves there; and one's own as a driver.
bool may_see(platform::auth::Hat const& hat, VehicleOrder const& o) {
  return hat.covers({}) || (o.driver && o.driver == hat.person) || (o.origin && hat.covers(o.origin));
}

}  // namespace

base::Result<VehicleOrder> ask_order(Act& act, AskOrder const& request) {
  if (auto known = store::find_order(act.tx, act.region, request.trip, request.service_date)) {
    if (!act.hat.covers(known->origin)) return refusal::out_of_reach;
    return *std::move(known);
  }
  auto const trip = network::find_trip(act.tx, act.region, request.trip, request.service_date);
  if (!trip) return base::refuse(refusal::trip_unknown, {}, "/trip");
  auto o = draft(act, request.service_date);
  take_over(o, *trip);
  if (!act.hat.covers(o.origin)) return refusal::out_of_reach;
  o.reason = request.reason;
  if (auto const transport = org::find_organisation(act.tx, act.region, org::OrganisationKind::transport))
    o.carrier = transport->id;
  store::insert_order(act.tx, act.region, o);
  record(act, o);
  keep_gates(act.tx, act.region, act.now, o.service_date);
  return o;
}

base::Result<VehicleOrder> decide_order(Act& act, DecideOrder const& request) {
  TRY(check_whole_county(act.hat));
  auto const before = TRY(store::get_order(act.tx, act.region, request.order));
  auto o = before;
  if (request.approve) {
    TRY(rules::may_approve(o, base::service_date_of(act.now)));
    approve(act, o);
  } else {
    TRY(rules::may_reject(o));
    if (request.reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
    o.state = OrderState::rejected;
    o.reason = request.reason;
  }
  TRY(save(act, before, o, "planning.decide_order"));
  keep_gates(act.tx, act.region, act.now, o.service_date);
  return o;
}

base::Result<VehicleOrder> assign_order(Act& act, AssignOrder const& request) {
  TRY(check_whole_county(act.hat));
  auto const o = TRY(assign(act, request));
  keep_gates(act.tx, act.region, act.now, o.service_date);
  return o;
}

base::Result<OrderList> assign_orders(Act& act, AssignOrders const& request) {
  TRY(check_whole_county(act.hat));
  OrderList out;
  for (auto const id : request.orders)
    out.items.push_back(TRY(assign(act, {id, request.vehicle, request.driver})));
  std::set<base::ServiceDate> days;
  for (auto const& o : out.items) days.insert(o.service_date);
  for (auto const day : days) keep_gates(act.tx, act.region, act.now, day);
  return out;
}

std::vector<rules::TripOfPlan> trips_of_day(Tx& tx, base::Region region, base::ServiceDate day) {
  if (auto const published = store::find_published(tx, region, day))
    return store::list_trips(tx, region, published->id);
  return trips_of_timetable(tx, region, store::get_settings(tx, region), day);
}

base::Result<VehicleOrder> order_for(Act& act, TripId trip, rules::VehicleRequest const& r) {
  auto const trips = trips_of_day(act.tx, act.region, r.service_date);
  auto const t = std::ranges::find(trips, trip, [](rules::TripOfPlan const& v) { return v.trip.trip; });
  if (t == trips.end()) return base::refuse(refusal::trip_unknown, {}, "/trip");
  auto const from = std::ranges::find(t->calls, r.origin, &rules::PlanCall::node);
  if (std::find_if(from, t->calls.end(), [&](auto const& c) { return c.node == r.destination; }) ==
      t->calls.end())
    return base::refuse(refusal::trip_misses_nodes, {}, "/trip");
  if (auto const known = store::find_order(act.tx, act.region, trip, r.service_date)) {
    if (known->state != OrderState::requested) return *known;
    auto o = *known;
    TRY(rules::may_approve(o, base::service_date_of(act.now)));
    approve(act, o);
    TRY(save(act, *known, o, "planning.decide_order"));
    return o;
  }
  auto o = draft(act, r.service_date);
  rules::Plan plan;
  plan.service_date = r.service_date;
  if (auto const published = store::find_published(act.tx, act.region, r.service_date)) plan = *published;
  take_over(o, plan, *t);
  o.asked_by = r.asked_by;
  o.asked_at = r.asked_at;
  o.weight_g = std::max(o.weight_g, r.weight_g);
  o.volume_cm3 = std::max(o.volume_cm3, r.volume_cm3);
  o.n_bags = std::max(o.n_bags, r.n_bags);
  o.reason = r.reason;
  if (auto const transport = org::find_organisation(act.tx, act.region, org::OrganisationKind::transport))
    o.carrier = transport->id;
  approve(act, o);
  store::insert_order(act.tx, act.region, o);
  record(act, o);
  keep_gates(act.tx, act.region, act.now, o.service_date);
  return o;
}

base::Result<OrderList> list_orders(Look& look, AskOrders const& ask) {
  store::OrderFilter filter{ask.service_date, ask.state,  ask.kind,   ask.vehicle,
                            ask.line,         ask.driver, ask.cursor, ask.limit};
  if (!look.hat.covers({}) && look.hat.nodes.empty()) filter.driver = look.hat.person;
  OrderList out{store::list_orders(look.tx, look.region, filter), {}};
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().id;
  std::erase_if(out.items, [&look](VehicleOrder const& o) { return !may_see(look.hat, o); });
  return out;
}

base::Result<VehicleOrder> get_order(Look& look, OneOrder const& ask) {
  auto o = TRY(store::get_order(look.tx, look.region, ask.order));
  if (!may_see(look.hat, o)) return refusal::out_of_reach;
  return o;
}

base::Result<VehicleOrder> plan_order(Act& act, rules::Plan const& plan, rules::TripOfPlan const& t,
                                      KnownOfTrip const& known) {
  auto o = known.order ? *known.order : draft(act, plan.service_date);
  take_over(o, plan, t);
  if (!o.carrier) o.carrier = known.carrier;
  if (o.state == OrderState::requested) approve(act, o);
  take_vehicle(act, o, known);
  if (!known.order) {
    store::insert_order(act.tx, act.region, o);
    record(act, o);
  } else if (asks_the_same(*known.order, o)) {  // nobody is told of another plan that wants the same
    ++o.version;
    TRY(store::save_order(act.tx, act.region, o));
  } else {
    TRY(save(act, *known.order, o, "planning.plan_order"));
  }
  return o;
}

base::Outcome withdraw_order(Act& act, VehicleOrder o, std::string const& reason) {
  auto const before = o;
  o.state = OrderState::cancelled;
  o.reason = reason;
  return save(act, before, o, "planning.withdraw_order");
}

}  // namespace planning::service

namespace planning {

std::vector<VehicleOrder> list_orders(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_orders(tx, region, day);
}

}  // namespace planning
