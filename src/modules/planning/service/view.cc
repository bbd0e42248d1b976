// Plans as people read them.
#include "modules/planning/service/view.h"

#include <algorithm>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/rules/remedy.h"
#include "modules/planning/rules/room.h"
#include "modules/planning/service/inputs.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/plan.h"

namespace planning::service {
namespace {

using platform::jobs::JobState;

/// Work that ended without a plan has failed, whatever the head says.
PlanView view_of(Look& look, rules::Plan plan, Names& names) {
  PlanView v{std::move(plan)};
  v.figures = store::get_figures(look.tx, look.region, v.plan.id);
  v.made_by_name = names.of(v.plan.made_by);
  v.published_by_name = names.of(v.plan.published_by);
  if (v.plan.state != PlanState::computing) return v;
  auto const job = platform::jobs::find(look.tx, look.region, JobId{v.plan.id.value});
  if (!job) return v;
  v.done = job->done;
  v.total = std::max<std::int64_t>(job->total, 1);
  if (job->state == JobState::failed || job->state == JobState::cancelled) {
    v.plan.state = PlanState::failed;
    v.plan.failure = v.plan.failure_en = job->note;
  }
  return v;
}

base::Result<rules::Plan> head_of(Look& look, PlanId id) {
  TRY(check_whole_county(look.hat));
  return store::get_plan(look.tx, look.region, id);
}

std::int64_t permille(std::int64_t part, std::int64_t whole) { return whole > 0 ? part * 1000 / whole : 0; }

TripView view_of(rules::TripOfPlan t) {
  TripView v{std::move(t.trip), std::move(t.calls)};
  auto const room = rules::beside_passengers(v.trip);
  for (auto const& c : v.calls) {
    auto const weight = permille((c.loaded_g + c.taken_g).value, room.weight_g.value);
    auto const volume = permille((c.loaded_cm3 + c.taken_cm3).value, room.volume_cm3.value);
    v.peak_weight_permille = std::max(v.peak_weight_permille, weight);
    v.peak_volume_permille = std::max(v.peak_volume_permille, volume);
  }
  return v;
}

LoadView view_of(rules::LoadOfPlan l, Names& names) {
  auto const words = rules::remedy_of(l.load.reason);
  LoadView v{std::move(l.load), std::move(l.rides)};
  v.origin_name = names.of(v.load.origin);
  v.destination_name = names.of(v.load.destination);
  v.moved_by_name = names.of(v.load.moved_by);
  v.why_zh = words.why_zh;
  v.why_en = words.why_en;
  v.do_zh = words.do_zh;
  v.do_en = words.do_en;
  return v;
}

ChoiceView view_of(rules::Choice c) {
  auto const& l = c.load.load;
  return {l.way,    l.van,     std::move(c.load.rides), l.departs, l.arrives, c.in_time, c.fits,
          c.is_now, c.more_li, c.late_minutes};
}

}  // namespace

base::Result<PlanList> list_plans(Look& look, AskPlans const& ask) {
  TRY(check_whole_county(look.hat));
  Names names{look.tx, look.region};
  PlanList out;
  for (auto& p :
       store::list_plans(look.tx, look.region, {ask.service_date, ask.state, ask.cursor, ask.limit}))
    out.items.push_back(view_of(look, std::move(p), names));
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().plan.id;
  return out;
}

base::Result<PlanView> get_plan(Look& look, OnePlan const& ask) {
  Names names{look.tx, look.region};
  return view_of(look, TRY(head_of(look, ask.plan)), names);
}

base::Result<PlanView> get_published(Look& look, AskDay const& ask) {
  TRY(check_whole_county(look.hat));
  auto const day = ask.service_date.yyyymmdd ? ask.service_date : base::service_date_of(look.now);
  auto plan = store::find_published(look.tx, look.region, day);
  if (!plan) return refusal::plan_unknown;
  Names names{look.tx, look.region};
  return view_of(look, *std::move(plan), names);
}

base::Result<Comparison> compare_plans(Look& look, ComparePlans const& ask) {
  Names names{look.tx, look.region};
  Comparison out;
  for (auto const id : ask.plans) out.items.push_back(view_of(look, TRY(head_of(look, id)), names));
  return out;
}

base::Result<PlanBoard> view_board(Look& look, OnePlan const& ask) {
  PlanBoard out{TRY(get_plan(look, ask)), {}};
  for (auto& t : store::list_trips(look.tx, look.region, ask.plan))
    out.trips.push_back(view_of(std::move(t)));
  std::ranges::stable_sort(out.trips, {}, [](TripView const& t) { return t.calls.front().departs; });
  return out;
}

base::Result<LoadList> list_loads(Look& look, AskLoads const& ask) {
  TRY(head_of(look, ask.plan));
  Names names{look.tx, look.region};
  store::LoadFilter const filter{ask.plan,    ask.reason,      ask.source,  ask.way,
                                 ask.origin,  ask.destination, ask.staying, ask.late,
                                 ask.by_hand, ask.cursor,      ask.limit};
  auto loads = ask.trip ? store::list_riders(look.tx, look.region, ask.plan, ask.trip)
                        : store::list_loads(look.tx, look.region, filter);
  LoadList out;
  for (auto& l : loads) out.items.push_back(view_of(std::move(l), names));
  if (!ask.trip && std::ssize(out.items) == ask.limit) out.next = out.items.back().load.seq;
  out.total = ask.trip ? std::ssize(out.items) : store::count_loads(look.tx, look.region, filter);
  return out;
}

base::Result<MoveList> list_moves(Look& look, AskMoves const& ask) {
  auto head = TRY(head_of(look, ask.plan));
  MoveList out{head.parent, head.change, head.reason, 0, {}};
  if (!head.parent) return out;
  auto parent = TRY(store::get_plan(look.tx, look.region, head.parent));
  auto const before = store::read_content(look.tx, look.region, std::move(parent));
  auto const after = store::read_content(look.tx, look.region, std::move(head));
  auto moves = moves_of(before, after, static_cast<std::size_t>(ask.limit));
  out.n = moves.n;
  out.items = std::move(moves.first);
  return out;
}

namespace {

/// The ways of one load, or of several together.
template <typename Of>
base::Result<ChoiceList> choices_in(Look& look, PlanId id, Of ways_of) {
  auto head = TRY(head_of(look, id));
  auto basis = basis_of(look.tx, look.region, head.service_date);
  auto const now = time_of(head.service_date, look.now);
  auto const plan = stored_plan(look.tx, look.region, std::move(head), basis);
  rules::ChangeContext const context{basis.settings, basis.stations, look.hat.person, now, {}};
  ChoiceList out;
  for (auto& c : TRY(ways_of(plan, context))) out.items.push_back(view_of(std::move(c)));
  return out;
}

}  // namespace

base::Result<ChoiceList> list_choices(Look& look, AskChoices const& ask) {
  return choices_in(look, ask.plan, [&](rules::DayPlan const& plan, rules::ChangeContext const& context) {
    return rules::choices(plan, ask.load, context);
  });
}

base::Result<ChoiceList> list_group_choices(Look& look, AskGroupChoices const& ask) {
  return choices_in(look, ask.plan, [&](rules::DayPlan const& plan, rules::ChangeContext const& context) {
    return rules::choices_of_group(plan, ask.loads, context);
  });
}

}  // namespace planning::service
