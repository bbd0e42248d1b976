// Solution files, good and with one planted fault for each rule of the three families.
#include "engine/routing/benchmark/judge.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

namespace routing::benchmark {
namespace {

// Places on a line: legs are differences of x, so that amounts can be counted by hand.
Instance const kWindows{Family::vrptw, "W", 2, 20,
                        {{0, 0, 0, 0, 100},
                         {10, 0, 12, 0, 30, 5},
                         {20, 0, 8, 0, 40, 5},
                         {30, 0, 6, 0, 50, 5}},
                        {}};
Instance const kPairs{Family::pdptw, "P", 2, 20,
                      {{0, 0, 0, 0, 200},
                       {10, 0, 15, 0, 100, 0, 2, false},
                       {20, 0, -15, 0, 100, 0, 1, true},
                       {30, 0, 10, 0, 100, 0, 4, false},
                       {40, 0, -10, 0, 100, 0, 3, true}},
                      {}};
Instance const kCapacity{Family::cvrp, "C", 0, 20, {{0, 0, 0}, {10, 0, 12}, {20, 0, 8}}, {}};

std::string told(Verdict const& verdict) {
  std::string out;
  for (auto const& broken : verdict.broken) {
    char text[80];
    std::snprintf(text, sizeof text, "%s %d/%d %.2f; ", std::string{base::to_name(broken.rule)}.c_str(), broken.route,
                  broken.customer, broken.amount);
    out += text;
  }
  for (auto const customer : verdict.unserved) out += "unserved " + std::to_string(customer) + "; ";
  return out;
}

TEST(Judge, a_plan_that_holds_is_told_with_its_vehicles_and_length) {
  auto const windows = judge(kWindows, {{1, 2}, {3}}, Convention::exact);
  EXPECT_EQ(told(windows), "");
  EXPECT_TRUE(windows.holds());
  EXPECT_EQ(windows.n_vehicles, 2);
  EXPECT_DOUBLE_EQ(windows.distance, 100);
  EXPECT_EQ(told(judge(kPairs, {{1, 2}, {3, 4}}, Convention::tenths)), "");
  EXPECT_EQ(told(judge(kCapacity, {{1, 2}, {}}, Convention::whole)), "");
}

TEST(Judge, too_much_load_is_told_by_how_much) {
  EXPECT_EQ(told(judge(kWindows, {{1, 2, 3}}, Convention::exact)), "capacity 1/0 6.00; ");
  EXPECT_EQ(told(judge(kPairs, {{1, 3, 2, 4}}, Convention::exact)), "capacity 1/3 5.00; ");
}

TEST(Judge, lateness_is_told_by_customer_and_in_units_of_the_file) {
  // 3 at 30, serves until 35; 1 at 55: 25 late.
  EXPECT_EQ(told(judge(kWindows, {{3, 1}, {2}}, Convention::tenths)), "window 1/1 25.00; ");
}

TEST(Judge, a_return_after_the_depots_window_is_told) {
  auto instance = kWindows;
  instance.customers[0].due = 60;
  EXPECT_EQ(told(judge(instance, {{1, 2}, {3}}, Convention::exact)), "shift 2/0 5.00; ")
      << "30 out, 5 there, 30 back";
}

TEST(Judge, pairs_ride_together_and_in_order) {
  EXPECT_EQ(told(judge(kPairs, {{2, 1}, {3, 4}}, Convention::exact)), "mate 1/2 0.00; mate 1/1 0.00; ");
  EXPECT_EQ(told(judge(kPairs, {{1, 4}, {3, 2}}, Convention::exact)),
            "mate 1/4 0.00; mate 1/1 0.00; mate 2/2 0.00; mate 2/3 0.00; ");
}

TEST(Judge, more_vehicles_than_there_are_left_out_twice_served_and_unknown_customers_are_told) {
  EXPECT_EQ(told(judge(kWindows, {{1}, {2}, {3}}, Convention::exact)), "vehicles 0/0 1.00; ");
  EXPECT_EQ(told(judge(kWindows, {{1}, {}, {2}}, Convention::exact)), "unserved 3; ") << "an empty route is none";
  EXPECT_EQ(told(judge(kWindows, {{1, 2}, {3, 2}}, Convention::exact)).substr(0, 16), "place 2/2 0.00; ");
  EXPECT_EQ(told(judge(kWindows, {{1, 9, 2}, {3, 0}}, Convention::exact)), "place 1/9 0.00; place 2/0 0.00; ");
}

TEST(Judge, a_stop_reached_at_the_last_instant_is_in_time_however_numbers_are_rounded) {
  auto instance = kWindows;  // √2 a leg: no number of ticks is exact
  instance.customers[1] = {1, 1, 1, 0, std::sqrt(2.0)};
  instance.customers[2] = {2, 2, 1, 0, 2 * std::sqrt(2.0)};
  EXPECT_EQ(told(judge(instance, {{1, 2}, {3}}, Convention::exact)), "");
  instance.customers[2].due -= 0.01;
  EXPECT_EQ(told(judge(instance, {{1, 2}, {3}}, Convention::exact)), "window 1/2 0.01; ");
}

TEST(Judge, one_route_of_all_customers_of_a_large_instance_runs_past_no_measure_of_time) {
  Instance instance{Family::vrptw, "L", 1, 2'000, {{0, 0, 0, 0, 1'000}}, {}};
  for (int i = 1; i <= 1'000; ++i) instance.customers.push_back({i % 2 ? 70.0 : -70.0, 0, 1, 0, 1'000});
  std::vector<int> all(1'000);
  for (int i = 0; i < 1'000; ++i) all[static_cast<std::size_t>(i)] = i + 1;
  auto const verdict = judge(instance, {all}, Convention::exact);
  ASSERT_FALSE(verdict.holds());
  EXPECT_NEAR(verdict.broken.back().amount, 70 + 999 * 140.0 + 70 - 1'000, 0.1);
}

std::variant<Solution, Fault> read(std::string_view text) { return read_solution(text); }

TEST(Solution, what_is_written_is_read_again_and_other_hands_are_too) {
  auto const ours = std::get<Solution>(read(render({{3, 5, 7}, {1}}, 12.5)));
  EXPECT_EQ(ours.routes, (Routes{{3, 5, 7}, {1}}));
  EXPECT_EQ(ours.cost, 12.5);
  auto const sintef = std::get<Solution>(read("Instance name : r101\nDate : 2004\nSolution\nRoute  1 : 2 21\n"));
  EXPECT_EQ(sintef.routes, (Routes{{2, 21}}));
  EXPECT_FALSE(sintef.cost);
  EXPECT_EQ(std::get<Solution>(read("Route #1: 0 31 46 0\r\nroute #2: 5\r\ncost 27591\r\n")).routes,
            (Routes{{31, 46}, {5}}));
}

TEST(Solution, faults_name_their_line) {
  auto const fault = [](std::string_view text) { return std::get<Fault>(read(text)).line; };
  EXPECT_EQ(fault("Route 1 : 3 x\n"), 1);
  EXPECT_EQ(fault("Route 1 : 3\nRoute two : 4\n"), 2);
  EXPECT_EQ(fault("Route 1 : 3\n4 5 6\n"), 2) << "a route that lost its beginning is not taken for a heading";
  EXPECT_EQ(fault("Route 1 : 3\nCost much\n"), 2);
  EXPECT_EQ(fault("Route 1 : -3\n"), 1);
  EXPECT_EQ(fault("hello\n"), 0);
  EXPECT_EQ(fault(""), 0);
}

}  // namespace
}  // namespace routing::benchmark
