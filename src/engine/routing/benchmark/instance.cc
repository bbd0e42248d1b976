// From an instance to a problem in whole ticks, and from routes back to text.
#include "engine/routing/benchmark/instance.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace routing::benchmark {
namespace {

constexpr double kTicksMost = 4e8;  // leaves room for sums below 2^31
constexpr double kGuard = 1e-6;     // of a tick: what a product of doubles may be off

/// How many ticks make a unit: exact distances get as many digits as fit.
double ticks_of(Instance const& instance, Convention convention) {
  if (convention == Convention::tenths) return 10;
  if (convention == Convention::whole) return 1;
  auto longest = 1.0;
  for (auto const& customer : instance.customers)
    longest = std::max({longest, customer.ready, customer.due < kUnbounded ? customer.due : 0, customer.service,
                        std::abs(customer.x) * 4, std::abs(customer.y) * 4});
  for (auto const distance : instance.distances) longest = std::max(longest, distance);
  auto ticks = 1e5;
  while (ticks > 1 && longest * ticks > kTicksMost) ticks /= 10;
  return ticks;
}

/// Durations are rounded up and windows inwards, so that a plan in ticks is a plan in units.
Ticks up(double value, double ticks) { return static_cast<Ticks>(std::ceil(value * ticks - kGuard)); }
Ticks down(double value, double ticks) { return static_cast<Ticks>(std::floor(value * ticks + kGuard)); }

Matrix matrix_of(Instance const& instance, Convention convention, double ticks) {
  auto const n = static_cast<int>(instance.customers.size());
  auto values = std::make_shared<std::vector<std::int32_t>>(static_cast<std::size_t>(n) * n);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j)
      (*values)[static_cast<std::size_t>(i) * n + j] =
          i == j ? 0 : up(instance.distance(i, j, convention), ticks);
  return {n, values, values};
}

Visit visit_of(Instance const& instance, int number, double ticks) {
  auto const& customer = instance.customers[number];
  Visit visit;
  visit.place = number;
  visit.load.weight_g = std::abs(customer.demand);
  visit.service = up(customer.service, ticks);
  visit.from = up(customer.ready, ticks);
  if (customer.due < kUnbounded) visit.until = down(customer.due, ticks);
  if (instance.family == Family::pdptw) {
    visit.kind = customer.is_dropoff ? VisitKind::dropoff : VisitKind::pickup;
    visit.mate = customer.mate - 1;
  }
  return visit;
}

}  // namespace

double Instance::distance(int from, int to, Convention convention) const {
  auto const exact =
      distances.empty()
          ? std::sqrt((customers[from].x - customers[to].x) * (customers[from].x - customers[to].x) +
                      (customers[from].y - customers[to].y) * (customers[from].y - customers[to].y))
          : distances[static_cast<std::size_t>(from) * customers.size() + to];
  switch (convention) {
    case Convention::exact:
      return exact;
    case Convention::tenths:
      return std::floor(10 * exact + 1e-9) / 10;
    case Convention::whole:
      return std::floor(exact + 0.5);
  }
  return exact;
}

Scaled to_problem(Instance const& instance, Convention convention, Objective objective) {
  Scaled out;
  auto const ticks = out.ticks_per_unit = ticks_of(instance, convention);
  out.problem.objective = objective;
  out.problem.matrix = matrix_of(instance, convention, ticks);
  for (int i = 1; i < static_cast<int>(instance.customers.size()); ++i)
    out.problem.visits.push_back(visit_of(instance, i, ticks));
  Vehicle vehicle;
  vehicle.capacity.weight_g = instance.capacity;
  vehicle.from = up(instance.customers[0].ready, ticks);
  if (instance.customers[0].due < kUnbounded) vehicle.until = down(instance.customers[0].due, ticks);
  auto const fleet = instance.fleet ? instance.fleet : static_cast<int>(out.problem.visits.size());
  out.problem.vehicles.assign(std::max(1, fleet), vehicle);
  return out;
}

double length(Instance const& instance, Routes const& routes, Convention convention) {
  double sum = 0;
  for (auto const& route : routes) {
    auto before = 0;
    for (auto const customer : route)
      sum += instance.distance(before, customer, convention), before = customer;
    sum += instance.distance(before, 0, convention);
  }
  return sum;
}

std::string render(Routes const& routes, double cost) {
  std::string out;
  for (std::size_t r = 0; r < routes.size(); ++r) {
    out += "Route " + std::to_string(r + 1) + " :";
    for (auto const customer : routes[r]) out += " " + std::to_string(customer);
    out += "\n";
  }
  char text[64];
  std::snprintf(text, sizeof text, "Cost %.4f\n", cost);
  return out + text;
}

}  // namespace routing::benchmark
