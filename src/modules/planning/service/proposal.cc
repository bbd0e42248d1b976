// Plans are asked for here and computed by the worker.
#include "modules/planning/service/proposal.h"

#include "engine/codes/phone.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/chore.h"
#include "modules/planning/service/inputs.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/plan.h"

namespace planning::service {
namespace {

constexpr std::size_t kMovesShown = 200;

std::string subject_of(rules::Plan const& p) { return "planning/plan/" + std::to_string(p.id.value); }

/// What is changed, for lists: the line and time of its trip.
std::string describe_subject(Tx& tx, base::Region region, rules::Plan const& parent,
                             rules::Change const& change) {
  for (auto const& t : store::list_trips(tx, region, parent.id))
    if (t.trip.trip == change.trip)
      return t.trip.line + " " + base::to_text(t.calls.front().departs).substr(0, 5) + " " + t.trip.headsign;
  if (change.kind == rules::ChangeKind::tour) return "";
  auto const first = change.loads.empty() ? change.load : change.loads.front();
  auto const load = store::find_load(tx, region, parent.id, first);
  if (!load) return "";
  Names names{tx, region};
  auto out = names.of(load->origin) + " → " + names.of(load->destination);
  if (change.loads.size() > 1) out += " × " + std::to_string(change.loads.size());
  return out;
}

/// With its plate as it is stored everywhere, so that type, order and waybill of the vehicle meet.
base::Result<rules::Change> read_change(rules::Change change) {
  if (!change.vehicle.empty())
    change.vehicle = TRY(engine::codes::normalise_plate(change.vehicle, "/change/vehicle"));
  return change;
}

/// Stores the head of a plan and queues its computing; the work has the key of the plan.
PlanOfWork begin(Act& act, rules::Plan plan, std::optional<rules::Change> const& change) {
  plan.id = act.make_id<PlanId>();
  plan.as_of = time_of(plan.service_date, act.now);
  plan.made_by = act.hat.person;
  plan.made_at = act.now;
  store::insert_plan(act.tx, act.region, plan);
  act.audit("planning.begin_plan", subject_of(plan), static_cast<rules::Plan const*>(nullptr), &plan);
  act.record(events::kPlanChanged, subject_of(plan), {}, plan);
  JobId const job{plan.id.value};
  platform::jobs::enqueue(act.tx, act.hat, job, kPlanWork, platform::json::render(PlanWork{plan.id, change}),
                          act.now);
  return {plan.id, job};
}

base::Outcome check_changeable(rules::Plan const& p, base::Instant now) {
  if (p.state != PlanState::waiting && p.state != PlanState::published)
    return base::refuse(refusal::plan_state_forbids, base::to_name(p.state));
  if (p.service_date < base::service_date_of(now)) return refusal::day_is_over;
  return base::Done{};
}

}  // namespace

base::Result<PlanOfWork> propose_plan(Act& act, ProposePlan const& request) {
  TRY(check_whole_county(act.hat));
  if (request.service_date < base::service_date_of(act.now))
    return base::refuse(refusal::day_is_over, {}, "/service_date");
  rules::Plan plan;
  plan.service_date = request.service_date;
  plan.name = request.name.empty() ? base::to_local_text(act.now) : request.name;
  plan.effort = request.effort;
  plan.with_forecast = request.with_forecast;
  plan.with_tours = request.with_tours;
  return begin(act, std::move(plan), {});
}

base::Result<PlanOfWork> change_plan(Act& act, ChangePlan const& request) {
  TRY(check_whole_county(act.hat));
  auto const parent = TRY(store::get_plan(act.tx, act.region, request.plan));
  TRY(check_changeable(parent, act.now));
  if (request.change.reason.empty()) return base::refuse(refusal::reason_missing, {}, "/change/reason");
  auto change = TRY(read_change(request.change));
  rules::Plan plan;
  plan.parent = parent.id;
  plan.service_date = parent.service_date;
  plan.name = parent.name;
  plan.effort = parent.effort;
  plan.with_forecast = parent.with_forecast;
  plan.with_tours = parent.with_tours;
  plan.change = change.kind;
  plan.reason = change.reason;
  plan.subject = describe_subject(act.tx, act.region, parent, change);
  return begin(act, std::move(plan), std::move(change));
}

base::Result<rules::Plan> discard_plan(Act& act, OnePlan const& request) {
  TRY(check_whole_county(act.hat));
  auto const before = TRY(store::get_plan(act.tx, act.region, request.plan));
  auto plan = before;
  auto const open = plan.state == PlanState::computing || plan.state == PlanState::waiting;
  if (!open && plan.state != PlanState::failed)
    return base::refuse(refusal::plan_state_forbids, base::to_name(plan.state));
  if (plan.state == PlanState::computing)
    platform::jobs::cancel(act.tx, act.region, {plan.id.value}, plan.made_by, act.now);
  store::erase_content(act.tx, act.region, plan.id);
  plan.state = PlanState::discarded;
  ++plan.version;
  TRY(store::save_plan(act.tx, act.region, plan));
  settle_approval(act, plan);
  act.audit("planning.discard_plan", subject_of(plan), &before, &plan);
  act.record(events::kPlanChanged, subject_of(plan), {}, plan);
  return plan;
}

Moves moves_of(rules::DayPlan const& before, rules::DayPlan const& after, std::size_t limit) {
  Moves out;
  for (std::size_t i = 0; i < before.loads.size() && i < after.loads.size(); ++i) {
    auto const &was = before.loads[i], &is = after.loads[i];
    if (rules::goes_the_same(was, is)) continue;
    ++out.n;
    if (out.first.size() < limit) out.first.push_back({was.load, is.load, was.rides, is.rides});
  }
  return out;
}

base::Result<WhatIf> what_if(Look& look, ChangePlan const& request) {
  TRY(check_whole_county(look.hat));
  auto const head = TRY(store::get_plan(look.tx, look.region, request.plan));
  TRY(check_changeable(head, look.now));
  auto const change = TRY(read_change(request.change));
  auto basis = basis_of(look.tx, look.region, head.service_date);
  auto const before = stored_plan(look.tx, look.region, head, basis);
  rules::Fleet fleet;
  if (change.kind == rules::ChangeKind::tour)
    fleet = fleet_of(look.tx, look.region, before, basis.stations, change);
  rules::ChangeContext const context{basis.settings,  basis.stations,
                                     look.hat.person, time_of(head.service_date, look.now),
                                     TripId{1},       &fleet};
  auto const after = TRY(rules::changed(before, change, context));
  auto moves = moves_of(before, after, kMovesShown);
  return WhatIf{before.figures, after.figures, rules::needs_approval(before, change), moves.n,
                std::move(moves.first)};
}

}  // namespace planning::service
