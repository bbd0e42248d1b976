// Made-up days with every rule that the kernel knows, drawn from a seed.
#pragma once
#include <memory>
#include <utility>
#include <vector>

#include "engine/routing/problem.h"
#include "engine/routing/random.h"

namespace testing_support {

using routing::kNever;
using routing::Matrix;
using routing::Objective;
using routing::Problem;
using routing::Random;
using routing::Vehicle;
using routing::Visit;
using routing::VisitKind;

/// A visit without trimmings.
inline Visit visit_at(int place, VisitKind kind = VisitKind::delivery, int weight_g = 1) {
  Visit visit;
  visit.place = place, visit.kind = kind, visit.load.weight_g = weight_g;
  return visit;
}

/// Places on a line, `step` ticks and metres apart.
inline Matrix line_of_places(int n, int step) {
  auto values = std::make_shared<std::vector<std::int32_t>>();
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) values->push_back((i > j ? i - j : j - i) * step);
  return {n, values, values};
}

/// An asymmetric matrix over a square of 60 minutes.
inline Matrix made_up_matrix(int n, Random& random) {
  std::vector<std::pair<int, int>> at;
  for (int i = 0; i < n; ++i) at.push_back({random.below(1800), random.below(1800)});
  auto distance = std::make_shared<std::vector<std::int32_t>>(),
       duration = std::make_shared<std::vector<std::int32_t>>();
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) {
      auto const apart = std::abs(at[i].first - at[j].first) + std::abs(at[i].second - at[j].second);
      distance->push_back(i == j ? 0 : apart * 10 + random.below(500));
      duration->push_back(i == j ? 0 : apart + random.below(120));
    }
  return {n, distance, duration};
}

inline Visit made_up_visit(int place, Random& random) {
  Visit visit;
  visit.place = place;
  visit.kind = random.below(4) ? VisitKind::delivery : VisitKind::collection;
  visit.load = {1000 + random.below(20'000), random.below(60), 1 + random.below(3)};
  visit.service = 60 + random.below(600);
  if (random.below(2))
    visit.from = random.below(20'000), visit.until = visit.from + 1800 + random.below(7200);
  if (random.below(4) == 0)
    visit.wanted_until = visit.from + random.below(5000), visit.late_cost = 1 + random.below(5);
  if (random.below(5) == 0 && visit.kind == VisitKind::delivery) visit.released = random.below(9000);
  if (random.below(6) == 0) visit.needs = 1u << random.below(3);
  if (random.below(4) == 0) visit.penalty = random.below(60'000);
  visit.priority = random.below(3);
  return visit;
}

inline Vehicle made_up_vehicle(Random& random, int n_places) {
  Vehicle vehicle;
  vehicle.start = random.below(3) ? 0 : random.below(n_places);
  vehicle.end = random.below(3) ? vehicle.start : random.below(n_places);
  vehicle.capacity = {60'000 + random.below(60'000), 300 + random.below(300), 10 + random.below(20)};
  vehicle.from = random.below(3600), vehicle.until = vehicle.from + 15'000 + random.below(15'000);
  if (random.below(3) == 0) vehicle.working = 9000 + random.below(9000);
  vehicle.trips = 1 + random.below(3), vehicle.reload = random.below(1200);
  vehicle.backhaul = random.below(3) == 0;
  vehicle.skills = static_cast<std::uint64_t>(random.below(8));
  vehicle.fixed = random.below(20'000), vehicle.per_distance = 1 + random.below(3),
  vehicle.per_time = random.below(3);
  if (random.below(3) == 0) vehicle.driving = {4000 + random.below(4000), 600 + random.below(1200), 12'000};
  if (random.below(3) == 0) vehicle.breaks.push_back({8000, 10'000 + random.below(3000), 1200});
  if (random.below(4) == 0) vehicle.breaks.push_back({11'000, 13'000 + random.below(5000), 900});
  return vehicle;
}

/// About a quarter of the visits are pairs; now and then a vehicle is on its way already.
inline Problem made_up_day(std::uint64_t seed, int n_visits) {
  Random random{seed};
  Problem problem;
  auto const n_places = n_visits / 2 + 3;
  problem.matrix = made_up_matrix(n_places, random);
  while (static_cast<int>(problem.visits.size()) < n_visits) {
    problem.visits.push_back(made_up_visit(random.below(n_places), random));
    if (random.below(8) || static_cast<int>(problem.visits.size()) == n_visits) continue;
    auto& pickup = problem.visits.back();
    pickup.kind = VisitKind::pickup, pickup.released = 0;
    auto drop = made_up_visit(random.below(n_places), random);
    drop.kind = VisitKind::dropoff, drop.released = 0, drop.needs = pickup.needs, drop.load = pickup.load;
    drop.penalty = pickup.penalty;
    pickup.mate = static_cast<int>(problem.visits.size()), drop.mate = pickup.mate - 1;
    problem.visits.push_back(drop);
  }
  auto const n_vehicles = 2 + n_visits / 10;
  for (int i = 0; i < n_vehicles; ++i) problem.vehicles.push_back(made_up_vehicle(random, n_places));
  problem.objective = random.below(4) ? Objective::cost : Objective::vehicles;
  return problem;
}

}  // namespace testing_support
