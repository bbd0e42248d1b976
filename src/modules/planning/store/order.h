// Rows of vehicle orders.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "modules/planning/planning.h"

namespace planning::store {

void insert_order(Tx&, base::Region, VehicleOrder const&);
/// @errors changed_meanwhile
base::Outcome save_order(Tx&, base::Region, VehicleOrder const&);
/// @errors order_unknown
base::Result<VehicleOrder> get_order(Tx&, base::Region, OrderId);
/// The living order of a trip.
std::optional<VehicleOrder> find_order(Tx&, base::Region, TripId, base::ServiceDate);
/// Living orders of a day, by departure.
std::vector<VehicleOrder> list_orders(Tx&, base::Region, base::ServiceDate);

struct OrderFilter {
  base::ServiceDate service_date;
  std::string state, kind, vehicle, line;
  PersonId driver;
  OrderId after;
  std::int64_t limit{100};
};
/// Newest first.
std::vector<VehicleOrder> list_orders(Tx&, base::Region, OrderFilter const&);

}  // namespace planning::store
