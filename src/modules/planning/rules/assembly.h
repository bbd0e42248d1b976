// A day plan as the engine's problem, and the engine's plan written back.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/loading/planner.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"

namespace planning::rules {

/// How mail changes trips at a node.
struct StationRule {
  base::Seconds cutoff_s, handling_s;
  bool transfers{};  ///< village points are where mail begins and ends
  NodeId parent;     ///< station above it; 0 at the centre
  std::string name;
};
using StationRules = std::map<NodeId, StationRule>;

/// Gives nodes of the plan that have no rule (closed since) one by which nothing changes trips there.
void cover(StationRules&, DayPlan const&);

/// Positions of the engine for the keys of a plan. The plan outlives it.
class Assembly {
 public:
  /// @pre a trip of the plan has at least two calls, and every node has a rule
  Assembly(DayPlan const&, Settings const&, StationRules const&);

  loading::Problem problem() const;
  /// Position of a trip. @pre the plan has it
  loading::TripIndex trip_of(TripId id) const { return trips_.at(id); }
  bool has_trip(TripId id) const { return trips_.contains(id); }
  NodeId node_of(loading::StationIndex s) const { return nodes_[static_cast<std::size_t>(s)]; }
  /// @pre the node has a rule
  loading::StationIndex station_of(NodeId id) const { return stations_.at(id); }

 private:
  timetable::Day day() const;
  loading::Bag bag_of(Load const&) const;

  DayPlan const& plan_;
  Settings const& settings_;
  StationRules const& rules_;
  std::vector<NodeId> nodes_;
  std::map<NodeId, loading::StationIndex> stations_;
  std::map<TripId, loading::TripIndex> trips_;
};

/// Takes each load onto the way that the plan has for it; one whose way is not offered any more stays. What
/// was placed by hand, and what is no mail any more, is left alone from then on.
void resume(loading::Planner&, DayPlan const&, Assembly const&);

/// What passengers leave of the holds takes the load beside what is loaded already; the safety share may be
/// used.
bool is_beside_passengers(DayPlan const&, loading::Way const&, Load const&);

/// Before a day is planned anew: what was placed by hand goes there again where it still leaves, in time, and
/// passengers leave room. The other moves are lost, which `write_back` writes down.
void hold_moves(loading::Planner&, DayPlan&, Assembly const&);

/// Writes times, loads by leg, ways and reasons of the planner into the plan.
void write_back(loading::Planner const&, Assembly const&, DayPlan&);

/// The way of a load with its rides, as the plan tells it.
LoadOfPlan with_way(Load, loading::Way const&, loading::Planner const&, Assembly const&, DayPlan const&);

}  // namespace planning::rules
