// The living plan of a county day at random moments: a bag more, a cancelled trip, a late trip (targets P4b:
// < 10 ms, < 1 s), each judged, and what had left untouched.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <map>
#include <stdexcept>

#include "engine/loading/planner.h"
#include "testing/made_up_day.h"

namespace {

using Clock = std::chrono::steady_clock;
using loading::Planner;

/// How long each of many took. ms
class Latencies {
 public:
  template <typename Do>
  void time(Do act) {
    auto const from = Clock::now();
    auto const cpu = std::clock();
    act();
    cpu_ms_.push_back(1e3 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
    ms_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - from).count());
  }
  void tell(std::string const& what, double target_ms) {
    std::ranges::sort(ms_);
    std::ranges::sort(cpu_ms_);
    fmt::print("{:<28} {:>6} {:>9.3f} ms {:>9.3f} ms {:>9.3f} ms {:>9.3f} ms {:>9.0f} ms\n", what, ms_.size(),
               at(ms_, 0.5), at(ms_, 0.99), ms_.back(), at(cpu_ms_, 0.99), target_ms);
  }

 private:
  static double at(std::vector<double> const& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
  }
  std::vector<double> ms_, cpu_ms_;
};

[[noreturn]] void broken(std::string const& what) { throw std::runtime_error{what}; }

loading::Problem as_it_is(Planner const& planner) {
  auto problem = planner.problem();
  for (std::size_t i = 0; i < planner.plan().placements.size(); ++i) problem.bags.push_back(planner.bag(i));
  return problem;
}

/// No limit is broken, and what had left by then rides on as before, or from where its trip failed.
void judge(Planner const& planner, loading::Plan const& before, base::ServiceTime now) {
  if (!check(as_it_is(planner), planner.plan()).empty()) broken("a limit is broken");
  for (auto const& move : moves_between(before, planner.plan())) {
    auto const& was = move.before;
    if (move.bag >= before.placements.size() || was.way.kind != loading::WayKind::departures) continue;
    if (was.way.departs > now.seconds) continue;
    if (move.after.travelled.size() <= was.travelled.size()) broken("what had left was moved");
    auto const& since = move.after.travelled[was.travelled.size()];
    if (since.trip != was.way.rides[0].trip || since.load != was.way.rides[0].load)
      broken("what had left was moved");
  }
}

class Day {
 public:
  explicit Day(loading::made_up::Size const& size)
      : problem_{loading::made_up::County{1, size}.make()}, plan_{Planner{problem_}.plan_all({})} {}

  /// One after another into a day that goes on.
  void insert(int times, std::string const& what, double target_ms) {
    Latencies took;
    auto living = resumed();
    auto const before = living.plan();
    for (int i = 0; i < times; ++i) {
      auto bag = problem_.bags[dice_() % problem_.bags.size()];
      bag.id = 1'000'000 + i;
      took.time([&] { living.insert(bag); });
    }
    judge(living, before, {0});
    took.tell(what, target_ms);
  }

  void disturb(int times, base::Seconds late, std::string const& what, double target_ms) {
    Latencies took;
    auto const n = problem_.day.trips().size();
    for (int i = 0; i < times; ++i) {
      auto living = resumed();  // each meets the same day
      base::ServiceTime const now{6 * 3600 + static_cast<std::int32_t>(dice_() % (10 * 3600))};
      auto const trip = static_cast<loading::TripIndex>(dice_() % n);
      living.commit_until(now);
      auto const before = living.plan();
      loading::Disturbance const what_happens{trip, next_call(trip, now), late, now};
      took.time([&] { living.disturb(what_happens); });
      judge(living, before, now);
    }
    took.tell(what, target_ms);
  }

 private:
  /// The first call that the trip has not left; its last one when it is over.
  std::int32_t next_call(loading::TripIndex trip, base::ServiceTime now) const {
    auto const& calls = problem_.day.trip(trip).calls;
    std::int32_t at = 0;
    while (at + 1 < static_cast<std::int32_t>(calls.size()) &&
           calls[static_cast<std::size_t>(at)].departs <= now)
      ++at;
    return at;
  }

  Planner resumed() const {
    Planner out{problem_};
    for (std::size_t i = 0; i < plan_.placements.size(); ++i) out.place(i, plan_.placements[i].way, true);
    return out;
  }

  loading::Problem problem_;
  loading::Plan plan_;
  std::minstd_rand dice_{7};
};

}  // namespace

int main() {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  fmt::print("{:<28} {:>6} {:>12} {:>12} {:>12} {:>12} {:>12}\n", "what", "times", "p50", "p99", "most",
             "p99 CPU", "target");
  Day roomy{{}};
  roomy.insert(1'000, "insert, roomy", 10);
  roomy.disturb(100, {0}, "cancelled trip, roomy", 1'000);
  roomy.disturb(100, {1'800}, "late trip, roomy", 1'000);
  Day tight{{.hold_g = 60'000, .hold_cm3 = 400'000, .hold_bags = 40}};
  tight.insert(1'000, "insert, very tight", 10);
  tight.disturb(100, {0}, "cancelled trip, very tight", 1'000);
  tight.disturb(100, {1'800}, "late trip, very tight", 1'000);
  return EXIT_SUCCESS;
}
