// SQL over planning_request.
#include "modules/planning/store/vehicle_request.h"

#include "modules/planning/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace planning::store {

using platform::db::columns_of;

void insert_request(Tx& tx, base::Region region, VehicleRequest const& r) {
  tx.insert("planning_request", region, r);
}

base::Outcome save_request(Tx& tx, base::Region region, VehicleRequest const& r) {
  if (!platform::db::update_object(tx, "planning_request", region, r)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<VehicleRequest> get_request(Tx& tx, base::Region region, RequestId id) {
  static std::string const sql =
      "SELECT " + columns_of<VehicleRequest>() + " FROM planning_request WHERE region = $1 AND id = $2";
  if (auto r = tx.find<VehicleRequest>(sql, {region, id})) return *std::move(r);
  return refusal::request_unknown;
}

std::vector<VehicleRequest> list_requests(Tx& tx, base::Region region, RequestFilter const& f) {
  static std::string const select = "SELECT " + columns_of<VehicleRequest>() + " FROM planning_request";
  platform::db::Filter q{select, region};
  q.equal("service_date", f.service_date).equal("state", f.state).equal("origin", f.origin);
  q.equal("destination", f.destination).equal("asked_by", f.asked_by);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<VehicleRequest>(tx, q.order("id DESC", f.limit));
}

}  // namespace planning::store
