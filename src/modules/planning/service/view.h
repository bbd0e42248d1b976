// Reading plans: lists, one plan with its trips, its loads and refusals, moves, ways of a load, comparison.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/service/proposal.h"
#include "platform/command/act.h"

namespace planning::service {

/// A plan with its figures and, while it is computed, how far that is.
struct PlanView {
  rules::Plan plan;
  rules::Figures figures;
  std::int64_t done{}, total{};
  std::string made_by_name, published_by_name;
};
DESCRIBE(PlanView, "A plan with its figures.", FIELD(plan, "the plan"), FIELD(figures, "its figures"),
         FIELD(done, "computed, of `total`"), FIELD(total, "0: not computing"),
         FIELD(made_by_name, "who made it"), FIELD(published_by_name, "who published it"))
struct AskPlans {
  base::ServiceDate service_date;
  std::string state;
  PlanId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskPlans, "Which plans.", FIELD(service_date, "operating day").or_default(),
         FIELD(state, "life").longest(20).or_default(), FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct PlanList {
  std::vector<PlanView> items;
  std::optional<PlanId> next;
};
DESCRIBE(PlanList, "Plans, newest first.", FIELD(items, "plans"), FIELD(next, "cursor of the next page"))
base::Result<PlanList> list_plans(Look&, AskPlans const&);
/// @errors plan_unknown, out_of_reach
base::Result<PlanView> get_plan(Look&, OnePlan const&);

/// The published plan of a day. @errors plan_unknown, out_of_reach
struct AskDay {
  base::ServiceDate service_date;
};
DESCRIBE(AskDay, "Which day.", FIELD(service_date, "operating day; today if absent").or_default())
base::Result<PlanView> get_published(Look&, AskDay const&);

struct ComparePlans {
  std::vector<PlanId> plans;
};
DESCRIBE(ComparePlans, "Plans side by side.", FIELD(plans, "plans").shortest(1).longest(6))
struct Comparison {
  std::vector<PlanView> items;
};
DESCRIBE(Comparison, "Plans side by side.", FIELD(items, "in the order asked for"))
base::Result<Comparison> compare_plans(Look&, ComparePlans const&);

/// A trip with its legs: room, passengers, what rides.
struct TripView {
  rules::PlanTrip trip;
  std::vector<rules::PlanCall> calls;
  std::int64_t peak_weight_permille{},
      peak_volume_permille{};  ///< of what passengers leave, on the fullest leg
};
DESCRIBE(TripView, "A trip of a plan.", FIELD(trip, "the trip"),
         FIELD(calls, "calls and the legs after them"),
         FIELD(peak_weight_permille, "room used by mass on the fullest leg, ‰"),
         FIELD(peak_volume_permille, "room used by volume on the fullest leg, ‰"))
struct PlanBoard {
  PlanView plan;
  std::vector<TripView> trips;
};
DESCRIBE(PlanBoard, "The plan board.", FIELD(plan, "the plan"), FIELD(trips, "trips by departure"))
/// @errors plan_unknown, out_of_reach
base::Result<PlanBoard> view_board(Look&, OnePlan const&);

/// A load with words for its reason.
struct LoadView {
  rules::Load load;
  std::vector<rules::LoadRide> rides;
  std::string origin_name, destination_name, moved_by_name, why_zh, why_en, do_zh, do_en;
};
DESCRIBE(LoadView, "A load with its rides.", FIELD(load, "the load"), FIELD(rides, "its rides"),
         FIELD(origin_name, "from"), FIELD(destination_name, "for"),
         FIELD(moved_by_name, "who placed it by hand"), FIELD(why_zh, "reason, Chinese"),
         FIELD(why_en, "reason, English"), FIELD(do_zh, "remedy, Chinese"), FIELD(do_en, "remedy, English"))
struct AskLoads {
  PlanId plan;
  std::string reason, source, way;
  NodeId origin, destination;
  TripId trip;
  bool staying{}, late{}, by_hand{};
  std::int64_t cursor{-1};
  std::int64_t limit{100};
};
DESCRIBE(AskLoads, "Which loads.", FIELD(plan, "plan"),
         FIELD(reason, "why not its best way").longest(30).or_default(),
         FIELD(source, "known from").longest(20).or_default(),
         FIELD(way, "how it goes").longest(20).or_default(), FIELD(origin, "from").or_default(),
         FIELD(destination, "for").or_default(),
         FIELD(trip, "all riders of a trip; other filters do not count then").or_default(),
         FIELD(staying, "those that stay, the refusals").or_default(),
         FIELD(late, "those behind their promise").or_default(),
         FIELD(by_hand, "those that were placed by hand").or_default(),
         FIELD(cursor, "after this order").at_least(-1).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct LoadList {
  std::vector<LoadView> items;
  std::optional<std::int64_t> next;
  std::int64_t total{};
};
DESCRIBE(LoadList, "Loads, in order.", FIELD(items, "loads"), FIELD(next, "cursor of the next page"),
         FIELD(total, "all that the filters let through"))
/// @errors plan_unknown, out_of_reach
base::Result<LoadList> list_loads(Look&, AskLoads const&);

struct AskMoves {
  PlanId plan;
  std::int64_t limit{200};
};
DESCRIBE(AskMoves, "What moved.", FIELD(plan, "plan"),
         FIELD(limit, "at most").at_least(1).at_most(5000).or_default())
struct MoveList {
  PlanId parent;
  rules::ChangeKind change{};
  std::string reason;
  std::int64_t n{};
  std::vector<LoadMove> items;
};
DESCRIBE(MoveList, "A plan as a difference.", FIELD(parent, "the plan before"),
         FIELD(change, "what was changed"), FIELD(reason, "why"), FIELD(n, "loads that go another way"),
         FIELD(items, "the first of them"))
/// Empty for a plan that follows none. @errors plan_unknown, out_of_reach
base::Result<MoveList> list_moves(Look&, AskMoves const&);

struct AskChoices {
  PlanId plan;
  std::int64_t load{};
};
DESCRIBE(AskChoices, "The ways of a load.", FIELD(plan, "plan"), FIELD(load, "load").at_least(0))
struct ChoiceView {
  LoadWay way{};
  VanId van;
  std::vector<rules::LoadRide> rides;
  base::ServiceTime departs, arrives;
  bool in_time{}, fits{}, is_now{};
  base::Money more_li;
  std::int64_t late_minutes{};
};
DESCRIBE(ChoiceView, "A way that a load could take.", FIELD(way, "how"), FIELD(van, "van"),
         FIELD(rides, "rides"), FIELD(departs, "leaves"), FIELD(arrives, "arrives"),
         FIELD(in_time, "its cut-off is kept"), FIELD(fits, "there is room"),
         FIELD(is_now, "it goes this way now"), FIELD(more_li, "weighted cost beyond that of now, 厘"),
         FIELD(late_minutes, "behind the promise"))
struct ChoiceList {
  std::vector<ChoiceView> items;
};
DESCRIBE(ChoiceList, "Ways of a load.", FIELD(items, "by arrival"))
/// @errors plan_unknown, load_unknown, out_of_reach
base::Result<ChoiceList> list_choices(Look&, AskChoices const&);
struct AskGroupChoices {
  PlanId plan;
  std::vector<std::int64_t> loads;
};
DESCRIBE(AskGroupChoices, "The ways that several loads have in common.", FIELD(plan, "plan"),
         FIELD(loads, "loads").shortest(1).longest(200))
/// @errors plan_unknown, load_unknown, group_malformed, out_of_reach
base::Result<ChoiceList> list_group_choices(Look&, AskGroupChoices const&);

}  // namespace planning::service
