// Orders, duties, inspections and risks of a day, and the holds that follow.
#include "modules/planning/service/departure_gate.h"

#include <algorithm>
#include <map>
#include <set>

#include "modules/mail/mail.h"
#include "modules/planning/service/words.h"
#include "modules/planning/store/inspection.h"
#include "modules/planning/store/order.h"
#include "modules/planning/store/plan.h"
#include "modules/planning/store/red_risk.h"
#include "modules/planning/store/settings.h"
#include "platform/json/json.h"

namespace planning::service {
namespace {

constexpr std::int64_t kInspectionsOfADay = 5'000;

/// "红色风险（K12 塌方）；例检不合格（轮胎）".
std::string words_of(std::vector<rules::GateCheck> const& reasons) {
  std::string out;
  for (auto const& r : reasons) {
    out += out.empty() ? "" : "；";
    if (r.detail == rules::kNobodyLooked) {
      out += chinese_of("closed_not_inspected");
      continue;
    }
    out += chinese_of(std::string{"closed_"} + base::to_name(r.kind));
    auto const is_list =
        r.kind == rules::GateKind::daily_inspection || r.kind == rules::GateKind::driver_hours;
    auto const detail = is_list ? chinese_of_each(r.detail) : r.detail;
    if (!detail.empty() && r.kind != rules::GateKind::vehicle_order) out += "（" + detail + "）";
  }
  return out;
}

void hold_or_release(Tx& tx, base::Region region, base::Instant now, TripId trip,
                     rules::GateInput const& input) {
  auto const reasons = rules::reasons_to_hold(input);
  mail::TripId const of_mail{trip.value};
  reasons.empty() ? mail::release_departure(tx, region, now, of_mail, input.day)
                  : mail::hold_departure(tx, region, now, of_mail, input.day, words_of(reasons));
}

}  // namespace

GateDesk::GateDesk(Tx& tx, base::Region region, base::ServiceDate day)
    : tx_{tx},
      region_{region},
      day_{day},
      orders_{store::list_orders(tx, region, day)},
      duties_{rules::duties_of(orders_)},
      risks_{store::list_standing_risks(tx, region, day)},
      inspections_{store::list_inspections(tx, region,
                                           {.service_date = day,
                                            .vehicle = {},
                                            .inspected_by = {},
                                            .after = {},
                                            .limit = kInspectionsOfADay})},
      inspection_required_{store::get_settings(tx, region).inspection_required} {
  std::ranges::stable_sort(inspections_, std::greater{}, &rules::Inspection::inspected_at);
  for (auto const& r : mail::list_trip_runs(tx, region, day))
    on_waybills_.emplace(TripId{r.trip.value}, r.vehicle);
}

rules::GateInput GateDesk::input_of(TripId trip) const {
  rules::GateInput out{
      .order = {}, .duty = {}, .mail = {}, .inspection = {}, .inspection_due = {}, .risks = {}, .day = day_};
  auto const order = std::ranges::find(orders_, trip, &VehicleOrder::trip);
  auto const known = order != orders_.end();
  if (known) {
    out.order = *order;
    for (auto const& d : duties_)
      if (d.driver == order->driver) out.duty = d;
  }
  auto const vehicle = vehicle_of(trip, known ? &*order : nullptr);
  auto const looked = std::ranges::find(inspections_, vehicle, &rules::Inspection::vehicle);
  if (looked != inspections_.end()) out.inspection = *looked;
  out.inspection_due = inspection_required_ && !vehicle.empty();
  if (!risks_.empty()) out.risks = rules::in_the_way(risks_, path_of(trip, known ? &*order : nullptr));
  return out;
}

std::string GateDesk::vehicle_of(TripId trip, VehicleOrder const* order) const {
  if (order && !order->vehicle.empty()) return order->vehicle;
  auto const found = on_waybills_.find(trip);
  return found == on_waybills_.end() ? std::string{} : found->second;
}

/// Where its trip goes: an extra run or a tour stands in no timetable, but in its plan.
rules::TripPath GateDesk::path_of(TripId trip, VehicleOrder const* order) const {
  rules::TripPath out{day_, {}, {}};
  if (order) out = {day_, order->line, {order->origin, order->destination}};
  if (auto const known = network::find_trip(tx_, region_, trip, day_)) {
    out.line = known->line_code;
    for (auto const& c : known->calls) out.nodes.push_back(c.node);
    return out;
  }
  if (!order) return out;
  for (auto const& t : store::list_trips(tx_, region_, order->plan))
    if (t.trip.trip == trip)
      for (auto const& c : t.calls) out.nodes.push_back(c.node);
  return out;
}

void keep_gates(Tx& tx, base::Region region, base::Instant now, base::ServiceDate day) {
  GateDesk const desk{tx, region, day};
  std::map<TripId, bool> staffed;  // of every trip with an order, a waybill or a hold
  for (auto const& o : desk.orders()) staffed[o.trip] = false;
  for (auto const& h : mail::list_departure_holds(tx, region, day)) staffed[{h.trip.value}] = false;
  std::set<TripId> left;
  for (auto const& r : mail::list_trip_runs(tx, region, day)) {
    if (r.departed_at.ms) left.insert({r.trip.value});
    staffed[{r.trip.value}] = !r.vehicle.empty() && r.driver;
  }
  for (auto const& [trip, is_staffed] : staffed) {
    if (left.contains(trip)) continue;
    auto input = desk.input_of(trip);
    if (is_staffed) input.mail = mail::GateFacts{.staffed = true, .expired = {}};
    hold_or_release(tx, region, now, trip, input);
  }
}

void follow_waybill(Tx& tx, base::Region region, platform::event::Event const& e) {
  mail::WaybillFact fact;
  if (!platform::json::decode(e.data.text, fact).empty() || !fact.service_date.yyyymmdd || fact.position >= 0)
    return;
  TripId const trip{fact.trip.value};
  auto input = GateDesk{tx, region, fact.service_date}.input_of(trip);
  input.mail = mail::find_gate_facts(tx, region, fact.trip, fact.service_date);
  hold_or_release(tx, region, e.at, trip, input);
}

}  // namespace planning::service
