// What new reports of a vehicle mean at once: fences entered, left and crossed.
#pragma once
#include <span>
#include <string>

#include "modules/monitor/monitor.h"

namespace monitor::service {

/// Of one vehicle, oldest first. Late reports are history: they move nothing and raise nothing.
/// @source tracking.md 3.2 (fence storms after blind areas)
void pass_fences(Tx&, base::Region, base::Instant now, std::string const& vehicle,
                 std::span<tracking::Watched const>);

}  // namespace monitor::service
