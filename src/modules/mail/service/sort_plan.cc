// Use cases of the sort plan.
#include "modules/mail/service/sort_plan.h"

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/store/sort_plan.h"

namespace mail::service {

base::Result<rules::SortRule> set_sort_rule(Act& act, SetSortRule const& r) {
  if (!find_place(act.tx, act.region, r.node)) return base::refuse(refusal::node_unknown, {}, "/node");
  if (!find_place(act.tx, act.region, r.next_node)) return base::refuse(refusal::node_unknown, {}, "/next_node");
  if (!find_place(act.tx, act.region, r.destination)) return refusal::destination_unknown;
  auto const before = r.rule ? store::find_sort_rule(act.tx, act.region, r.rule) : std::nullopt;
  rules::SortRule rule{before ? r.rule : act.make_id<rules::SortRuleId>(),
                       r.node,
                       r.destination,
                       r.product,
                       r.next_node,
                       r.line,
                       r.cutoff_s,
                       r.chute,
                       r.direct,
                       r.valid_from.yyyymmdd ? r.valid_from : base::service_date_of(act.now),
                       r.valid_until};
  before ? store::save_sort_rule(act.tx, act.region, rule)
         : store::insert_sort_rule(act.tx, act.region, rule);
  act.audit("mail.set_sort_rule", "mail/sort_rule/" + std::to_string(rule.id.value),
            before ? &*before : nullptr, &rule);
  return rule;
}

base::Result<SortRuleList> list_sort_rules(Look& look, AskSortRules const& ask) {
  return SortRuleList{store::list_sort_rules(look.tx, look.region, ask.node)};
}

}  // namespace mail::service
