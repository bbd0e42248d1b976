// Rides of one bag after another in the plan of a day.
#pragma once
#include <vector>

#include "modules/planning/planning.h"

namespace planning::store {

std::vector<Connection> list_connections(Tx&, base::Region, base::ServiceDate);

}  // namespace planning::store
