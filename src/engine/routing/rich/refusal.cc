// Looks for the cheapest insertion without regard to the rules, then for the first rule that it breaks.
#include "engine/routing/rich/refusal.h"

#include <limits>

namespace routing::rich {
namespace {

/// An insertion and what driving it adds.
struct Try {
  Cost added{std::numeric_limits<Cost>::max()};
  int vehicle{-1};
  std::vector<int> visits;
};

Cost driven(Problem const& problem, Vehicle const& vehicle, std::vector<int> const& visits) {
  if (visits.empty()) return 0;
  std::int64_t distance = 0;
  auto at = vehicle.start;
  for (auto const visit : visits) {
    distance += problem.matrix.distance_of(at, problem.visits[visit].place);
    at = problem.visits[visit].place;
  }
  distance += problem.matrix.distance_of(at, vehicle.end);
  return distance * vehicle.per_distance + vehicle.fixed;
}

void consider(Problem const& problem, int vehicle, Cost before, std::vector<int> visits, Try& best) {
  auto const added = driven(problem, problem.vehicles[vehicle], visits) - before;
  if (added < best.added) best = {added, vehicle, std::move(visits)};
}

void try_vehicle(Problem const& problem, std::vector<int> const& visits, int vehicle, int visit, Try& best) {
  auto const before = driven(problem, problem.vehicles[vehicle], visits);
  auto const mate = problem.visits[visit].kind == VisitKind::pickup ? problem.visits[visit].mate : -1;
  for (auto at = problem.vehicles[vehicle].locked.size(); at <= visits.size(); ++at) {
    auto with = visits;
    with.insert(with.begin() + static_cast<std::ptrdiff_t>(at), visit);
    if (mate < 0) {
      consider(problem, vehicle, before, std::move(with), best);
      continue;
    }
    for (auto drop = at + 1; drop <= with.size(); ++drop) {
      auto both = with;
      both.insert(both.begin() + static_cast<std::ptrdiff_t>(drop), mate);
      consider(problem, vehicle, before, std::move(both), best);
    }
  }
}

}  // namespace

Unserved explain(Problem const& problem, Shifts const& shifts, int visit, Scheduler& scheduler) {
  Try best;
  for (int vehicle = 0; vehicle < static_cast<int>(shifts.size()); ++vehicle)
    if ((problem.visits[visit].needs & ~problem.vehicles[vehicle].skills) == 0)
      try_vehicle(problem, shifts[vehicle], vehicle, visit, best);
  if (best.vehicle < 0) return {visit, Constraint::skills, -1};
  auto const timing = scheduler.time(best.vehicle, best.visits);
  if (!timing.holds()) return {visit, timing.broken, best.vehicle};
  return {visit, Constraint::price, best.vehicle};
}

}  // namespace routing::rich
