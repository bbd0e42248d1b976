// The life of a vehicle order 派车单.
#pragma once
#include <span>

#include "base/result.h"
#include "modules/planning/planning.h"

namespace planning::rules {

/// Days after its trip's for which an order holds. @source domain.md 2.5: valid 30 days
inline constexpr std::int64_t kOrderDays = 30;

/// Flow A: a workshop asks, a dispatcher approves or rejects, the carrier names vehicle and driver. Flow B:
/// what the plan wants is approved, and a dispatcher names them directly.
/// @errors order_state_forbids, order_expired
base::Outcome may_approve(VehicleOrder const&, base::ServiceDate today);
base::Outcome may_reject(VehicleOrder const&);
/// Also once more, until the trip has left: after a breakdown another vehicle comes.
/// @errors order_state_forbids, order_expired, vehicle_missing
base::Outcome may_assign(VehicleOrder const&, std::string const& vehicle, PersonId driver,
                         base::ServiceDate today);

/// Nobody drives two vehicles, and no vehicle runs twice, at the same time.
/// @param others  the day's living orders
/// @errors driver_busy, vehicle_busy
base::Outcome check_free(VehicleOrder const&, std::span<VehicleOrder const> others);

}  // namespace planning::rules
