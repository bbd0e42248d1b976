// Sort plan and timetable brought together.
#include "modules/mail/service/plan.h"

#include <algorithm>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/rules/sort_plan.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/store/sort_plan.h"

namespace mail::service {

std::optional<rules::SortRule> find_rule(platform::db::Tx& tx, base::Region region, Relation const& relation,
                                         base::Instant now) {
  auto const ancestry = ancestry_of(tx, region, relation.destination);
  auto const rules = store::list_sort_rules_for(tx, region, relation.node, ancestry);
  return rules::choose_rule(rules, ancestry, relation.product, base::service_date_of(now));
}

std::optional<rules::Choice> find_departure(platform::db::Tx& tx, base::Region region,
                                            rules::SortRule const& rule, base::Instant now) {
  auto const today = base::service_date_of(now);
  for (auto const day : {today, base::add_days(today, 1)}) {
    auto const departures = list_departures(tx, region, rule.node, rule.next_node, day, now);
    if (auto choice = rules::choose_departure(rule, departures, now)) return choice;
  }
  return {};
}

void plan_item(Act& act, Item& item) {
  item.plan_trip = {};
  item.plan_next = {};
  item.plan_departs_at = {};
  if (!item.node || item.node == item.destination) return;
  auto const rule = find_rule(act.tx, act.region, {item.node, item.destination, item.product}, act.now);
  if (!rule) return;
  item.plan_next = rule->next_node;
  if (auto const departure = find_departure(act.tx, act.region, *rule, act.now)) {
    item.plan_trip = departure->trip;
    item.plan_departs_at = departure->departs_at;
  }
}

void plan_bag(Act& act, Bag& bag) {
  auto const rule = find_rule(act.tx, act.region, {bag.origin, bag.destination, {}}, act.now);
  if (!rule) return;
  if (auto const departure = find_departure(act.tx, act.region, *rule, act.now))
    bag.plan_trip = departure->trip;
}

base::Outcome check_relation(Act& act, NodeId node, NodeId destination) {
  if (!find_place(act.tx, act.region, destination)) return refusal::destination_unknown;
  auto const rules = store::list_sort_rules(act.tx, act.region, node);
  auto const leads_there = [destination](rules::SortRule const& r) { return r.next_node == destination; };
  if (std::ranges::none_of(rules, leads_there)) return refusal::no_sort_rule;
  return base::Done{};
}

}  // namespace mail::service
