// R2: a county of random commands, faults and crashes in one thread, every commit checked; then each planted
// bug.
//
//   simulation_bench [EVENTS] [FIRST SEED]
// CPU time counts, so that other work on the machine does not.
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "testing/mail_simulation/county.h"

namespace {

using namespace mail::simulation;

constexpr std::uint64_t kEventsOfSeed = 100'000;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Report run_until(std::uint64_t events, std::uint64_t& seed, Bug bug) {
  Report total;
  while (total.events < events && total.violation.rule.empty())
    total.add(run({.seed = seed++, .events = kEventsOfSeed, .bug = bug}));
  return total;
}

bool run_without_bug(std::uint64_t events, std::uint64_t first) {
  auto seed = first;
  auto const start = cpu_seconds();
  auto const r = run_until(events, seed, Bug::none);
  auto const seconds = cpu_seconds() - start;
  std::printf("seeds %lu–%lu: %lu events, %.2f M/s of one core, %.0f s\n", first, seed - 1, r.events,
              static_cast<double>(r.events) / seconds / 1e6, seconds);
  std::printf("  commands made %lu, done %lu, refused %lu, answered from store %lu\n", r.made, r.done,
              r.refused, r.replayed);
  std::printf("  messages lost %lu, repeated %lu; crashes %lu; transactions run again %lu\n", r.lost,
              r.repeated, r.crashes, r.conflicts);
  if (r.violation.rule.empty()) return std::puts("  violations: 0"), true;
  std::printf("  VIOLATION: %s, seed %lu, event %lu\n", r.violation.rule.c_str(), seed - 1,
              r.violation.event);
  return false;
}

bool find_bug(Bug bug) {
  std::uint64_t seed = 1;
  auto const start = cpu_seconds();
  auto const r = run_until(100'000'000, seed, bug);
  auto const found = !r.violation.rule.empty();
  std::printf("  %-26s %9lu events %7.3f s  %s\n", base::to_name(bug), r.events, cpu_seconds() - start,
              found ? r.violation.rule.c_str() : "NOT FOUND");
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  auto const events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20'000'000;
  auto const first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  auto good = run_without_bug(events, first);
  std::puts("planted bugs:");
  for (int bug = 1; bug < kBugs; ++bug) good = find_bug(static_cast<Bug>(bug)) && good;
  return good ? 0 : 1;
}
