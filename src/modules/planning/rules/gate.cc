// The answers of the departure gate, check by check.
#include "modules/planning/rules/gate.h"

#include <algorithm>

namespace planning::rules {
namespace {

GateCheck answer(GateKind kind, bool good, std::string detail) {
  return {kind, good ? GateResult::passed : GateResult::failed, std::move(detail)};
}

GateCheck unknown(GateKind kind) { return {kind, GateResult::not_recorded, {}}; }

/// A waybill that names vehicle and driver is as good as an assignment.
GateCheck of_order(GateInput const& in) {
  auto const staffed = in.mail && in.mail->staffed;
  if (!in.order) return answer(GateKind::vehicle_order, staffed, {});
  return answer(GateKind::vehicle_order, staffed || in.order->state == OrderState::assigned,
                in.order->number + " " + base::to_name(in.order->state));
}

GateCheck of_licences(mail::GateFacts const& f) {
  std::string expired;
  for (auto const& kind : f.expired) expired += (expired.empty() ? "" : ", ") + kind;
  if (!expired.empty()) return answer(GateKind::licences, false, expired);
  if (f.every_licence) return answer(GateKind::licences, true, {});
  if (f.licences_required) return answer(GateKind::licences, false, "missing");
  return unknown(GateKind::licences);
}

GateCheck of_inspection(mail::GateFacts const& f, base::ServiceDate day) {
  if (!f.inspected_until.yyyymmdd) return unknown(GateKind::annual_inspection);
  return answer(GateKind::annual_inspection, day <= f.inspected_until, base::to_text(f.inspected_until));
}

GateCheck of_daily(GateInput const& in) {
  if (in.inspection) return answer(GateKind::daily_inspection, in.inspection->passed, in.inspection->faults);
  if (in.inspection_due) return answer(GateKind::daily_inspection, false, kNobodyLooked);
  return unknown(GateKind::daily_inspection);
}

GateCheck of_risks(std::vector<RedRisk> const& risks) {
  std::string standing;
  for (auto const& r : risks) standing += (standing.empty() ? "" : "; ") + r.reason;
  return answer(GateKind::red_risk, risks.empty(), standing);
}

GateCheck of_hours(std::optional<Duty> const& duty) {
  if (!duty) return unknown(GateKind::driver_hours);
  std::string faults;
  for (auto const fault : duty->faults)
    faults += (faults.empty() ? "" : ", ") + std::string{base::to_name(fault)};
  return answer(GateKind::driver_hours, faults.empty(), faults);
}

void add_mail(std::vector<GateCheck>& out, mail::GateFacts const& f) {
  auto const room = f.free_g.value >= 0 && f.free_cm3.value >= 0 && f.free_bags.value_or(0) >= 0;
  auto text = std::to_string(f.free_g.value) + " g, " + std::to_string(f.free_cm3.value) + " cm³";
  if (f.free_bags) text += ", " + std::to_string(*f.free_bags) + " bags";
  out.push_back(answer(GateKind::hold, room, text));
  out.push_back(answer(GateKind::differences, !f.open_handovers, std::to_string(f.open_handovers)));
  out.push_back(answer(GateKind::bags_on, !f.bags_not_on, std::to_string(f.bags_not_on)));
}

}  // namespace

std::vector<GateCheck> checks_of(GateInput const& in) {
  std::vector<GateCheck> out{of_order(in)};
  out.push_back(in.mail ? of_licences(*in.mail) : unknown(GateKind::licences));
  out.push_back(in.mail ? of_inspection(*in.mail, in.day) : unknown(GateKind::annual_inspection));
  out.push_back(of_daily(in));
  out.push_back(of_hours(in.duty));
  if (in.mail) {
    add_mail(out, *in.mail);
  } else {
    for (auto const kind : {GateKind::hold, GateKind::differences, GateKind::bags_on})
      out.push_back(unknown(kind));
  }
  out.push_back(of_risks(in.risks));
  return out;
}

std::vector<GateCheck> reasons_to_hold(GateInput const& in) {
  auto out = checks_of(in);
  std::erase_if(out, [&in](GateCheck const& c) {
    if (c.result != GateResult::failed) return true;
    if (c.kind == GateKind::vehicle_order) return !in.order.has_value();
    return c.kind != GateKind::daily_inspection && c.kind != GateKind::driver_hours &&
           c.kind != GateKind::red_risk;
  });
  return out;
}

bool may_leave(std::vector<GateCheck> const& checks) {
  return std::ranges::none_of(checks, [](GateCheck const& c) { return c.result == GateResult::failed; });
}

}  // namespace planning::rules
