// What new reports of a vehicle mean at once: fences entered, left and crossed; what its terminal warns of.
#pragma once
#include <span>
#include <string>

#include "modules/monitor/monitor.h"

namespace monitor::service {

/// Of one vehicle, oldest first. Late reports are history: they move nothing and raise nothing.
/// @source tracking.md 3.2 (fence storms after blind areas)
void pass_fences(Tx&, base::Region, base::Instant now, std::string const& vehicle,
                 std::span<tracking::Watched const>);

/// SOS and fatigue have rules of the monitor; other alarms stay with the terminal. Late ones call nobody.
void take_alarm(Tx&, base::Region, base::Instant now, tracking::Alarm const&);

}  // namespace monitor::service
