// The engine's check, asked about the routes of a file.
#include "engine/routing/benchmark/judge.h"

#include <algorithm>

#include "engine/routing/check.h"

namespace routing::benchmark {
namespace {

bool is_time(Constraint rule) {
  return rule == Constraint::window || rule == Constraint::shift || rule == Constraint::released;
}

/// The file's routes as a plan; what the engine cannot follow, because it is not in the instance, is told and left
/// out.
Plan plan_of(Instance const& instance, Routes const& routes, Ticks leaves, Verdict& verdict) {
  Plan plan;
  for (int r = 0; r < static_cast<int>(routes.size()); ++r) {
    Route route{.vehicle = r, .leaves = leaves, .returns = leaves, .steps = {}};
    for (auto const customer : routes[static_cast<std::size_t>(r)]) {
      if (customer < 1 || customer >= static_cast<int>(instance.customers.size()))
        verdict.broken.push_back({Constraint::place, r + 1, customer});
      else
        route.steps.push_back({.kind = StepKind::visit, .index = customer - 1});
    }
    plan.routes.push_back(std::move(route));
  }
  return plan;
}

/// The longest delay that rounding to ticks makes: of each leg, each service and the window, up to one tick.
std::int64_t rounding_of(Convention convention, Route const& route) {
  return convention == Convention::exact ? 2 * (static_cast<std::int64_t>(route.steps.size()) + 1) : 0;
}

}  // namespace

Verdict judge(Instance const& instance, Routes const& routes, Convention convention) {
  auto scaled = to_problem(instance, convention, Objective::cost);
  auto& vehicles = scaled.problem.vehicles;
  Verdict out;
  auto const plan = plan_of(instance, routes, vehicles[0].from, out);
  auto const n_out = std::ranges::count_if(plan.routes, [](auto const& route) { return !route.steps.empty(); });
  auto const fleet = static_cast<std::ptrdiff_t>(vehicles.size());
  if (n_out > fleet) out.broken.push_back({Constraint::vehicles, 0, 0, static_cast<double>(n_out - fleet)});
  vehicles.resize(std::max(vehicles.size(), routes.size()), Vehicle{vehicles[0]});
  auto const judgement = check(scaled.problem, plan);
  for (auto const& breach : judgement.breaches) {
    auto const timed = is_time(breach.rule);
    if (timed && breach.amount <= rounding_of(convention, plan.routes[static_cast<std::size_t>(breach.vehicle)]))
      continue;
    auto const amount = static_cast<double>(breach.amount) / (timed ? scaled.ticks_per_unit : 1);
    out.broken.push_back({breach.rule, breach.vehicle + 1, breach.visit + 1, amount});
  }
  for (auto const visit : judgement.missing) out.unserved.push_back(visit + 1);
  out.n_vehicles = judgement.n_vehicles;
  Routes known;
  for (auto const& route : plan.routes) {
    auto& customers = known.emplace_back();
    for (auto const& step : route.steps) customers.push_back(step.index + 1);
  }
  out.distance = length(instance, known, convention);
  std::ranges::stable_sort(out.broken, {}, &Broken::route);
  return out;
}

}  // namespace routing::benchmark
