// SQL over planning_inspection.
#include "modules/planning/store/inspection.h"

#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace planning::store {
namespace {

std::string const kColumns = platform::db::columns_of<rules::Inspection>();

}  // namespace

void insert_inspection(Tx& tx, base::Region region, rules::Inspection const& i) {
  tx.insert("planning_inspection", region, i);
}

std::optional<rules::Inspection> find_inspection(Tx& tx, base::Region region, base::ServiceDate day,
                                                 std::string const& vehicle) {
  static std::string const sql =
      "SELECT " + kColumns +
      " FROM planning_inspection WHERE region = $1 AND service_date = $2 AND vehicle = $3"
      " ORDER BY inspected_at DESC, id DESC LIMIT 1";
  return tx.find<rules::Inspection>(sql, {region, day, vehicle});
}

std::vector<rules::Inspection> list_inspections(Tx& tx, base::Region region, InspectionFilter const& f) {
  static std::string const select = "SELECT " + kColumns + " FROM planning_inspection";
  platform::db::Filter q{select, region};
  q.equal("service_date", f.service_date).equal("vehicle", f.vehicle).equal("inspected_by", f.inspected_by);
  if (f.failed) q.also("passed = 0");
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<rules::Inspection>(tx, q.order("id DESC", f.limit));
}

}  // namespace planning::store
