// Keeping the sort plan 封发计划.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/sort_plan.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

struct SetSortRule {
  rules::SortRuleId rule;
  NodeId node, destination, next_node;
  std::string product, line, chute;
  base::Seconds cutoff_s{600};
  bool direct{true};
  base::ServiceDate valid_from, valid_until;
};
DESCRIBE(SetSortRule, "Adds a sort rule, or changes one.", FIELD(rule, "0 to add").or_default(),
         FIELD(node, "sealing node"), FIELD(destination, "for mail to this node and those below it"),
         FIELD(next_node, "opened at"), FIELD(product, "product, empty for all").longest(20).or_default(),
         FIELD(line, "preferred line").longest(40).or_default(),
         FIELD(chute, "chute").longest(20).or_default(),
         FIELD(cutoff_s, "cut-off before departure, s").at_least(0).at_most(86'400).or_default(),
         FIELD(direct, "opened at the destination itself").or_default(),
         FIELD(valid_from, "first day").or_default(),
         FIELD(valid_until, "last day, absent while open").or_default())
struct AskSortRules {
  NodeId node;
};
DESCRIBE(AskSortRules, "Of which sealing node.", FIELD(node, "0 for all").or_default())
struct SortRuleList {
  std::vector<rules::SortRule> items;
};
DESCRIBE(SortRuleList, "Sort rules.", FIELD(items, "by node and destination"))

/// @errors node_unknown, destination_unknown
base::Result<rules::SortRule> set_sort_rule(Act&, SetSortRule const&);
base::Result<SortRuleList> list_sort_rules(Look&, AskSortRules const&);

}  // namespace mail::service
