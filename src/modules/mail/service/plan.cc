// Sort plan and timetable brought together.
#include "modules/mail/service/plan.h"

#include <algorithm>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/rules/sort_plan.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/store/sort_plan.h"

namespace mail::service {
namespace {

std::optional<rules::SortRule> rule_for(Act& act, NodeId node, NodeId destination, std::string const& product) {
  auto const ancestry = ancestry_of(act.tx, act.region, destination);
  auto const rules = store::list_sort_rules_for(act.tx, act.region, node, ancestry);
  return rules::choose_rule(rules, ancestry, product, base::service_date_of(act.now));
}

/// Today's departures first; tomorrow's when nothing leaves any more.
std::optional<rules::Choice> departure_for(Act& act, rules::SortRule const& rule) {
  auto const today = base::service_date_of(act.now);
  for (auto const day : {today, base::add_days(today, 1)}) {
    auto const departures = list_departures(act.tx, act.region, rule.node, rule.next_node, day, act.now);
    if (auto choice = rules::choose_departure(rule, departures, act.now)) return choice;
  }
  return {};
}

}  // namespace

void plan_item(Act& act, Item& item) {
  item.plan_trip = {};
  item.plan_next = {};
  item.plan_departs_at = {};
  if (!item.node || item.node == item.destination) return;
  auto const rule = rule_for(act, item.node, item.destination, item.product);
  if (!rule) return;
  item.plan_next = rule->next_node;
  if (auto const departure = departure_for(act, *rule)) {
    item.plan_trip = departure->trip;
    item.plan_departs_at = departure->departs_at;
  }
}

void plan_bag(Act& act, Bag& bag) {
  auto const rule = rule_for(act, bag.origin, bag.destination, {});
  if (!rule) return;
  if (auto const departure = departure_for(act, *rule)) bag.plan_trip = departure->trip;
}

base::Outcome check_relation(Act& act, NodeId node, NodeId destination) {
  if (!find_place(act.tx, act.region, destination)) return refusal::destination_unknown;
  auto const rules = store::list_sort_rules(act.tx, act.region, node);
  auto const leads_there = [destination](rules::SortRule const& r) { return r.next_node == destination; };
  if (std::ranges::none_of(rules, leads_there)) return refusal::no_sort_rule;
  return base::Done{};
}

}  // namespace mail::service
