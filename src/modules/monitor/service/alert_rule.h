// Use cases of alert rules and fences.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/monitor/rules/fence.h"
#include "platform/command/act.h"

namespace monitor::service {

using platform::command::Act;
using platform::command::Look;

struct AskRules {
  bool enabled{};
};
DESCRIBE(AskRules, "Which rules.", FIELD(enabled, "only those in force").or_default())
struct RuleList {
  std::vector<rules::AlertRule> items;
};
DESCRIBE(RuleList, "Alert rules by kind and name.", FIELD(items, "rules"))
struct AskFences {
  bool with_retired{};
};
DESCRIBE(AskFences, "Which fences.", FIELD(with_retired, "also those no longer watched").or_default())
struct FenceList {
  std::vector<rules::FenceArea> items;
};
DESCRIBE(FenceList, "Fences by name.", FIELD(items, "fences"))

/// @errors out_of_reach
base::Result<RuleList> list_rules(Look&, AskRules const&);
/// A new one without `id`; else the one that is there, by the version that was seen.
/// @errors out_of_reach, rule_unknown, changed_meanwhile, threshold_missing, post_missing, fence_unknown
base::Result<rules::AlertRule> save_rule(Act&, rules::AlertRule const&);
/// @errors out_of_reach
base::Result<FenceList> list_fences(Look&, AskFences const&);
/// A new one without `id`; else the one that is there, by the version that was seen.
/// @errors out_of_reach, fence_unknown, changed_meanwhile, fence_name_missing, fence_points_wrong,
/// fence_radius_missing
base::Result<rules::FenceArea> save_fence(Act&, rules::FenceArea const&);
/// Gives each kind without a rule the usual one.
void begin_with_usual_rules(Tx&, base::Region, base::Instant now);

}  // namespace monitor::service
