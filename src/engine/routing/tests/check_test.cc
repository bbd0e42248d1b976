// Hand-made plans and what they break.
#include "engine/routing/check.h"

#include <gtest/gtest.h>

#include "testing/routing_day.h"

namespace routing {
namespace {

using testing_support::line_of_places;
using testing_support::made_up_day;
using testing_support::visit_at;

/// A line of places ten ticks apart; one van at place 0 that holds five.
struct Day {
  Problem problem;
  Plan plan;

  explicit Day(std::vector<Visit> visits, std::vector<Step> steps) {
    problem.matrix = line_of_places(10, 10);
    problem.visits = std::move(visits);
    Vehicle van;
    van.capacity = {5, 5, 5};
    problem.vehicles.push_back(van);
    plan.routes.push_back({0, 0, 0, std::move(steps)});
  }
  Vehicle& van() { return problem.vehicles[0]; }
  std::vector<Breach> breaches() const { return check(problem, plan).breaches; }
  /// The rules broken.
  std::vector<Constraint> rules() const {
    std::vector<Constraint> out;
    for (auto const& breach : breaches()) out.push_back(breach.rule);
    return out;
  }
};

using Rules = std::vector<Constraint>;

Step to(int visit) { return {StepKind::visit, visit}; }
Step reload() { return {StepKind::reload}; }
Step rest() { return {StepKind::rest}; }
Step pause(int index) { return {StepKind::pause, index}; }

TEST(Check, a_plan_that_holds_costs_its_driving) {
  Day day{{visit_at(1), visit_at(3)}, {to(0), to(1)}};
  EXPECT_EQ(day.breaches(), std::vector<Breach>{});
  EXPECT_EQ(check(day.problem, day.plan).cost, 60);
  EXPECT_EQ(check(day.problem, day.plan).n_vehicles, 1);
}

TEST(Check, too_much_aboard_is_told_with_the_surplus) {
  Day day{{visit_at(1, VisitKind::delivery, 4), visit_at(2, VisitKind::delivery, 4)}, {to(0), to(1)}};
  EXPECT_EQ(day.breaches(), (std::vector<Breach>{{Constraint::capacity, 0, -1, 3}}));
  day.plan.routes[0].steps = {to(0), reload(), to(1)};
  EXPECT_EQ(day.rules(), Rules{Constraint::trips});
  day.van().trips = 2;
  EXPECT_EQ(day.rules(), Rules{});
}

TEST(Check, collections_fill_the_van_as_it_goes) {
  Day day{{visit_at(1, VisitKind::collection, 3), visit_at(2, VisitKind::delivery, 3)}, {to(0), to(1)}};
  EXPECT_EQ(day.rules(), Rules{Constraint::capacity});
  day.plan.routes[0].steps = {to(1), to(0)};
  EXPECT_EQ(day.rules(), Rules{});
  day.plan.routes[0].steps = {to(0), to(1)};
  day.van().capacity.weight_g = 6, day.van().backhaul = true;
  EXPECT_EQ(day.rules(), Rules{Constraint::backhaul});
}

TEST(Check, a_late_start_is_told_in_ticks) {
  Day day{{visit_at(3)}, {to(0)}};
  day.problem.visits[0].until = 25;
  EXPECT_EQ(day.breaches(), (std::vector<Breach>{{Constraint::window, 0, 0, 5}}));
}

TEST(Check, a_soft_window_costs_and_breaks_nothing) {
  Day day{{visit_at(3)}, {to(0)}};
  day.problem.visits[0].wanted_until = 25, day.problem.visits[0].late_cost = 7;
  EXPECT_EQ(day.rules(), Rules{});
  EXPECT_EQ(check(day.problem, day.plan).cost, 60 + 35);
}

TEST(Check, a_dropoff_needs_its_pickup_before_and_on_the_same_vehicle) {
  Day day{{visit_at(1, VisitKind::pickup), visit_at(2, VisitKind::dropoff)}, {to(1), to(0)}};
  day.problem.visits[0].mate = 1, day.problem.visits[1].mate = 0;
  EXPECT_EQ(day.rules(), (Rules{Constraint::mate, Constraint::mate}));
  day.plan.routes[0].steps = {to(0), to(1)};
  EXPECT_EQ(day.rules(), Rules{});
}

TEST(Check, skills_locked_beginnings_and_release_are_kept) {
  Day day{{visit_at(1), visit_at(2)}, {to(0), to(1)}};
  day.problem.visits[0].needs = 1;
  EXPECT_EQ(day.rules(), Rules{Constraint::skills});
  day.van().skills = 3, day.van().locked = {1};
  EXPECT_EQ(day.rules(), Rules{Constraint::locked});
  day.van().locked = {0}, day.problem.visits[1].released = 4;
  EXPECT_EQ(day.breaches(), (std::vector<Breach>{{Constraint::released, 0, 1, 4}}));
  day.plan.routes[0].leaves = 4;
  EXPECT_EQ(day.rules(), Rules{});
}

TEST(Check, driving_without_rest_is_told_unless_it_rests_or_waits) {
  Day day{{visit_at(3), visit_at(6)}, {to(0), to(1)}};
  day.van().driving = {60, 20};
  EXPECT_EQ(day.rules(), Rules{Constraint::rest});
  day.plan.routes[0].steps = {to(0), to(1), rest()};
  EXPECT_EQ(day.rules(), Rules{});
  day.plan.routes[0].steps = {to(0), to(1)};
  day.problem.visits[0].from = 50;
  EXPECT_EQ(day.breaches(), (std::vector<Breach>{{Constraint::rest, 0, -1, 30}}));
  day.problem.visits[1].from = 100;
  EXPECT_EQ(day.rules(), Rules{});
  day.van().driving.driving_total = 100;
  EXPECT_EQ(day.rules(), Rules{Constraint::driving});
}

TEST(Check, a_pause_is_owed_by_who_is_out_when_its_window_closes) {
  Day day{{visit_at(3)}, {to(0)}};
  day.van().breaks = {{20, 40, 15}};
  EXPECT_EQ(day.rules(), Rules{Constraint::pause});
  day.plan.routes[0].steps = {to(0), pause(0)};
  EXPECT_EQ(day.rules(), Rules{});
  day.van().breaks = {{5, 25, 15}};
  EXPECT_EQ(day.breaches(), (std::vector<Breach>{{Constraint::pause, 0, -1, 5}}));
  day.van().breaks = {{70, 90, 15}};
  day.plan.routes[0].steps = {to(0)};
  EXPECT_EQ(day.rules(), Rules{});
}

TEST(Check, a_pause_after_a_leg_is_told_from_one_before_it) {
  Day day{{visit_at(3)}, {pause(0), to(0)}};
  day.van().breaks = {{20, 40, 15}};
  day.problem.visits[0].from = 45, day.problem.visits[0].until = 45;
  EXPECT_EQ(day.breaches(), (std::vector<Breach>{{Constraint::window, 0, 0, 20}}));
  day.plan.routes[0].steps[0].place = 3;
  EXPECT_EQ(day.rules(), Rules{});
  day.plan.routes[0].steps[0].place = 10;
  EXPECT_EQ(day.rules(), Rules{Constraint::place});
}

TEST(Check, the_shift_and_the_working_time_end) {
  Day day{{visit_at(3)}, {to(0)}};
  day.van().until = 50;
  EXPECT_EQ(day.breaches(), (std::vector<Breach>{{Constraint::shift, 0, -1, 10}}));
  day.van().until = 100, day.van().working = 55;
  EXPECT_EQ(day.breaches(), (std::vector<Breach>{{Constraint::working, 0, -1, 5}}));
}

TEST(Check, a_visit_twice_or_a_vehicle_twice_is_told) {
  Day day{{visit_at(1), visit_at(2)}, {to(0), to(0)}};
  EXPECT_EQ(day.rules(), Rules{Constraint::place});
  EXPECT_EQ(check(day.problem, day.plan).missing, std::vector<int>{1});
  day.plan.routes.push_back({0, 0, 0, {to(1)}});
  EXPECT_EQ(day.rules(), (Rules{Constraint::place, Constraint::vehicles}));
  day.plan.routes[1] = {3, 0, 0, {to(1)}};
  EXPECT_EQ(day.rules(), (Rules{Constraint::place, Constraint::vehicles}));
}

TEST(Check, nonsense_in_a_problem_is_named) {
  auto const good = made_up_day(1, 20);
  EXPECT_EQ(find_nonsense(good), "");
  auto bad = good;
  bad.visits[3].place = 99;
  EXPECT_EQ(find_nonsense(bad), "visit 3 is at no place of the matrix");
  bad = good;
  bad.vehicles[1].trips = 0;
  EXPECT_EQ(find_nonsense(bad), "vehicle 1 makes no trip");
  bad = good;
  bad.matrix.n_places = 2;
  EXPECT_EQ(find_nonsense(bad), "the matrix has another size than its places");
  bad = good;
  bad.vehicles[0].breaks = {{100, 300, 10}, {150, 200, 10}};
  EXPECT_EQ(find_nonsense(bad), "vehicle 0 has pauses out of order or range");
  bad = good;
  bad.matrix.duration = std::make_shared<std::vector<std::int32_t>>(bad.matrix.duration->size(), 1);
  EXPECT_EQ(find_nonsense(bad), "the matrix has a way from a place to itself");
}

}  // namespace
}  // namespace routing
