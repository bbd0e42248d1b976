// Rows of plans with their figures, trips and loads.
#pragma once
#include <optional>
#include <set>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/plan.h"
#include "platform/db/database.h"

namespace planning::store {

using platform::db::Tx;

void insert_plan(Tx&, base::Region, rules::Plan const&);
/// @errors changed_meanwhile
base::Outcome save_plan(Tx&, base::Region, rules::Plan const&);
/// @errors plan_unknown
base::Result<rules::Plan> get_plan(Tx&, base::Region, PlanId);
/// The plan that a day runs by.
std::optional<rules::Plan> find_published(Tx&, base::Region, base::ServiceDate);

struct PlanFilter {
  base::ServiceDate service_date;
  std::string state;
  PlanId after;
  std::int64_t limit{50};
};
/// Newest first.
std::vector<rules::Plan> list_plans(Tx&, base::Region, PlanFilter const&);

/// All zero when there are none yet.
rules::Figures get_figures(Tx&, base::Region, PlanId);

/// Stores figures, trips and loads of a plan whose head is there.
void insert_content(Tx&, base::Region, rules::DayPlan const&);
/// Writes what came into a plan: loads from `first` on, amounts of those before, what its legs carry, and
/// figures.
void save_intake(Tx&, base::Region, rules::DayPlan const& before, rules::DayPlan const& after);
/// Bound and gap of a plan that had none.
void save_proof(Tx&, base::Region, PlanId, rules::Figures const&);
/// Bags that are loads of a plan.
std::set<BagId> list_planned_bags(Tx&, base::Region, PlanId);
/// Takes away trips and loads, but not head and figures.
void erase_content(Tx&, base::Region, PlanId);
/// A plan of an earlier day that was not the day's and still has trips.
std::optional<PlanId> find_forgettable(Tx&, base::Region, base::ServiceDate before);
/// Figures, trips and loads of the head. @cost two rows a load and ten a trip
rules::DayPlan read_content(Tx&, base::Region, rules::Plan);
/// Its loads without their rides.
std::vector<rules::Load> list_all_loads(Tx&, base::Region, PlanId);
std::vector<rules::TripOfPlan> list_trips(Tx&, base::Region, PlanId);

struct LoadFilter {
  PlanId plan;
  std::string reason, source, way;
  NodeId origin, destination;
  bool staying{}, late{}, moved_by_hand{};
  std::int64_t after{-1};
  std::int64_t limit{100};
};
/// By order; with their rides. Those whose items all went into bags are left out.
std::vector<rules::LoadOfPlan> list_loads(Tx&, base::Region, LoadFilter const&);
/// All that the filter lets through, wherever the page begins.
std::int64_t count_loads(Tx&, base::Region, LoadFilter const&);
std::optional<rules::Load> find_load(Tx&, base::Region, PlanId, std::int64_t seq);
/// Loads that ride a trip, in order.
std::vector<rules::LoadOfPlan> list_riders(Tx&, base::Region, PlanId, TripId);

}  // namespace planning::store
