// Duties from orders; the gate from orders, duties and what mail knows.
#include "modules/planning/service/duty.h"

#include <algorithm>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/names.h"
#include "modules/planning/store/inspection.h"
#include "modules/planning/store/order.h"
#include "modules/planning/store/plan.h"
#include "modules/planning/store/red_risk.h"

namespace planning::service {
namespace {

base::ServiceDate or_today(base::ServiceDate day, base::Instant now) {
  return day.yyyymmdd ? day : base::service_date_of(now);
}

/// Where its trip goes: an extra run stands in no timetable, but in its plan.
rules::TripPath path_of(Look& look, VehicleOrder const& o) {
  rules::TripPath out{o.service_date, o.line, {o.origin, o.destination}};
  if (auto const trip = network::find_trip(look.tx, look.region, o.trip, o.service_date)) {
    for (auto const& c : trip->calls) out.nodes.push_back(c.node);
    return out;
  }
  for (auto const& t : store::list_trips(look.tx, look.region, o.plan))
    if (t.trip.trip == o.trip)
      for (auto const& c : t.calls) out.nodes.push_back(c.node);
  return out;
}

}  // namespace

base::Result<DutyList> list_duties(Look& look, AskDuties const& ask) {
  Names names{look.tx, look.region};
  DutyList out;
  auto const all = store::list_orders(look.tx, look.region, or_today(ask.service_date, look.now));
  for (auto& d : rules::duties_of(all)) {
    if (!look.hat.covers({}) && d.driver != look.hat.person) continue;
    out.items.push_back({d.driver, names.of(d.driver), d.begins_at, d.ends_at, d.driving_s, d.unbroken_s,
                         std::move(d.faults), std::move(d.runs)});
  }
  return out;
}

base::Result<Gate> view_gate(Look& look, AskGate const& ask) {
  rules::GateInput in{.day = or_today(ask.service_date, look.now)};
  auto const orders = store::list_orders(look.tx, look.region, in.day);
  auto const order = std::ranges::find(orders, ask.trip, &VehicleOrder::trip);
  if (order != orders.end()) in.order = *order;
  in.mail = mail::find_gate_facts(look.tx, look.region, {ask.trip.value}, in.day);
  if (!in.order && !in.mail) return refusal::trip_unknown;
  auto const own = in.order && in.order->driver == look.hat.person;
  auto const here = in.order && look.hat.covers(in.order->origin);
  if (!look.hat.covers({}) && !own && !here) return refusal::out_of_reach;
  for (auto& d : rules::duties_of(orders))
    if (in.order && d.driver == in.order->driver) in.duty = std::move(d);
  if (in.order) {
    in.inspection = store::find_inspection(look.tx, look.region, in.day, in.order->vehicle);
    in.risks =
        rules::in_the_way(store::list_standing_risks(look.tx, look.region, in.day), path_of(look, *in.order));
  }
  auto checks = rules::checks_of(in);
  return Gate{rules::may_leave(checks), std::move(checks)};
}

}  // namespace planning::service
