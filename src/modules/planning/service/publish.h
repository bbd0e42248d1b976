// A plan becomes the day's: vehicle orders, waybills and the departures written on bags and items follow it.
#pragma once
#include "base/result.h"
#include "modules/planning/rules/plan.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Act;

struct PublishPlan {
  PlanId plan;
};
DESCRIBE(PublishPlan, "Makes a plan the day's.", FIELD(plan, "plan"))

/// The published plan of the day, if any, is superseded. What has left stays as it is.
/// @errors plan_unknown, out_of_reach, plan_state_forbids, plan_is_outdated, day_is_over, approval_missing,
///         approver_is_maker, changed_meanwhile
base::Result<rules::Plan> publish_plan(Act&, PublishPlan const&);

/// The same for a plan in memory whose rows are stored. @param plan  its head is changed
base::Outcome publish(Act&, rules::DayPlan& plan);

/// What follows when bags came into the published plan, those from `first` on: the departures written on
/// them, and the orders and waybills of the trips that they ride.
/// @errors changed_meanwhile
base::Outcome follow_intake(Act&, rules::DayPlan const&, std::size_t first);

}  // namespace planning::service
