// The schedule and the independent check agree on every shift, whatever rules meet in it.
#include "engine/routing/rich/schedule.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/routing/check.h"
#include "testing/routing_day.h"

namespace routing::rich {
namespace {

using testing_support::made_up_day;

std::string describe(Judgement const& judgement) {
  std::string out;
  for (auto const& breach : judgement.breaches)
    out += std::string{base::to_name(breach.rule)} + " visit " + std::to_string(breach.visit) + " by " +
           std::to_string(breach.amount) + "; ";
  return out;
}

bool is_of_times(Constraint rule) { return rule >= Constraint::window && rule <= Constraint::shift; }

/// One vehicle's shift, grown by visits drawn at random as long as it holds; each try is compared.
class Shift {
 public:
  struct Counts {
    int hold{}, fail{}, pauses{}, rests{}, reloads{};
  };

  Shift(Problem const& problem, int vehicle, Random& random, Counts& counts)
      : problem_{problem}, scheduler_{problem}, vehicle_{vehicle}, random_{random}, counts_{counts} {}

  void grow() {
    for (int i = 0; i < 24; ++i) {
      auto with = with_one_more();
      if (with.size() > visits_.size() && agrees(with)) visits_ = std::move(with);
    }
  }
  std::vector<int> const& visits() const { return visits_; }

  /// @returns whether the shift holds, by the word of both
  bool agrees(std::vector<int> const& visits) {
    auto const timing = scheduler_.time(vehicle_, visits);
    if (!timing.holds() && !is_of_times(timing.broken)) return false;
    auto const route = scheduler_.write_down(vehicle_, visits);
    auto const judgement = check(problem_, {{route}, {}, 0});
    EXPECT_EQ(timing.holds(), judgement.breaches.empty())
        << base::to_name(timing.broken) << " / " << describe(judgement);
    if (!timing.holds()) return ++counts_.fail, false;
    EXPECT_EQ(judgement.cost, timing.cost + price_without(visits));
    count(route);
    return true;
  }

 private:
  int place_for(int from, std::size_t size) { return from + random_.below(static_cast<int>(size) - from + 1); }

  std::vector<int> with_one_more() {
    auto with = visits_;
    auto const visit = random_.below(static_cast<int>(problem_.visits.size()));
    if (std::find(with.begin(), with.end(), visit) != with.end()) return with;
    auto const mate = problem_.visits[visit].mate;
    auto const n_locked = static_cast<int>(problem_.vehicles[vehicle_].locked.size());
    auto const at = place_for(n_locked, with.size());
    with.insert(with.begin() + at, mate < 0 ? visit : std::min(visit, mate));
    if (mate >= 0) with.insert(with.begin() + place_for(at + 1, with.size()), std::max(visit, mate));
    return with;
  }

  Cost price_without(std::vector<int> const& visits) const {
    Cost price = 0;
    for (int i = 0; i < static_cast<int>(problem_.visits.size()); ++i)
      if (problem_.visits[i].kind != VisitKind::dropoff &&
          std::find(visits.begin(), visits.end(), i) == visits.end())
        price += std::max<Cost>(0, problem_.visits[i].penalty);
    return price;
  }

  void count(Route const& route) {
    ++counts_.hold;
    for (auto const& step : route.steps) {
      counts_.pauses += step.kind == StepKind::pause;
      counts_.rests += step.kind == StepKind::rest;
      counts_.reloads += step.kind == StepKind::reload;
    }
  }

  Problem const& problem_;
  Scheduler scheduler_;
  int vehicle_;
  Random& random_;
  Counts& counts_;
  std::vector<int> visits_;
};

TEST(Schedule, the_check_agrees_on_what_holds_and_what_it_costs) {
  Shift::Counts counts;
  for (std::uint64_t seed = 1; seed <= 1500 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    auto problem = made_up_day(seed, 24);
    Random random{seed};
    for (int vehicle = 0; vehicle < static_cast<int>(problem.vehicles.size()); ++vehicle) {
      ++problem.vehicles[vehicle].per_time;  // so that the cost tells when it is back
      Shift free{problem, vehicle, random, counts};
      free.grow();
      auto const n_locked = std::min<std::size_t>(free.visits().size(), 2);
      problem.vehicles[vehicle].locked.assign(free.visits().begin(), free.visits().begin() + n_locked);
      Shift{problem, vehicle, random, counts}.agrees(free.visits());
    }
  }
  EXPECT_GT(counts.hold, 20'000);
  EXPECT_GT(counts.fail, 20'000);
  EXPECT_GT(counts.pauses, 2'000);
  EXPECT_GT(counts.rests, 500);
  EXPECT_GT(counts.reloads, 500);
}

}  // namespace
}  // namespace routing::rich
