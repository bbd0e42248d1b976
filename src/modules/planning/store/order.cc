// SQL over planning_order.
#include "modules/planning/store/order.h"

#include "modules/planning/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace planning::store {
namespace {

std::string const kSelect =
    "SELECT " + platform::db::columns_of<VehicleOrder>() + " FROM planning_order WHERE region = $1";
constexpr char kLiving[] = " AND state IN ('requested', 'approved', 'assigned')";

}  // namespace

void insert_order(Tx& tx, base::Region region, VehicleOrder const& o) {
  tx.insert("planning_order", region, o);
}

base::Outcome save_order(Tx& tx, base::Region region, VehicleOrder const& o) {
  if (!platform::db::update_object(tx, "planning_order", region, o)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<VehicleOrder> get_order(Tx& tx, base::Region region, OrderId id) {
  static std::string const sql = kSelect + " AND id = $2";
  if (auto o = tx.find<VehicleOrder>(sql, {region, id})) return *std::move(o);
  return refusal::order_unknown;
}

std::optional<VehicleOrder> find_order(Tx& tx, base::Region region, TripId trip, base::ServiceDate day) {
  static std::string const sql = kSelect + " AND service_date = $2 AND trip = $3" + kLiving;
  return tx.find<VehicleOrder>(sql, {region, day, trip});
}

std::vector<VehicleOrder> list_orders(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql =
      kSelect + " AND service_date = $2" + kLiving + " ORDER BY departs_at, id LIMIT 5000";
  return tx.list<VehicleOrder>(sql, {region, day});
}

std::vector<VehicleOrder> list_orders(Tx& tx, base::Region region, OrderFilter const& f) {
  static std::string const select =
      "SELECT " + platform::db::columns_of<VehicleOrder>() + " FROM planning_order";
  platform::db::Filter q{select, region};
  q.equal("service_date", f.service_date).equal("state", f.state).equal("kind", f.kind);
  q.equal("vehicle", f.vehicle).equal("line", f.line).equal("driver", f.driver);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<VehicleOrder>(tx, q.order("id DESC", f.limit));
}

}  // namespace planning::store
