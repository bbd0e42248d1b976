// Plans hold by the word of the independent check, are repeatable, and say why a visit is left out.
#include "engine/routing/solve.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/routing/check.h"
#include "testing/routing_day.h"

namespace routing {
namespace {

using testing_support::line_of_places;
using testing_support::made_up_day;
using testing_support::made_up_matrix;
using testing_support::visit_at;

Budget steps(std::uint64_t n) { return {.steps = n}; }

std::string describe(Breach const& breach) {
  return std::string{base::to_name(breach.rule)} + " vehicle " + std::to_string(breach.vehicle) + " visit " +
         std::to_string(breach.visit) + " by " + std::to_string(breach.amount);
}

/// The check finds nothing, agrees on the cost, and every visit is either served or refused once.
void expect_holds(Problem const& problem, Plan const& plan) {
  ASSERT_EQ(find_nonsense(problem), "");
  auto const judgement = check(problem, plan);
  for (auto const& breach : judgement.breaches) ADD_FAILURE() << describe(breach);
  EXPECT_EQ(judgement.cost, plan.cost);
  std::multiset<int> seen;
  for (auto const& route : plan.routes)
    for (auto const& step : route.steps)
      if (step.kind == StepKind::visit) seen.insert(step.index);
  for (auto const& unserved : plan.unserved) seen.insert(unserved.visit);
  EXPECT_EQ(seen.size(), problem.visits.size());
  EXPECT_EQ(std::set<int>(seen.begin(), seen.end()).size(), problem.visits.size());
}

Constraint binding_of(Plan const& plan, int visit) {
  for (auto const& unserved : plan.unserved)
    if (unserved.visit == visit) return unserved.binding;
  return Constraint::none;
}

TEST(Solve, no_plan_of_a_rich_day_breaks_a_rule) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    SCOPED_TRACE(seed);
    auto const problem = made_up_day(seed, 10 + static_cast<int>(seed));
    expect_holds(problem, solve(problem, {1, seed}, steps(128)));
  }
}

TEST(Solve, locked_visits_stay_first_on_their_vehicle) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE(seed);
    auto problem = made_up_day(seed, 20);
    auto const before = solve(problem, {1, seed}, steps(64));
    std::set<int> taken;
    for (auto const& route : before.routes) {
      auto& locked = problem.vehicles[route.vehicle].locked;
      for (auto const& step : route.steps) {
        if (locked.size() == 2 || step.kind == StepKind::reload) break;
        if (step.kind == StepKind::visit) locked.push_back(step.index);
      }
    }
    expect_holds(problem, solve(problem, {1, seed + 100}, steps(64)));
  }
}

Problem plain_day(std::uint64_t seed, int n_visits, bool windows) {
  Random random{seed};
  Problem problem;
  problem.matrix = made_up_matrix(n_visits + 1, random);
  for (int i = 1; i <= n_visits; ++i) {
    auto visit = visit_at(i, VisitKind::delivery, 1 + random.below(9));
    if (windows) visit.from = random.below(15'000), visit.until = visit.from + 3000, visit.service = 300;
    problem.visits.push_back(visit);
  }
  Vehicle vehicle;
  vehicle.capacity.weight_g = 50;
  if (windows) vehicle.until = 30'000;
  problem.vehicles.assign(n_visits, vehicle);
  return problem;
}

Problem paired_day(std::uint64_t seed, int n_pairs) {
  auto problem = plain_day(seed, 2 * n_pairs, true);
  for (int i = 0; i < 2 * n_pairs; ++i) {
    auto& visit = problem.visits[i];
    visit.kind = i % 2 ? VisitKind::dropoff : VisitKind::pickup;
    visit.mate = i % 2 ? i - 1 : i + 1;
    if (i % 2) visit.load = problem.visits[i - 1].load, visit.from = 0, visit.until = 28'000;
  }
  return problem;
}

TEST(Solve, no_plan_of_a_plain_day_breaks_a_rule) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(seed);
    for (auto problem : {plain_day(seed, 40, false), plain_day(seed, 40, true), paired_day(seed, 20)})
      for (auto const objective : {Objective::cost, Objective::vehicles}) {
        problem.objective = objective;
        auto const plan = solve(problem, {2, seed}, steps(640));
        expect_holds(problem, plan);
        EXPECT_TRUE(plan.unserved.empty());
      }
  }
}

TEST(Solve, the_plain_and_the_rich_kernel_agree_on_what_is_good) {
  auto const plain = plain_day(3, 30, true);
  auto rich = plain;
  rich.vehicles[0].skills = 1;  // nobody asks for it: the same problem, for the other kernel
  auto const a = solve(plain, {1, 1}, steps(6400)).cost, b = solve(rich, {1, 1}, steps(1280)).cost;
  EXPECT_NEAR(static_cast<double>(a), static_cast<double>(b), 0.05 * static_cast<double>(a));
}

bool same(Plan const& a, Plan const& b) {
  if (a.cost != b.cost || a.routes.size() != b.routes.size()) return false;
  for (std::size_t i = 0; i < a.routes.size(); ++i) {
    if (a.routes[i].vehicle != b.routes[i].vehicle || a.routes[i].steps.size() != b.routes[i].steps.size())
      return false;
    for (std::size_t j = 0; j < a.routes[i].steps.size(); ++j)
      if (a.routes[i].steps[j].index != b.routes[i].steps[j].index) return false;
  }
  return true;
}

