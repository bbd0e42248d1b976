// Sums over a driver's runs.
#include "modules/planning/rules/duty.h"

#include <algorithm>
#include <map>

namespace planning::rules {
namespace {

constexpr std::int64_t kDayMs = 86'400'000, kNightFromMs = 2 * 3'600'000, kNightUntilMs = 5 * 3'600'000;

/// Some of the time lies between 02:00 and 05:00 on China's wall clock.
bool touches_night(base::Instant from, base::Instant until) {
  auto const local = from.ms + base::kChinaOffsetMs;
  auto const midnight = local - local % kDayMs;
  for (auto const day : {midnight, midnight + kDayMs})
    if (local < day + kNightUntilMs && until.ms + base::kChinaOffsetMs > day + kNightFromMs) return true;
  return false;
}

std::int64_t seconds_between(base::Instant from, base::Instant until) { return (until.ms - from.ms) / 1000; }

void add_fault(Duty& duty, DutyFault fault) {
  if (std::ranges::find(duty.faults, fault) == duty.faults.end()) duty.faults.push_back(fault);
}

/// A rest that is long enough begins the counting anew.
void add_run(Duty& duty, VehicleOrder const& run, std::int64_t& unbroken) {
  auto const under_way = seconds_between(run.departs_at, run.arrives_at);
  auto const seconds = run.driving_s.value ? run.driving_s.value : under_way;
  if (!duty.runs.empty()) {
    auto const rest = seconds_between(duty.ends_at, run.departs_at);
    if (rest < 0) add_fault(duty, DutyFault::overlaps);
    if (rest >= kRestS) unbroken = 0;
  }
  unbroken += run.unbroken_s.value ? run.unbroken_s.value : seconds;
  duty.driving_s.value += seconds;
  duty.unbroken_s.value = std::max(duty.unbroken_s.value, unbroken);
  duty.ends_at = std::max(duty.ends_at, run.arrives_at);
  if (touches_night(run.departs_at, run.arrives_at)) add_fault(duty, DutyFault::at_night);
  duty.runs.push_back(run);
}

}  // namespace

std::vector<Duty> duties_of(std::span<VehicleOrder const> orders) {
  std::map<PersonId, std::vector<VehicleOrder>> by_driver;
  for (auto const& o : orders)
    if (o.driver) by_driver[o.driver].push_back(o);
  std::vector<Duty> out;
  for (auto& [driver, runs] : by_driver) {
    std::ranges::stable_sort(runs, {}, &VehicleOrder::departs_at);
    Duty duty{.driver = driver, .begins_at = runs.front().departs_at};
    std::int64_t unbroken = 0;
    for (auto const& run : runs) add_run(duty, run, unbroken);
    if (duty.unbroken_s.value > kUnbrokenMaxS) add_fault(duty, DutyFault::too_long_without_rest);
    if (duty.driving_s.value > kDrivingMaxS) add_fault(duty, DutyFault::too_long_a_day);
    out.push_back(std::move(duty));
  }
  std::ranges::stable_sort(out, {}, &Duty::begins_at);
  return out;
}

}  // namespace planning::rules
