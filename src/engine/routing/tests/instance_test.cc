// Instances of the three families as text, good and faulty.
#include "engine/routing/benchmark/instance.h"

#include <gtest/gtest.h>

#include <cmath>

namespace routing::benchmark {
namespace {

char const* const kVrptw = R"(S3

VEHICLE
NUMBER     CAPACITY
  2         20

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE TIME

    0      35         35          0          0       230          0
    1      41         49         10         10        60         10
    2      35         17          7         50       100         10
)";

char const* const kPdptw =
    "2\t20\t1\n0 35 35 0 0 230 0 0 0\n1 41 49 10 10 160 10 0 2\n2 35 17 -10 50 200 10 1 0\n";

char const* const kCvrp = R"(NAME : S-n4-k2
COMMENT : "three customers"
TYPE : CVRP
DIMENSION : 4
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 20
NODE_COORD_SECTION
1 0 0
2 3 4
3 6 8
4 -3 4
DEMAND_SECTION
1 0
2 9
3 11
4 12
DEPOT_SECTION
 1
 -1
EOF
)";

Instance good(std::string_view text) {
  auto const read = benchmark::read(text);
  auto const* const fault = std::get_if<Fault>(&read);
  EXPECT_FALSE(fault) << fault->line << ": " << fault->text;
  return fault ? Instance{} : std::get<Instance>(read);
}

Fault bad(std::string text, std::string_view what, std::string_view instead) {
  text.replace(text.find(what), what.size(), instead);
  auto const read = benchmark::read(text);
  EXPECT_TRUE(std::holds_alternative<Fault>(read)) << instead;
  return std::holds_alternative<Fault>(read) ? std::get<Fault>(read) : Fault{};
}

TEST(Instance, a_solomon_file_gives_fleet_windows_and_demands) {
  auto const instance = good(kVrptw);
  EXPECT_EQ(instance.family, Family::vrptw);
  EXPECT_EQ(instance.name, "S3");
  EXPECT_EQ(instance.fleet, 2);
  EXPECT_EQ(instance.capacity, 20);
  ASSERT_EQ(instance.customers.size(), 3u);
  EXPECT_EQ(instance.customers[2].demand, 7);
  EXPECT_EQ(instance.customers[2].ready, 50);
  EXPECT_EQ(instance.customers[2].due, 100);
}

TEST(Instance, a_li_lim_file_gives_pairs) {
  auto const instance = good(kPdptw);
  EXPECT_EQ(instance.family, Family::pdptw);
  EXPECT_EQ(instance.customers[1].mate, 2);
  EXPECT_FALSE(instance.customers[1].is_dropoff);
  EXPECT_TRUE(instance.customers[2].is_dropoff);
  auto const problem = to_problem(instance, Convention::exact, Objective::vehicles).problem;
  EXPECT_EQ(problem.visits[0].kind, VisitKind::pickup);
  EXPECT_EQ(problem.visits[0].mate, 1);
}

TEST(Instance, a_cvrplib_file_gives_places_and_demands_without_windows) {
  auto const instance = good(kCvrp);
  EXPECT_EQ(instance.family, Family::cvrp);
  ASSERT_EQ(instance.customers.size(), 4u);
  EXPECT_EQ(instance.customers[3].x, -3);
  EXPECT_EQ(instance.customers[3].demand, 12);
  EXPECT_EQ(instance.distance(1, 2, Convention::whole), 5);
}

TEST(Instance, a_cvrplib_matrix_is_read_by_its_format) {
  std::string text{kCvrp};
  text.replace(text.find("EUC_2D"), 6, "EXPLICIT\nEDGE_WEIGHT_FORMAT : LOWER_ROW");
  text.replace(text.find("NODE_COORD_SECTION"), text.find("DEMAND_SECTION") - text.find("NODE_COORD_SECTION"),
               "EDGE_WEIGHT_SECTION\n7\n8 9\n10 11 12\n");
  auto const instance = good(text);
  EXPECT_EQ(instance.distance(1, 0, Convention::whole), 7);
  EXPECT_EQ(instance.distance(2, 3, Convention::whole), 12);
}

TEST(Instance, faults_name_their_line) {
  EXPECT_EQ(bad(kVrptw, "35         17", "35         x7").line, 12);
  EXPECT_EQ(bad(kVrptw, "    2      35", "    3      35").line, 12);
  EXPECT_EQ(bad(kVrptw, "50       100", "150      100").line, 12);
  EXPECT_EQ(bad(kPdptw, "1 41 49 10", "1 41 49 ten").line, 3);
  EXPECT_EQ(bad(kCvrp, "3 6 8", "3 6").line, 10);
  EXPECT_EQ(bad(kCvrp, "4 12", "9 12").line, 16);
  EXPECT_EQ(bad(kCvrp, "CAPACITY : 20", "CAPACITY : -1").line, 6);
  EXPECT_EQ(bad(kCvrp, "CAPACITY : 20", "DIMENSION : 9").line, 6);
}

TEST(Instance, what_does_not_fit_together_is_refused) {
  bad(kPdptw, "10 0 2", "10 0 1");
  bad(kPdptw, "-10 50", "-11 50");
  bad(kCvrp, "2 3 4\n", "");
  bad(kCvrp, "CAPACITY : 20\n", "");
  bad(kCvrp, "EUC_2D", "GEO");
  bad(kVrptw, "  2         20", "");
  EXPECT_TRUE(std::holds_alternative<Fault>(benchmark::read("")));
  EXPECT_TRUE(std::holds_alternative<Fault>(benchmark::read("hello world\n")));
}

TEST(Instance, conventions_round_as_their_families_say) {
  Instance const instance{Family::cvrp, "", 0, 1, {{0, 0}, {1, 1}, {2, 3}}, {}};
  EXPECT_DOUBLE_EQ(instance.distance(0, 1, Convention::exact), std::sqrt(2.0));
  EXPECT_DOUBLE_EQ(instance.distance(0, 1, Convention::tenths), 1.4);
  EXPECT_DOUBLE_EQ(instance.distance(0, 2, Convention::whole), 4);
  auto const scaled = to_problem(instance, Convention::tenths, Objective::cost);
  EXPECT_EQ(scaled.ticks_per_unit, 10);
  EXPECT_EQ(scaled.problem.matrix.distance_of(0, 1), 14);
}

TEST(Instance, exact_durations_are_rounded_up_so_that_a_plan_in_ticks_is_one_in_units) {
  auto const instance = good(kVrptw);
  auto const scaled = to_problem(instance, Convention::exact, Objective::vehicles);
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 3; ++j)
      EXPECT_GE(scaled.problem.matrix.distance_of(i, j) + 1e-5,
                instance.distance(i, j, Convention::exact) * scaled.ticks_per_unit);
}

TEST(Instance, a_solution_is_written_as_the_archives_do) {
  EXPECT_EQ(render({{3, 5, 7}, {1}}, 12.5), "Route 1 : 3 5 7\nRoute 2 : 1\nCost 12.5000\n");
}

}  // namespace
}  // namespace routing::benchmark
