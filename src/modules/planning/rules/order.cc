// What may follow what in the life of an order.
#include "modules/planning/rules/order.h"

#include "modules/planning/rules/refusals.h"

namespace planning::rules {
namespace {

base::Outcome check_holds(VehicleOrder const& o, base::ServiceDate today) {
  if (o.valid_until < today) return base::refuse(refusal::order_expired, base::to_text(o.valid_until));
  return base::Done{};
}

base::Refusal wrong_state(VehicleOrder const& o) {
  return base::refuse(refusal::order_state_forbids, base::to_name(o.state));
}

}  // namespace

base::Outcome may_approve(VehicleOrder const& o, base::ServiceDate today) {
  if (o.state != OrderState::requested) return wrong_state(o);
  return check_holds(o, today);
}

base::Outcome may_reject(VehicleOrder const& o) {
  if (o.state != OrderState::requested && o.state != OrderState::approved) return wrong_state(o);
  return base::Done{};
}

base::Outcome may_assign(VehicleOrder const& o, std::string const& vehicle, PersonId driver,
                         base::ServiceDate today) {
  if (o.state != OrderState::approved && o.state != OrderState::assigned) return wrong_state(o);
  TRY(check_holds(o, today));
  if (vehicle.empty()) return base::refuse(refusal::vehicle_missing, {}, "/vehicle");
  if (!driver) return base::refuse(refusal::vehicle_missing, {}, "/driver");
  return base::Done{};
}

base::Outcome check_free(VehicleOrder const& o, std::span<VehicleOrder const> others) {
  for (auto const& other : others) {
    if (other.id == o.id || other.departs_at >= o.arrives_at || o.departs_at >= other.arrives_at) continue;
    if (o.driver && other.driver == o.driver)
      return base::refuse(refusal::driver_busy, other.number, "/driver");
    if (!o.vehicle.empty() && other.vehicle == o.vehicle)
      return base::refuse(refusal::vehicle_busy, other.number, "/vehicle");
  }
  return base::Done{};
}

}  // namespace planning::rules
