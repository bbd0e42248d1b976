// Rows of requests for vehicles.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/vehicle_request.h"
#include "platform/db/database.h"

namespace planning::store {

using platform::db::Tx;
using rules::RequestId;
using rules::VehicleRequest;

void insert_request(Tx&, base::Region, VehicleRequest const&);
/// @errors changed_meanwhile
base::Outcome save_request(Tx&, base::Region, VehicleRequest const&);
/// @errors request_unknown
base::Result<VehicleRequest> get_request(Tx&, base::Region, RequestId);

struct RequestFilter {
  base::ServiceDate service_date;
  std::string state;
  NodeId origin, destination;
  PersonId asked_by;
  RequestId after;
  std::int64_t limit{100};
};
/// Newest first.
std::vector<VehicleRequest> list_requests(Tx&, base::Region, RequestFilter const&);

}  // namespace planning::store
