// Which departure an item or a bag is planned on, by the sort plan and the timetable of the day.
#pragma once
#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

/// Sets plan_next, plan_trip and plan_departs_at of a loose item; all 0 when nothing leads on (it is at its
/// destination, or no sort rule fits).
void plan_item(Act&, Item&);
/// Sets plan_trip of a sealed bag.
void plan_bag(Act&, Bag&);
/// A bag may be opened for this destination at this node: some sort rule sends mail there.
/// @errors no_sort_rule, destination_unknown
base::Outcome check_relation(Act&, NodeId node, NodeId destination);

}  // namespace mail::service
