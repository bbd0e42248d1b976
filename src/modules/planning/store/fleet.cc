// SQL over planning_fleet_van.
#include "modules/planning/store/fleet.h"

#include "modules/planning/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace planning::store {

using platform::db::columns_of;
using rules::FleetVan;

std::vector<FleetVan> list_fleet(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const select = "SELECT " + columns_of<FleetVan>() + " FROM planning_fleet_van";
  platform::db::Filter q{select, region};
  if (day.yyyymmdd) q.add("valid_from <= ?", day).add("(valid_until = 0 OR valid_until >= ?)", day);
  return platform::db::list<FleetVan>(tx, q.order("id", 500));
}

base::Result<FleetVan> get_fleet_van(Tx& tx, base::Region region, FleetVanId id) {
  static std::string const sql =
      "SELECT " + columns_of<FleetVan>() + " FROM planning_fleet_van WHERE region = $1 AND id = $2";
  if (auto v = tx.find<FleetVan>(sql, {region, id})) return *std::move(v);
  return refusal::fleet_van_unknown;
}

void insert_fleet_van(Tx& tx, base::Region region, FleetVan const& v) {
  tx.insert("planning_fleet_van", region, v);
}

base::Outcome save_fleet_van(Tx& tx, base::Region region, FleetVan const& v) {
  if (!platform::db::update_object(tx, "planning_fleet_van", region, v)) return refusal::changed_meanwhile;
  return base::Done{};
}

}  // namespace planning::store
