// Which departure an item or a bag is planned on, by the sort plan and the timetable of the day.
#pragma once
#include <optional>
#include <string_view>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/rules/sort_plan.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

/// A relation that mail is sent by: from a node, to a destination, one product ("" for any).
struct Relation {
  NodeId node, destination;
  std::string_view product;
};
/// The sort rule in force on the day of the instant.
std::optional<rules::SortRule> find_rule(platform::db::Tx&, base::Region, Relation const&, base::Instant);
/// The next departure of a rule: today's first, tomorrow's when nothing leaves any more.
std::optional<rules::Choice> find_departure(platform::db::Tx&, base::Region, rules::SortRule const&,
                                            base::Instant now);

/// Sets plan_next, plan_trip and plan_departs_at of a loose item; all 0 when nothing leads on (it is at its
/// destination, or no sort rule fits).
void plan_item(Act&, Item&);
/// Sets plan_trip of a sealed bag.
void plan_bag(Act&, Bag&);
/// A bag may be opened for this destination at this node: some sort rule sends mail there.
/// @errors no_sort_rule, destination_unknown
base::Outcome check_relation(Act&, NodeId node, NodeId destination);

}  // namespace mail::service
