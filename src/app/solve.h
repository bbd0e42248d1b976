// `yidao solve`: plans a routing benchmark instance, so that the solver can be measured beside others.
#pragma once
#include <cstdint>
#include <string>

#include "engine/routing/benchmark/instance.h"
#include "engine/routing/budget.h"

namespace app {

/// What may be said on the command line.
struct SolveRun {
  std::string file, out;
  std::string check;       ///< a solution to judge instead of planning; "": none
  std::string objective;   ///< vehicles, distance; "": as the family says
  std::string convention;  ///< double, dimacs, int; "": as the family says
  double seconds{60};
  double cpu_seconds{};   ///< of each thread on average; 0: the wall clock counts
  std::uint64_t steps{};  ///< of each thread; not 0: the same seed gives the same plan
  std::uint64_t seed{1};
  int threads{2};
  bool quiet{};
};

/// A plan of an instance in its own units.
struct Solved {
  routing::benchmark::Routes routes;
  double distance{};
  int n_unserved{};
  std::string fault;  ///< what the independent check says; "" when nothing
};

/// @throws std::runtime_error with file, line and reason when the file is no instance
routing::benchmark::Instance read_instance(std::string const& file);
/// Fewest vehicles first where the family does (Solomon and Homberger, Li & Lim). @throws std::runtime_error
routing::Objective objective_of(SolveRun const&, routing::benchmark::Instance const&);
routing::benchmark::Convention convention_of(SolveRun const&, routing::benchmark::Instance const&);

Solved solve_instance(routing::benchmark::Instance const&, SolveRun const&);
/// Reads, solves, writes the solution and says how it went; or judges one that is there. @returns the exit
/// code: 0 when the plan holds, 1 when ours does not, kBroken when the one to be judged does not
int solve(SolveRun const&);
inline constexpr int kBroken = 3;

}  // namespace app
