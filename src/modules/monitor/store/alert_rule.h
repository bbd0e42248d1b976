// Rows of alert rules.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/monitor/rules/alert_rule.h"

namespace monitor::store {

void insert_rule(Tx&, base::Region, rules::AlertRule const&);
/// @errors changed_meanwhile
base::Outcome save_rule(Tx&, base::Region, rules::AlertRule const&);
/// @errors rule_unknown
base::Result<rules::AlertRule> get_rule(Tx&, base::Region, rules::AlertRuleId);
/// All of them, by kind and name.
std::vector<rules::AlertRule> list_rules(Tx&, base::Region);

}  // namespace monitor::store
