// The rules of mail under random, lost, repeated, reordered and late commands, in a simulated county.
#include <gtest/gtest.h>

#include "testing/mail_simulation/county.h"

namespace mail::simulation {
namespace {

constexpr std::uint64_t kEvents = 25'000;

Report run_seeds(std::uint64_t first, std::uint64_t last, Bug bug) {
  Report total;
  for (auto seed = first; seed <= last && total.violation.rule.empty(); ++seed)
    total.add(run({.seed = seed, .events = kEvents, .bug = bug}));
  return total;
}

/// What both tests below look at.
Report const& sound_county() {
  static auto const total = run_seeds(1, 24, Bug::none);
  return total;
}

TEST(Simulation, no_invariant_breaks_under_loss_repeats_disorder_crashes_and_wrong_commands) {
  auto const& total = sound_county();
  EXPECT_EQ(total.violation.rule, "") << "at event " << total.violation.event;
  EXPECT_GE(total.events, 24 * kEvents);
  for (auto const n : {total.done, total.refused, total.replayed, total.conflicts, total.crashes, total.lost,
                       total.repeated})
    EXPECT_GT(n, 100u) << "a kind of trouble hardly came up";
}

TEST(Simulation, every_kind_of_command_succeeds_now_and_then) {
  auto const& done = sound_county().done_by_kind;
  for (std::size_t kind = 0; kind < done.size(); ++kind) EXPECT_GT(done[kind], 5u) << "kind " << kind;
}

TEST(Simulation, a_seed_gives_the_same_county_again) {
  auto const a = run({.seed = 7, .events = kEvents}), b = run({.seed = 7, .events = kEvents});
  EXPECT_EQ(a.done_by_kind, b.done_by_kind);
  EXPECT_EQ(a.events, b.events);
  EXPECT_NE(a.done_by_kind, run({.seed = 8, .events = kEvents}).done_by_kind);
}

class PlantedBug : public testing::TestWithParam<int> {};

TEST_P(PlantedBug, is_found_within_a_million_events) {
  EXPECT_NE(run_seeds(1, 40, static_cast<Bug>(GetParam())).violation.rule, "");
}

INSTANTIATE_TEST_SUITE_P(Each, PlantedBug, testing::Range(1, kBugs), [](auto const& info) {
  return std::string{base::to_name(static_cast<Bug>(info.param))};
});

}  // namespace
}  // namespace mail::simulation
