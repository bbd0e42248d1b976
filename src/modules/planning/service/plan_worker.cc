// The worker that computes plans: reads on a snapshot, computes, and stores with one command.
#include <chrono>

#include "modules/planning/rules/block.h"
#include "modules/planning/rules/proposal.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/rules/tour.h"
#include "modules/planning/service/chore.h"
#include "modules/planning/service/deferred.h"
#include "modules/planning/service/inputs.h"
#include "modules/planning/service/proposal.h"
#include "modules/planning/service/publish.h"
#include "modules/planning/store/plan.h"

namespace planning::service {
namespace {

using rules::DayPlan;

/// What was read for a plan in the making.
struct Desk {
  rules::Plan head;
  Basis basis;
  DayPlan plan;  ///< inputs, or the plan that is changed
  rules::Fleet fleet;
};

/// Empty when there is nothing to compute (any more).
std::optional<Desk> read_desk(Tx& tx, base::Region region, PlanWork const& work) {
  auto head = store::get_plan(tx, region, work.plan);
  if (!head || head.value().state != PlanState::computing) return {};
  Desk out{head.value(), basis_of(tx, region, head.value().service_date), {}, {}};
  if (!work.change) {
    out.plan = inputs_of(tx, region, out.head, out.basis);
    out.fleet = fleet_of(tx, region, out.plan, out.basis.stations, work.change);
    return out;
  }
  auto parent = store::get_plan(tx, region, out.head.parent);
  if (!parent) return {};
  out.plan = stored_plan(tx, region, std::move(parent).value(), out.basis);
  out.fleet = fleet_of(tx, region, out.plan, out.basis.stations, work.change);
  return out;
}

/// One piece of work: a plan, computed and stored.
class Computing {
 public:
  Computing(Deferred deferred, PlanWork const& work, base::Region region, platform::jobs::Progress& progress)
      : deferred_{std::move(deferred)}, work_{work}, region_{region}, progress_{progress} {}

  base::Json run() {
    std::optional<Desk> desk;
    deferred_.database.read([&](Tx& tx) { desk = read_desk(tx, region_, work_); });
    if (!desk) return {"{}"};
    auto const began = std::chrono::steady_clock::now();
    auto done = compute(*desk);
    if (stopped_) return {"{}"};
    if (!done) return fail(desk->head, done.refusal());
    auto plan = std::move(done).value();
    rules::number_blocks(plan, desk->fleet.ways, desk->basis.settings.turnaround_s);
    auto const took = std::chrono::steady_clock::now() - began;
    plan.figures.run_ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    return store(std::move(plan));
  }

 private:
  base::Result<DayPlan> compute(Desk& desk) {
    if (work_.change) {
      auto const state = desk.plan.head.state;
      if (state != PlanState::published && state != PlanState::waiting) return refusal::plan_is_outdated;
      desk.head.needs_approval = rules::needs_approval(desk.plan, *work_.change);
      is_for_the_day_ = state == PlanState::published && deferred_.hat.may("planning.publish");
      rules::ChangeContext const context{
          desk.basis.settings,        desk.basis.stations,
          desk.head.made_by,          time_of(desk.head.service_date, deferred_.clock()),
          TripId{desk.head.id.value}, &desk.fleet};
      auto after = TRY(rules::changed(std::move(desk.plan), *work_.change, context));
      auto const as_of = after.head.as_of;
      after.head = desk.head;
      after.head.as_of = as_of;
      return after;
    }
    rules::plan_day(desk.plan, desk.basis.settings, desk.basis.stations, desk.fleet,
                    {[this] { return step(0.25); }, [this](double share) { step(share); }});
    return std::move(desk.plan);
  }
  bool step(double share) {
    share_ = std::max(share_, share);
    stopped_ = stopped_ || !progress_.step(static_cast<std::int64_t>(share_ * 100), 100);
    return !stopped_;
  }

  /// A change of the day's plan is the day's plan at once, unless it needs approval or another one came in
  /// between.
  base::Json store(DayPlan plan) {
    auto const problem = run_deferred(deferred_, [&](Act& act) -> base::Outcome {
      auto fresh = plan;
      auto& head = fresh.head;
      head.state = PlanState::waiting;
      ++head.version;
      TRY(store::save_plan(act.tx, act.region, head));
      rules::name_tours(fresh, [&act] { return act.make_id<TripId>(); });
      store::insert_content(act.tx, act.region, fresh);
      if (is_for_the_day_ && !head.needs_approval) TRY(publish(act, fresh));
      if (head.needs_approval) ask_approval(act, head);
      act.record(events::kPlanChanged, "planning/plan/" + std::to_string(head.id.value), {}, head);
      return base::Done{};
    });
    if (problem.empty()) return {platform::json::render(plan.figures)};
    auto const is_outdated = problem.find("plan_is_outdated") != std::string::npos;
    if (is_outdated) return fail(plan.head, {&refusal::plan_is_outdated, {}, {}});
    return fail_with(plan.head, problem, problem);
  }
  base::Json fail(rules::Plan const& head, base::Refusal const& why) {
    auto const detail = [&why](char const* open, char const* close) {
      return why.detail.empty() ? std::string{} : open + why.detail + close;
    };
    return fail_with(head, why.kind->zh + detail("（", "）"), why.kind->en + detail(" (", ")"));
  }
  /// What the author wrote as reason stays.
  base::Json fail_with(rules::Plan head, std::string const& why, std::string const& why_en) {
    deferred_.name += "/failed";
    run_deferred(deferred_, [&](Act& act) -> base::Outcome {
      head.state = PlanState::failed;
      head.failure = why;
      head.failure_en = why_en;
      ++head.version;
      TRY(store::save_plan(act.tx, act.region, head));
      act.record(events::kPlanChanged, "planning/plan/" + std::to_string(head.id.value), {}, head);
      return base::Done{};
    });
    return {"{}"};
  }

  Deferred deferred_;
  PlanWork const& work_;
  base::Region region_;
  platform::jobs::Progress& progress_;
  double share_{};
  bool stopped_{}, is_for_the_day_{};
};

}  // namespace

platform::jobs::Worker plan_worker(std::function<base::Instant()> clock) {
  return {kPlanWork,
          [clock = std::move(clock)](platform::db::Database& database, platform::jobs::Job const& job,
                                     std::string const& payload, platform::auth::Hat const& hat,
                                     platform::jobs::Progress& progress) -> base::Json {
            PlanWork work;
            if (!platform::json::decode(payload, work).empty()) throw std::runtime_error{"unreadable work"};
            Deferred deferred{database, clock, hat, "planning.store_plan", job.id.value};
            return Computing{std::move(deferred), work, hat.region, progress}.run();
          }};
}

}  // namespace planning::service
