// SQL over thresholds.
#include "modules/cost/store/threshold.h"

#include "modules/cost/rules/refusals.h"
#include "platform/db/object.h"

namespace cost::store {

rules::Thresholds get_thresholds(Tx& tx, base::Region region, OrganisationId organisation) {
  static std::string const sql = "SELECT " + platform::db::columns_of<rules::Threshold>() +
                                 " FROM cost_threshold WHERE region = $1 AND organisation = $2 LIMIT 20";
  auto out = rules::standard_thresholds(organisation);
  for (auto& t : tx.list<rules::Threshold>(sql, {region, organisation}))
    out[static_cast<std::size_t>(t.rule)] = t;
  return out;
}

base::Outcome keep_threshold(Tx& tx, base::Region region, rules::Threshold const& t) {
  if (t.version == 1) {
    tx.insert("cost_threshold", region, t);
    return base::Done{};
  }
  if (!platform::db::update_object(tx, "cost_threshold", region, t)) return refusal::changed_meanwhile;
  return base::Done{};
}

}  // namespace cost::store
