// SQL over planning_vehicle_type.
#include "modules/planning/store/vehicle_type.h"

#include "modules/planning/rules/refusals.h"
#include "platform/db/object.h"

namespace planning::store {

using platform::db::columns_of;
using rules::VehicleType;

std::vector<VehicleType> list_vehicle_types(Tx& tx, base::Region region) {
  static std::string const sql = "SELECT " + columns_of<VehicleType>() +
                                 " FROM planning_vehicle_type WHERE region = $1 ORDER BY id LIMIT 500";
  return tx.list<VehicleType>(sql, {region});
}

base::Result<VehicleType> get_vehicle_type(Tx& tx, base::Region region, VehicleTypeId id) {
  static std::string const sql =
      "SELECT " + columns_of<VehicleType>() + " FROM planning_vehicle_type WHERE region = $1 AND id = $2";
  if (auto t = tx.find<VehicleType>(sql, {region, id})) return *std::move(t);
  return refusal::vehicle_type_unknown;
}

void insert_vehicle_type(Tx& tx, base::Region region, VehicleType const& t) {
  tx.insert("planning_vehicle_type", region, t);
}

base::Outcome save_vehicle_type(Tx& tx, base::Region region, VehicleType const& t) {
  if (!platform::db::update_object(tx, "planning_vehicle_type", region, t)) return refusal::changed_meanwhile;
  return base::Done{};
}

}  // namespace planning::store
