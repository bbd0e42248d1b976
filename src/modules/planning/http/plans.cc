// Plans: computed, read, changed, published.
#include "modules/planning/http/planner.h"
#include "modules/planning/service/assignment_file.h"
#include "modules/planning/service/block.h"
#include "modules/planning/service/check.h"
#include "modules/planning/service/proposal.h"
#include "modules/planning/service/publish.h"
#include "modules/planning/service/view.h"

namespace planning::http {
namespace {

using platform::http::Method;
using platform::http::Rate;

void install_reading(platform::app::Host& host) {
  host.query<service::AskPlans, service::PlanList>(
      {Method::get, "/api/planning/plans", "planning.read", "Plans with figures and progress, newest first."},
      service::list_plans);
  host.query<service::AskDay, service::PlanView>(
      {Method::get, "/api/planning/published", "planning.read", "The plan that a day runs by."},
      service::get_published);
  host.query<service::ComparePlans, service::Comparison>(
      {Method::get, "/api/planning/comparison", "planning.read", "Plans side by side."},
      service::compare_plans);
  host.query<service::OnePlan, service::PlanView>(
      {Method::get, "/api/planning/plans/{plan}", "planning.read", "A plan with figures and progress."},
      service::get_plan);
  host.query<service::OnePlan, service::PlanBoard>({Method::get, "/api/planning/plans/{plan}/board",
                                                    "planning.read", "Trips with room and load on each leg."},
                                                   service::view_board);
  host.query<service::AskLoads, service::LoadList>(
      {Method::get, "/api/planning/plans/{plan}/loads", "planning.read",
       "Loads; refusals with reason and remedy."},
      service::list_loads);
  host.query<service::AskMoves, service::MoveList>(
      {Method::get, "/api/planning/plans/{plan}/moves", "planning.read",
       "What moved since the plan before, and why."},
      service::list_moves);
  host.query<service::OnePlan, service::BlockList>(
      {Method::get, "/api/planning/plans/{plan}/blocks", "planning.read",
       "The vehicles of a plan: which trips each runs one after another, and tours of vans."},
      service::list_blocks);
}

void install_making(platform::app::Host& host) {
  host.command<service::ProposePlan, service::PlanOfWork>(
      {Method::post, "/api/planning/plans", "planning.plan", "Computes a plan of a day in the background.",
       Rate::heavy},
      service::propose_plan);
  host.query<service::AskChoices, service::ChoiceList>(
      {Method::get, "/api/planning/plans/{plan}/choices", "planning.plan",
       "The ways of a load with their consequences, before it is moved.", Rate::heavy},
      service::list_choices);
  // Questions with a body: nothing is stored.
  host.query<service::AskGroupChoices, service::ChoiceList>(
      {Method::post, "/api/planning/plans/{plan}/group_choices", "planning.plan",
       "The ways that several loads have in common, with their consequences.", Rate::heavy},
      service::list_group_choices);
  host.query<service::ChangePlan, service::WhatIf>(
      {Method::post, "/api/planning/plans/{plan}/what_if", "planning.plan",
       "What a change would bring; stores nothing.", Rate::heavy},
      service::what_if);
  host.query<service::CheckAssignments, service::Judgement>(
      {Method::post, "/api/planning/plans/{plan}/check", "planning.plan",
       "What assignments made by hand would break; stores nothing.", Rate::heavy},
      service::check_assignments);
  host.file<service::ExportAssignments>({Method::get, "/api/planning/plans/{plan}/assignments", "planning.plan",
                                         "Where a plan sends each load, as CSV or XLSX to edit by hand.",
                                         Rate::heavy},
                                        service::export_assignments);
  host.upload<service::UploadAssignments, service::AssignmentReport>(
      {Method::post, "/api/planning/plans/{plan}/assignments", "planning.plan",
       "What an edited file of assignments would break; stores nothing.", Rate::heavy},
      service::check_assignment_file);
  host.command<service::ChangePlan, service::PlanOfWork>(
      {Method::post, "/api/planning/plans/{plan}/change", "planning.plan",
       "Cancel, delay, extra run, other vehicle, breakdown, merging, move by hand: a new plan in one action.",
       Rate::write},
      service::change_plan);
  host.command<service::OnePlan, rules::Plan>(
      {Method::post, "/api/planning/plans/{plan}/discard", "planning.plan",
       "Stops computing, or gives a plan up.", Rate::write},
      service::discard_plan);
  host.command<service::PublishPlan, rules::Plan>(
      {Method::post, "/api/planning/plans/{plan}/publish", "planning.publish", "Makes a plan the day's.",
       Rate::heavy},
      service::publish_plan);
}

}  // namespace

void install_plans(platform::app::Host& host) {
  install_reading(host);
  install_making(host);
  host.worker(service::plan_worker([&host] { return host.clock(); }));
}

}  // namespace planning::http
