// What a request must say, and what may follow what.
#include "modules/planning/rules/vehicle_request.h"

#include "modules/planning/rules/refusals.h"

namespace planning::rules {

base::Outcome check_request(VehicleRequest const& r, base::ServiceDate today) {
  if (r.service_date < today) return base::refuse(refusal::day_is_over, {}, "/service_date");
  if (r.origin == r.destination) return base::refuse(refusal::same_node, {}, "/destination");
  if (!r.weight_g.value && !r.volume_cm3.value)
    return base::refuse(refusal::nothing_to_carry, {}, "/weight_g");
  return base::Done{};
}

base::Outcome may_answer(VehicleRequest const& r) {
  if (r.state != RequestState::asked)
    return base::refuse(refusal::request_state_forbids, base::to_name(r.state));
  return base::Done{};
}

}  // namespace planning::rules
