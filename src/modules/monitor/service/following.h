// Runs followed by positions: when they came to their stops, and when they will come to the next ones.
#pragma once
#include <span>
#include <string>

#include "modules/monitor/monitor.h"

namespace monitor::service {

/// New reports of a vehicle, oldest first. Late ones are put in their place by going over the whole run
/// again; nothing that was raised before is raised anew.
void follow(Tx&, base::Region, base::Instant now, std::string const& vehicle,
            std::span<tracking::Watched const>);

}  // namespace monitor::service
