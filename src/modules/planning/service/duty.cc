// Duties from orders; the gate from orders, duties and what mail knows.
#include "modules/planning/service/duty.h"

#include "base/operating_day.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/departure_gate.h"
#include "modules/planning/service/names.h"
#include "modules/planning/store/order.h"

namespace planning::service {

using base::or_today;

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
  auto const day = or_today(ask.service_date, look.now);
  auto in = GateDesk{look.tx, look.region, day}.input_of(ask.trip);
  in.mail = mail::find_gate_facts(look.tx, look.region, {ask.trip.value}, day);
  if (!in.order && !in.mail) return refusal::trip_unknown;
  auto const own = in.order && in.order->driver == look.hat.person;
  auto const here = in.order && look.hat.covers(in.order->origin);
  if (!look.hat.covers({}) && !own && !here) return refusal::out_of_reach;
  auto checks = rules::checks_of(in);
  return Gate{rules::may_leave(checks), std::move(checks)};
}

}  // namespace planning::service
