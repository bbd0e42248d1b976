// How right arrival estimates were: by how far ahead they were made.
#pragma once
#include <optional>
#include <vector>

#include "modules/monitor/monitor.h"

namespace monitor::rules {

/// Minutes ahead; an estimate belongs to the smallest that is not below it.
inline constexpr std::int64_t kHorizonsMin[] = {5, 10, 15, 30, 60};
/// Empty when it is further ahead than all of them, or not ahead.
std::optional<std::int64_t> horizon_of(base::Instant now, base::Instant expected);

/// Errors are counted in steps of so many seconds; the last step holds all above.
inline constexpr std::int64_t kStepS = 10, kSteps = 180;
std::int64_t step_of(base::Instant expected, base::Instant arrived);

/// Monday of the week of a day.
base::ServiceDate week_of(base::ServiceDate);

/// Estimates of one week and horizon whose error lies in one step.
struct AccuracyCount {
  base::ServiceDate week;
  std::int64_t horizon{}, step{}, n{};
};
DESCRIBE(AccuracyCount, "Estimates with one error.", FIELD(week, "its Monday"), FIELD(horizon, "minutes ahead"),
         FIELD(step, "of ten seconds"), FIELD(n, "how many"))

struct Accuracy {
  base::ServiceDate week;
  std::int64_t horizon_min{}, n{};
  std::int64_t p50_s{}, p80_s{}, p95_s{};  ///< errors that this share of the estimates does not exceed, to ten seconds
  std::int64_t within_90_s{};              ///< how many were at most 90 s out
};
DESCRIBE(Accuracy, "How right estimates of a week were.", FIELD(week, "its Monday"),
         FIELD(horizon_min, "made at most so many minutes ahead"), FIELD(n, "estimates graded"),
         FIELD(p50_s, "half of them were at most so many seconds out"), FIELD(p80_s, "80 % of them"),
         FIELD(p95_s, "95 % of them"), FIELD(within_90_s, "how many were at most 90 seconds out"))
/// @param counts  by week, horizon and step
std::vector<Accuracy> graded(std::vector<AccuracyCount> const& counts);

}  // namespace monitor::rules
