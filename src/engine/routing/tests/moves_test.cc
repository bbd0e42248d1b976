// Moves of the plain kernel leave routes as if they were counted anew, and can be taken back.
#include <gtest/gtest.h>

#include "engine/routing/plain/kernel.h"
#include "testing/routing_day.h"

namespace routing::plain {
namespace {

using testing_support::line_of_places;
using testing_support::made_up_matrix;
using testing_support::visit_at;

Problem day_of(std::uint64_t seed, int n_visits, bool windows) {
  Random random{seed};
  Problem problem;
  problem.matrix = made_up_matrix(n_visits + 1, random);
  for (int i = 1; i <= n_visits; ++i) {
    auto visit = visit_at(i, VisitKind::delivery, 1 + random.below(9));
    if (windows) visit.from = random.below(15'000), visit.until = visit.from + 9000, visit.service = 300;
    problem.visits.push_back(visit);
  }
  Vehicle vehicle;
  vehicle.capacity.weight_g = 50;
  if (windows) vehicle.until = 60'000;
  problem.vehicles.assign(n_visits, vehicle);
  return problem;
}

template <typename Routes>
void expect_counted_anew(Problem const& problem, Data const& data, Routes const& routes) {
  Routes fresh{data, problem};
  fresh.take(routes.sequences(), {}, routes.n_routes_max());
  EXPECT_EQ(routes.cost(), fresh.cost());
  EXPECT_EQ(routes.n_used(), fresh.n_used());
  for (int node = 1; node < data.n_nodes; ++node) {
    auto const &is = routes.stop(node), &should = fresh.stop(node);
    if (is.route < 0) continue;
    EXPECT_EQ(is.ready, should.ready);
    EXPECT_EQ(is.latest, should.latest);
    EXPECT_LE(is.ready, is.latest + data.want[node].service);
    EXPECT_EQ(routes.load(is.route), fresh.load(should.route));
    EXPECT_LE(routes.load(is.route), data.capacity);
  }
}

template <bool kTimed>
int exchange_and_compare(std::uint64_t seed) {
  auto const problem = day_of(seed, 40, kTimed);
  Data const data{problem};
  Routes<kTimed, false> routes{data, problem};
  Sequences alone;
  for (auto const node : data.requests) alone.push_back({node});
  routes.take(alone, {}, data.fleet);
  Tails<kTimed, false> tails{routes};
  Random random{seed};
  int n_exchanged = 0;
  for (int i = 0; i < 300; ++i) {
    routes.begin();
    auto const before = routes.sequences();
    auto const cost = routes.cost();
    if (!tails.exchange(1 + random.below(40), 200)) continue;
    ++n_exchanged;
    EXPECT_LT(routes.cost(), cost + 200);
    expect_counted_anew(problem, data, routes);
    if (i % 3) continue;
    routes.roll_back();
    EXPECT_EQ(routes.sequences(), before);
    expect_counted_anew(problem, data, routes);
  }
  return n_exchanged;
}

TEST(Tails, exchanged_or_taken_back_leave_times_loads_and_cost_as_if_counted_anew) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    SCOPED_TRACE(seed);
    EXPECT_GT(exchange_and_compare<true>(seed), 20);
    EXPECT_GT(exchange_and_compare<false>(seed), 20);
  }
}

/// Two vans of 3 with a visit of 2 each; a third of 3 waits.
struct FullVans {
  Problem problem;
  FullVans() {
    problem.matrix = line_of_places(4, 10);
    for (int i = 1; i <= 3; ++i) problem.visits.push_back(visit_at(i, VisitKind::delivery, i == 3 ? 3 : 2));
    Vehicle van;
    van.capacity.weight_g = 3;
    problem.vehicles.assign(2, van);
  }
};

TEST(Ejection, the_lightest_leaves_for_one_that_weighs_more) {
  FullVans const day;
  Data const data{day.problem};
  Routes<false, false> routes{data, day.problem};
  Random random{1};
  Ejection<false, false> ejection{routes, random};
  routes.take({{1}, {2}}, {3}, 2);
  routes.begin();
  std::vector<Node> left;
  EXPECT_FALSE(ejection.make_room(3, {0, 5, 4, 4}, left));
  ASSERT_TRUE(ejection.make_room(3, {0, 5, 4, 6}, left));
  EXPECT_EQ(left, (std::vector<Node>{2}));
  EXPECT_EQ(routes.sequences(), (Sequences{{1}, {3}}));
  routes.roll_back();
  EXPECT_EQ(routes.sequences(), (Sequences{{1}, {2}}));
}

TEST(Ejection, a_pair_takes_the_place_of_a_pair_and_stays_in_order) {
  Problem problem;
  problem.matrix = line_of_places(5, 10);
  for (int i = 1; i <= 4; ++i) {
    auto visit = visit_at(i, i % 2 ? VisitKind::pickup : VisitKind::dropoff, 1);
    visit.mate = i % 2 ? i : i - 2;
    visit.until = i == 1 || i == 3 ? 30 : 200;
    visit.service = 20;
    problem.visits.push_back(visit);
  }
  Vehicle van;
  van.capacity.weight_g = 1, van.until = 300;
  problem.vehicles.assign(1, van);
  Data const data{problem};
  Routes<true, true> routes{data, problem};
  Random random{1};
  Ejection<true, true> ejection{routes, random};
  routes.take({{1, 2}}, {3}, 1);
  routes.begin();
  std::vector<Node> left;
  ASSERT_TRUE(ejection.make_room(3, {0, 0, 0, 1, 0}, left));
  EXPECT_EQ(left, (std::vector<Node>{1}));
  EXPECT_EQ(routes.sequences(), (Sequences{{3, 4}}));
  expect_counted_anew(problem, data, routes);
}

}  // namespace
}  // namespace routing::plain