TEST(Solve, the_same_seed_and_steps_give_the_same_plan_on_two_threads) {
  auto plain = plain_day(5, 60, true);
  plain.objective = Objective::vehicles;
  for (auto const& problem : {plain, plain_day(5, 60, false), paired_day(5, 30), made_up_day(5, 24)}) {
    auto const one = solve(problem, {2, 7}, steps(512)), two = solve(problem, {2, 7}, steps(512));
    EXPECT_TRUE(same(one, two));
  }
}

TEST(Solve, more_steps_never_end_worse_than_the_first_plan) {
  auto const problem = plain_day(9, 50, true);
  auto const first = solve(problem, {1, 1}, {.steps = 0, .spent = [] { return 1.0; }});
  auto const later = solve(problem, {1, 1}, steps(3200));
  expect_holds(problem, first);
  EXPECT_LT(later.cost, first.cost);
}

TEST(Solve, a_search_ends_when_it_is_told_and_reports_how_far_it_is) {
  auto const problem = plain_day(2, 30, true);
  int asked = 0, reported = 0;
  double last = 0;
  Budget const budget{.spent = [&] { return ++asked > 50 ? 1.0 : asked / 100.0; },
                      .on_progress =
                          [&](Progress const& progress) {
                            ++reported;
                            EXPECT_GE(progress.share, last);
                            last = progress.share;
                          }};
  expect_holds(problem, solve(problem, {1, 1}, budget));
  EXPECT_GT(reported, 1);
  EXPECT_LT(asked, 1000);
}

TEST(Solve, fewer_vehicles_come_before_cost_when_that_is_wanted) {
  Problem problem;
  problem.matrix = line_of_places(3, 10);
  problem.visits = {visit_at(1), visit_at(2)};
  Vehicle vehicle;
  vehicle.capacity.weight_g = 2, vehicle.start = vehicle.end = 0, vehicle.until = 100, vehicle.skills = 1;
  problem.vehicles.assign(2, vehicle);
  problem.vehicles[1].per_distance = 2;
  problem.objective = Objective::vehicles;
  EXPECT_EQ(solve(problem, {1, 1}, steps(64)).routes.size(), 1u);
}

// --- refusals

Problem one_van(std::vector<Visit> visits) {
  Problem problem;
  problem.matrix = line_of_places(10, 10);
  problem.visits = std::move(visits);
  Vehicle vehicle;
  vehicle.capacity = {5, 5, 5}, vehicle.until = 1000, vehicle.skills = 1;
  problem.vehicles.push_back(vehicle);
  return problem;
}

TEST(Refusal, names_the_load_when_the_van_is_full) {
  auto const problem = one_van({visit_at(1, VisitKind::delivery, 4), visit_at(2, VisitKind::delivery, 4)});
  auto const plan = solve(problem, {1, 1}, steps(64));
  ASSERT_EQ(plan.unserved.size(), 1u);
  EXPECT_EQ(plan.unserved[0].binding, Constraint::capacity);
  EXPECT_EQ(plan.unserved[0].vehicle, 0);
}

TEST(Refusal, names_the_window_the_skill_the_shift_and_the_price) {
  auto closed = visit_at(5), frozen = visit_at(1), far = visit_at(9), dear = visit_at(9);
  closed.until = 20, frozen.needs = 2, dear.penalty = 10;
  auto problem = one_van({closed, frozen});
  auto plan = solve(problem, {1, 1}, steps(64));
  EXPECT_EQ(binding_of(plan, 0), Constraint::window);
  EXPECT_EQ(binding_of(plan, 1), Constraint::skills);
  problem = one_van({far});
  problem.vehicles[0].until = 170;
  EXPECT_EQ(binding_of(solve(problem, {1, 1}, steps(64)), 0), Constraint::shift);
  problem.vehicles[0].until = 1000, problem.vehicles[0].working = 170;
  EXPECT_EQ(binding_of(solve(problem, {1, 1}, steps(64)), 0), Constraint::working);
  problem.vehicles[0].working = kNever, problem.vehicles[0].driving.driving_total = 170;
  EXPECT_EQ(binding_of(solve(problem, {1, 1}, steps(64)), 0), Constraint::driving);
  EXPECT_EQ(binding_of(solve(one_van({dear}), {1, 1}, steps(64)), 0), Constraint::price);
}

TEST(Refusal, a_second_trip_serves_what_does_not_fit_into_one) {
  auto problem = one_van({visit_at(1, VisitKind::delivery, 4), visit_at(2, VisitKind::delivery, 4)});
  problem.vehicles[0].trips = 2;
  auto const plan = solve(problem, {1, 1}, steps(64));
  EXPECT_TRUE(plan.unserved.empty());
  expect_holds(problem, plan);
}

TEST(Refusal, the_higher_priority_is_served_when_not_all_can) {
  auto first = visit_at(1, VisitKind::delivery, 4), urgent = visit_at(9, VisitKind::delivery, 4);
  urgent.priority = 2;
  auto const plan = solve(one_van({first, urgent}), {1, 1}, steps(640));
  ASSERT_EQ(plan.unserved.size(), 1u);
  EXPECT_EQ(plan.unserved[0].visit, 0);
}

}  // namespace
}  // namespace routing
