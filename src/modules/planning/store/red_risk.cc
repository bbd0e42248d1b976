// SQL over planning_red_risk.
#include "modules/planning/store/red_risk.h"

#include "modules/planning/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace planning::store {
namespace {

using rules::RedRisk;

constexpr std::int64_t kOfADay = 500;
std::string const kColumns = platform::db::columns_of<RedRisk>();

}  // namespace

void insert_risk(Tx& tx, base::Region region, RedRisk const& r) { tx.insert("planning_red_risk", region, r); }

base::Outcome save_risk(Tx& tx, base::Region region, RedRisk const& r) {
  if (!platform::db::update_object(tx, "planning_red_risk", region, r)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<RedRisk> get_risk(Tx& tx, base::Region region, rules::RedRiskId id) {
  static std::string const sql =
      "SELECT " + kColumns + " FROM planning_red_risk WHERE region = $1 AND id = $2";
  if (auto r = tx.find<RedRisk>(sql, {region, id})) return *std::move(r);
  return refusal::risk_unknown;
}

std::vector<RedRisk> list_standing_risks(Tx& tx, base::Region region, base::ServiceDate day) {
  return list_risks(tx, region, {.service_date = day, .standing = true, .after = {}, .limit = kOfADay});
}

std::vector<RedRisk> list_risks(Tx& tx, base::Region region, RiskFilter const& f) {
  static std::string const select = "SELECT " + kColumns + " FROM planning_red_risk";
  platform::db::Filter q{select, region};
  if (f.service_date.yyyymmdd) q.add("last_day >= ?", f.service_date).add("first_day <= ?", f.service_date);
  if (f.standing) q.also("lifted_at = 0");
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<RedRisk>(tx, q.order("id DESC", f.limit));
}

}  // namespace planning::store
