// Chooses the kernel, runs the search, and writes the plan down with its times and refusals.
#include "engine/routing/solve.h"

#include <algorithm>

#include "engine/routing/plain/kernel.h"
#include "engine/routing/rich/kernel.h"
#include "engine/routing/rich/refusal.h"
#include "engine/routing/search/solver.h"

namespace routing {
namespace {

using search::Data;
using search::Solution;

template <typename Kernel>
Solution run(Problem const& problem, Data const& data, Effort const& effort, Budget const& budget,
             Solution const& first) {
  return search::Solver<Kernel>{problem, data, std::max(1, effort.threads), effort.seed, budget}.run(first);
}

/// Locked visits stand where they are; all else is still to be inserted.
Solution first_of(Problem const& problem, Data const& data) {
  Solution first;
  std::vector<char> is_locked(data.n_nodes);
  for (auto const& vehicle : problem.vehicles) {
    auto& route = first.routes.emplace_back();
    for (auto const visit : vehicle.locked) {
      route.push_back(static_cast<search::Node>(visit + 1));
      is_locked[visit + 1] = 1;
    }
  }
  for (auto const node : data.requests) {
    auto const mate = data.mate[node];
    if (!is_locked[node])
      first.absent.push_back(node);
    else if (mate && !is_locked[mate])
      first.absent.push_back(mate);
  }
  return first;
}

/// With the fewest vehicles wanted, one more costs more than all driving.
Problem with_dear_vehicles(Problem problem) {
  Cost dear = 1;
  auto const longest = *std::max_element(problem.matrix.distance->begin(), problem.matrix.distance->end());
  for (auto const& vehicle : problem.vehicles)
    dear = std::max(
        dear, vehicle.fixed + longest * vehicle.per_distance * static_cast<Cost>(problem.visits.size()));
  for (auto& vehicle : problem.vehicles) vehicle.fixed += dear;
  return problem;
}

Solution search_for(Problem const& problem, Effort const& effort, Budget const& budget) {
  Data const data{problem};
  if (!search::is_plain(problem)) {
    auto const first = first_of(problem, data);
    if (problem.objective == Objective::cost) return run<rich::Kernel>(problem, data, effort, budget, first);
    return run<rich::Kernel>(with_dear_vehicles(problem), data, effort, budget, first);
  }
  Solution const first{{}, data.requests, 0};
  if (data.paired) return run<plain::Kernel<true, true>>(problem, data, effort, budget, first);
  if (data.timed) return run<plain::Kernel<true, false>>(problem, data, effort, budget, first);
  return run<plain::Kernel<false, false>>(problem, data, effort, budget, first);
}

Plan write_down(Problem const& problem, Solution const& solution) {
  Plan plan;
  rich::Scheduler scheduler{problem};
  rich::Shifts shifts(problem.vehicles.size());
  for (std::size_t vehicle = 0; vehicle < solution.routes.size(); ++vehicle) {
    for (auto const node : solution.routes[vehicle]) shifts[vehicle].push_back(node - 1);
    if (shifts[vehicle].empty()) continue;
    plan.cost += scheduler.time(static_cast<int>(vehicle), shifts[vehicle]).cost;
    plan.routes.push_back(scheduler.write_down(static_cast<int>(vehicle), shifts[vehicle]));
  }
  for (auto const node : solution.absent) {
    auto const visit = node - 1;
    plan.unserved.push_back(rich::explain(problem, shifts, visit, scheduler));
    plan.cost += std::max<Cost>(0, problem.visits[visit].penalty);
    auto const mate = problem.visits[visit].kind == VisitKind::pickup ? problem.visits[visit].mate : -1;
    if (mate < 0) continue;
    plan.unserved.push_back({mate, plan.unserved.back().binding, plan.unserved.back().vehicle});
  }
  return plan;
}

}  // namespace

Plan solve(Problem const& problem, Effort const& effort, Budget const& budget) {
  if (problem.visits.empty() || problem.vehicles.empty()) {
    Plan nothing;
    for (int visit = 0; visit < static_cast<int>(problem.visits.size()); ++visit)
      nothing.unserved.push_back({visit, Constraint::vehicles, -1});
    return nothing;
  }
  return write_down(problem, search_for(problem, effort, budget));
}

}  // namespace routing
