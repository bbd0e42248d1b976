// A plan made by hand, judged: what each of its assignments breaks. Written apart from the planner.
#pragma once
#include <vector>

#include "modules/planning/rules/assembly.h"
#include "modules/planning/rules/plan.h"

namespace planning::rules {

/// Where somebody would send a load of a plan. Neither trips nor van: it stays until tomorrow.
struct Assignment {
  std::int64_t load{-1};
  BagId bag;  ///< instead of the load
  std::vector<TripId> trips;
  VanId van;
};
DESCRIBE(Assignment, "Where somebody would send a load.",
         FIELD(load, "load of the plan").at_least(-1).or_default(),
         FIELD(bag, "or the bag that it is").or_default(),
         FIELD(trips, "trips in order; none: it stays").longest(3).or_default(),
         FIELD(van, "or this van service").or_default())

/// What is broken. The passengers' reserve counts what markets, kind of day and people ask for.
enum class FaultKind {
  load_unknown,
  load_twice,  ///< an earlier assignment has it; the later one is not judged
  trip_unknown,
  van_unknown,
  trip_cancelled,
  not_served,  ///< the trips do not lead there: no call, no loading or no unloading
  has_left,
  load_gone,
  cutoff,
  transfer,
  promise,
  hold_weight,
  hold_volume,
  hold_bags,
  reserve_weight,
  reserve_volume,
  reserve_bags,
  skill  ///< the vehicle has not all that the load needs
};
DESCRIBE_ENUM(FaultKind, "What an assignment breaks.", "load_unknown", "load_twice", "trip_unknown",
              "van_unknown", "trip_cancelled", "not_served", "has_left", "load_gone", "cutoff", "transfer",
              "promise", "hold_weight", "hold_volume", "hold_bags", "reserve_weight", "reserve_volume",
              "reserve_bags", "skill")

struct Fault {
  std::int64_t assignment{-1};  ///< position; −1: of a leg that several share
  FaultKind kind{};
  TripId trip;
  NodeId node;
  std::int64_t by{};  ///< seconds, grams, cm³ or bags too much, by kind
};
DESCRIBE(Fault, "What is broken, and by how much.",
         FIELD(assignment, "position of the assignment; −1: several"), FIELD(kind, "what"),
         FIELD(trip, "trip"), FIELD(node, "where, or from where on"),
         FIELD(by, "too much by: s of times, g, cm³, bags of holds"))

/// Loads without an assignment go as in the plan.
/// @param now  of the plan's day
std::vector<Fault> faults_of(DayPlan, std::vector<Assignment> const&, StationRules const&,
                             base::ServiceTime now);

/// The plan sends the load there already.
bool is_as_planned(LoadOfPlan const&, Assignment const&);

struct FaultWords {
  char const *zh, *en;
};
FaultWords words_of(FaultKind);

}  // namespace planning::rules
