// Kinds of tasks and who gets them.
#include "modules/planning/service/chore.h"

#include "modules/message/message.h"
#include "modules/org/org.h"
#include "modules/planning/store/plan.h"

namespace planning::service {
namespace {

constexpr std::int64_t kOfADay = 500;

std::string source_of(rules::Plan const& p) { return "planning/plan/" + std::to_string(p.id.value); }

}  // namespace

void ask_approval(Act& act, rules::Plan const& plan) {
  message::NewTask task;
  task.kind = std::string{"planning.approve_"} + base::to_name(plan.change);
  task.source = source_of(plan) + "/approve";
  task.topic = plan.subject;
  task.path =
      "/planning/changes?day=" + base::to_text(plan.service_date) + "&open=" + std::to_string(plan.id.value);
  if (auto const carrier = org::find_organisation(act.tx, act.region, org::OrganisationKind::transport))
    task.to.organisation = carrier->id;
  task.to.post = "operations_manager";
  message::ask(act.tx, act.region, act.now, task);
}

void settle_approval(Act& act, rules::Plan const& plan) {
  message::settle(act.tx, act.region, act.now, source_of(plan), act.hat.person);
}

void settle_followers(Act& act, rules::Plan const& superseded) {
  store::PlanFilter const waiting{superseded.service_date, base::to_name(PlanState::waiting), {}, kOfADay};
  for (auto const& plan : store::list_plans(act.tx, act.region, waiting))
    if (plan.needs_approval && plan.parent == superseded.id) settle_approval(act, plan);
}

}  // namespace planning::service
