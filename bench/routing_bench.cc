// P4: gaps to the best known solutions of public routing instances. `routing_bench [SECONDS…]` (10 60), CPU time of two
// threads, so that neighbours on the machine do not count. The instances lie beside the repository, see tests.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/solve.h"

namespace {

/// An instance with its best known solution, as published by CVRPLIB (distance), SINTEF (fewest vehicles first).
struct Row {
  char const *file, *convention, *objective;
  int vehicles;  ///< of the best known; 0: they do not count
  double distance;
};

constexpr Row kRows[] = {
    {"cvrp/X-n101-k25.vrp", "int", "distance", 0, 27591},
    {"cvrp/X-n561-k42.vrp", "int", "distance", 0, 42717},
    {"cvrp/X-n1001-k43.vrp", "int", "distance", 0, 72355},
    {"vrptw/R104.txt", "double", "vehicles", 9, 1007.24},
    {"vrptw/RC208.txt", "double", "vehicles", 3, 828.14},
    {"vrptw/R1_2_4.txt", "double", "vehicles", 18, 3057.8108},
    {"vrptw/RC1_4_5.txt", "double", "vehicles", 36, 8172.643},
    {"vrptw/RC2_6_3.txt", "double", "vehicles", 11, 9438.5203},
    {"vrptw/RC2_10_5.txt", "double", "vehicles", 18, 27067.0434},
    {"vrptw/R104.txt", "dimacs", "distance", 0, 971.5},
    {"vrptw/RC208.txt", "dimacs", "distance", 0, 776.1},
    {"vrptw/R1_2_4.txt", "dimacs", "distance", 0, 3047.6},
    {"vrptw/RC1_4_5.txt", "dimacs", "distance", 0, 8152.3},
    {"vrptw/RC2_6_3.txt", "dimacs", "distance", 0, 8894.9},
    {"vrptw/RC2_10_5.txt", "dimacs", "distance", 0, 25797.5},
    {"pdptw/lr112.txt", "double", "vehicles", 9, 1003.767},
    {"pdptw/LR1_2_5.txt", "double", "vehicles", 16, 4760.1815},
    {"pdptw/LR2_4_3.txt", "double", "vehicles", 5, 10176.9397},
    {"pdptw/LRC2_10_1.txt", "double", "vehicles", 22, 34463.4648},
    {"pdptw/LR1_2_5.txt", "double", "distance", 0, 4221.623},
    {"pdptw/LR2_4_3.txt", "double", "distance", 0, 6218.178},
    {"pdptw/LRC2_10_1.txt", "double", "distance", 0, 31004.612},
};

std::filesystem::path instances() {
  auto const* const set = std::getenv("YIDAO_SHARED_DATA");
  return std::filesystem::path{set ? set : "../shared/data"} / "vrp/instances";
}

/// One row of the table. @returns the gap in per cent; nothing when more vehicles are used than by the best known or a
/// visit stays: a shorter way with a vehicle more says nothing
std::optional<double> measure(Row const& row, double seconds) {
  app::SolveRun run{.objective = row.objective, .convention = row.convention};
  run.cpu_seconds = seconds, run.quiet = true;
  auto const solved = app::solve_instance(app::read_instance(instances() / row.file), run);
  auto const gap = 100 * (solved.distance / row.distance - 1);
  auto const more = row.vehicles ? static_cast<int>(solved.routes.size()) - row.vehicles : 0;
  std::printf("| %-20s | %-6s | %-8s | %4.0f | %8zu | %+d | %10.2f | %6.2f |%s%s\n", row.file, row.convention,
              row.objective, seconds, solved.routes.size(), more, solved.distance, gap,
              solved.n_unserved ? " UNSERVED" : "", solved.fault.empty() ? "" : (" " + solved.fault).c_str());
  std::fflush(stdout);
  if (more > 0 || solved.n_unserved || !solved.fault.empty()) return {};
  return gap;
}

}  // namespace

int main(int argc, char** argv) {
  if (!std::filesystem::exists(instances())) return std::puts("routing_bench: no instances, skipped") < 0;
  std::vector<double> budgets;
  for (int i = 1; i < argc; ++i) budgets.push_back(std::atof(argv[i]));
  if (budgets.empty()) budgets = {10, 60};
  std::puts("| instance             | conv.  | first    |    s | vehicles | Δv | distance   | gap %  |");
  std::puts("|----------------------|--------|----------|------|----------|----|------------|--------|");
  for (auto const seconds : budgets) {
    double sum = 0;
    int n = 0;
    for (auto const& row : kRows)
      if (auto const gap = measure(row, seconds)) sum += *gap, ++n;
    std::printf("average gap at %.0f s: %.2f %% of %d rows; missed the vehicles: %zu\n", seconds, n ? sum / n : 0.0, n,
                std::size(kRows) - static_cast<std::size_t>(n));
  }
}
