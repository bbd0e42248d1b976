// Use cases of plans in the making: proposed, changed, stopped, discarded; and what-if, which stores nothing.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/change.h"
#include "modules/planning/rules/plan.h"
#include "platform/command/act.h"
#include "platform/jobs/jobs.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;
using platform::jobs::JobId;

struct ProposePlan {
  base::ServiceDate service_date;
  std::string name;
  rules::Effort effort{rules::Effort::normal};
  bool with_forecast{};
  bool with_tours{true};
};
DESCRIBE(
    ProposePlan, "Computes a plan of a day.", FIELD(service_date, "operating day, today or later"),
    FIELD(name, "what to call it").longest(60).or_default(),
    FIELD(effort, "how long to look for a better plan").or_default(),
    FIELD(with_forecast, "with usual mail that nobody announced").or_default(),
    FIELD(with_tours, "vans of the fleet take what no departure does, where that costs less").or_default())
struct ChangePlan {
  PlanId plan;
  rules::Change change;
};
DESCRIBE(ChangePlan,
         "Changes a plan: the new plan follows it, and is published at once when it was published.",
         FIELD(plan, "plan"), FIELD(change, "what"))
struct OnePlan {
  PlanId plan;
};
DESCRIBE(OnePlan, "Which plan.", FIELD(plan, "plan"))
struct PlanOfWork {
  PlanId plan;
  JobId job;
};
DESCRIBE(PlanOfWork, "A plan that is being computed.", FIELD(plan, "plan"),
         FIELD(job, "work that computes it"))

/// @errors out_of_reach, day_is_over
base::Result<PlanOfWork> propose_plan(Act&, ProposePlan const&);
/// One action: everything that follows is in the new plan. What needs approval waits for another person.
/// @errors plan_unknown, out_of_reach, plan_state_forbids, day_is_over, reason_missing; those of
/// rules::changed end the
///         work and stand as reason in the plan
base::Result<PlanOfWork> change_plan(Act&, ChangePlan const&);
/// Stops computing, or gives a waiting plan up; its head stays on record.
/// @errors plan_unknown, out_of_reach, plan_state_forbids, changed_meanwhile
base::Result<rules::Plan> discard_plan(Act&, OnePlan const&);

/// A load that goes another way in a later plan.
struct LoadMove {
  rules::Load before, after;
  std::vector<rules::LoadRide> rides_before, rides_after;
};
DESCRIBE(LoadMove, "A load that goes another way.", FIELD(before, "before"), FIELD(after, "after"),
         FIELD(rides_before, "rides before"), FIELD(rides_after, "rides after"))
struct WhatIf {
  rules::Figures before, after;
  bool needs_approval{};
  std::int64_t n_moves{};
  std::vector<LoadMove> moves;
};
DESCRIBE(WhatIf, "What a change would bring.", FIELD(before, "figures of the plan"),
         FIELD(after, "figures after"), FIELD(needs_approval, "another person would publish it"),
         FIELD(n_moves, "loads that go another way"), FIELD(moves, "the first of them, at most 200"))
/// The same computing as change_plan. @errors plan_unknown, out_of_reach, plan_state_forbids and those of
/// rules::changed
base::Result<WhatIf> what_if(Look&, ChangePlan const&);

/// @param limit  of the list; all are counted
struct Moves {
  std::int64_t n{};
  std::vector<LoadMove> first;
};
Moves moves_of(rules::DayPlan const& before, rules::DayPlan const& after, std::size_t limit);

inline constexpr char kPlanWork[] = "planning.compute";
/// What the worker of plans is told.
struct PlanWork {
  PlanId plan;
  std::optional<rules::Change> change;
};
DESCRIBE(PlanWork, "Work of computing a plan.", FIELD(plan, "plan"),
         FIELD(change, "of its parent, if it has one"))
platform::jobs::Worker plan_worker(std::function<base::Instant()> clock);

}  // namespace planning::service
