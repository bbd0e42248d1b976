// SQL over monitor_rule.
#include "modules/monitor/store/alert_rule.h"

#include "modules/monitor/rules/refusals.h"
#include "platform/db/object.h"

namespace monitor::store {
namespace {

using rules::AlertRule;

std::string const kSelect = "SELECT " + platform::db::columns_of<AlertRule>() + " FROM monitor_rule";

}  // namespace

void insert_rule(Tx& tx, base::Region region, AlertRule const& r) { tx.insert("monitor_rule", region, r); }

base::Outcome save_rule(Tx& tx, base::Region region, AlertRule const& r) {
  if (!platform::db::update_object(tx, "monitor_rule", region, r)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<AlertRule> get_rule(Tx& tx, base::Region region, rules::AlertRuleId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto r = tx.find<AlertRule>(sql, {region, id})) return *std::move(r);
  return refusal::rule_unknown;
}

std::vector<AlertRule> list_rules(Tx& tx, base::Region region) {
  static std::string const sql = kSelect + " WHERE region = $1 ORDER BY kind, name, id";
  return tx.list<AlertRule>(sql, {region});
}

}  // namespace monitor::store
