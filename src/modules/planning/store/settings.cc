// SQL over planning_settings and planning_van.
#include "modules/planning/store/settings.h"

#include "modules/planning/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace planning::store {
namespace {

using platform::db::columns_of;
using rules::Settings;
using rules::Van;

}  // namespace

Settings get_settings(Tx& tx, base::Region region) {
  static std::string const sql =
      "SELECT " + columns_of<Settings>() + " FROM planning_settings WHERE region = $1";
  return tx.find<Settings>(sql, {region}).value_or(Settings{});
}

base::Outcome save_settings(Tx& tx, base::Region region, Settings const& s) {
  if (get_settings(tx, region).version != s.version - 1) return refusal::changed_meanwhile;
  tx.execute("DELETE FROM planning_settings WHERE region = $1", {region});
  tx.insert("planning_settings", region, s);
  return base::Done{};
}

std::vector<Van> list_vans(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const select = "SELECT " + columns_of<Van>() + " FROM planning_van";
  platform::db::Filter q{select, region};
  if (day.yyyymmdd) q.add("valid_from <= ?", day).add("(valid_until = 0 OR valid_until >= ?)", day);
  return platform::db::list<Van>(tx, q.order("id", 500));
}

base::Result<Van> get_van(Tx& tx, base::Region region, VanId id) {
  static std::string const sql =
      "SELECT " + columns_of<Van>() + " FROM planning_van WHERE region = $1 AND id = $2";
  if (auto v = tx.find<Van>(sql, {region, id})) return *std::move(v);
  return refusal::van_unknown;
}

void insert_van(Tx& tx, base::Region region, Van const& v) { tx.insert("planning_van", region, v); }

base::Outcome save_van(Tx& tx, base::Region region, Van const& v) {
  if (!platform::db::update_object(tx, "planning_van", region, v)) return refusal::changed_meanwhile;
  return base::Done{};
}

}  // namespace planning::store
