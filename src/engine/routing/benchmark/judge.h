// Judges the routes of a solution file by the rules of its instance, in the numbers and units of the files.
#pragma once
#include <optional>

#include "engine/routing/benchmark/instance.h"
#include "engine/routing/plan.h"

namespace routing::benchmark {

/// A solution as archives and solvers write it.
struct Solution {
  Routes routes;
  std::optional<double> cost;  ///< what its "Cost" line claims
};

/// Reads "Route 1 : 3 5 7" or "Route #1: 3 5 7" lines; what stands before the first is a heading, a "Cost" line may
/// follow. The depot may be written at a route's ends. Whether customers exist is for the judge.
/// @returns the solution, or the first fault
std::variant<Solution, Fault> read_solution(std::string_view text);

/// One broken rule.
struct Broken {
  Constraint rule{};
  int route{};      ///< from 1 as in the file; 0: of the whole plan
  int customer{};   ///< 0: of the whole route
  double amount{};  ///< by how much: units of time, of load, or vehicles; 0 where there is no measure
};

struct Verdict {
  std::vector<Broken> broken;
  std::vector<int> unserved;  ///< customers on no route
  int n_vehicles{};           ///< routes with a customer
  double distance{};
  bool holds() const { return broken.empty() && unserved.empty(); }
};

/// Names every broken rule. Whoever comes late after a late stop is named too, by the delay that is left. Times are
/// kept in ticks, rounded against the plan (`to_problem`): a delay that this rounding alone can explain, at most two
/// ticks a stop, counts as none.
Verdict judge(Instance const&, Routes const&, Convention);

}  // namespace routing::benchmark
