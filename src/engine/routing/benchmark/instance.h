// Benchmark instances of three families as text: Solomon/Homberger (VRPTW), Li & Lim (PDPTW), CVRPLIB (CVRP).
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/routing/problem.h"

namespace routing::benchmark {

enum class Family { vrptw, pdptw, cvrp };

/// How distances and times are rounded: as they are; truncated to a tenth (DIMACS challenge 2021); to whole
/// numbers, half up (TSPLIB EUC_2D).
enum class Convention { exact, tenths, whole };

/// The due time of those that have none.
inline constexpr double kUnbounded = 1e9;

/// One line's customer; node 0 is the depot. Numbers as in the file.
struct Customer {
  double x{}, y{};
  int demand{};
  double ready{}, due{kUnbounded}, service{};
  int mate{};  ///< pdptw: the pickup's dropoff or the dropoff's pickup
  bool is_dropoff{};
};

struct Instance {
  Family family{};
  std::string name;
  int fleet{};  ///< 0: as many as there are customers
  int capacity{};
  std::vector<Customer> customers;
  std::vector<double>
      distances;  ///< row by row where the file gives a matrix (EXPLICIT); else by coordinates

  double distance(int from, int to, Convention) const;
};

/// What is wrong with a file. `line` counts from 1; 0 when it is about the whole.
struct Fault {
  int line{};
  std::string text;
};

/// Recognises the family by its form. @returns the instance, or the first fault
std::variant<Instance, Fault> read(std::string_view text);

/// The instance as a problem in whole ticks.
struct Scaled {
  Problem problem;
  double ticks_per_unit{1};
};
Scaled to_problem(Instance const&, Convention, Objective);

using Routes = std::vector<std::vector<int>>;  ///< customer numbers, without the depot
/// Length in the units of the file.
double length(Instance const&, Routes const&, Convention);
/// "Route 1 : 3 5 7" lines, as SINTEF and CVRPLIB write them. @param cost its last line
std::string render(Routes const&, double cost);

}  // namespace routing::benchmark
