// Shares of a histogram.
#include "modules/monitor/rules/accuracy.h"

#include <algorithm>
#include <cstdlib>
#include <span>

namespace monitor::rules {
namespace {

/// Upper end of the step in which the share is reached.
std::int64_t share_s(std::span<AccuracyCount const> of_one, std::int64_t n, std::int64_t percent) {
  std::int64_t seen = 0;
  for (auto const& c : of_one) {
    seen += c.n;
    if (seen * 100 >= n * percent) return (c.step + 1) * kStepS;
  }
  return 0;
}

Accuracy grade_of(std::span<AccuracyCount const> of_one) {
  constexpr std::int64_t kGoodS = 90;
  Accuracy out{of_one.front().week, of_one.front().horizon};
  for (auto const& c : of_one) {
    out.n += c.n;
    if ((c.step + 1) * kStepS <= kGoodS) out.within_90_s += c.n;
  }
  out.p50_s = share_s(of_one, out.n, 50);
  out.p80_s = share_s(of_one, out.n, 80);
  out.p95_s = share_s(of_one, out.n, 95);
  return out;
}

}  // namespace

std::optional<std::int64_t> horizon_of(base::Instant now, base::Instant expected) {
  auto const ahead_ms = expected.ms - now.ms;
  if (ahead_ms <= 0) return {};
  for (auto const horizon : kHorizonsMin)
    if (ahead_ms <= horizon * 60'000) return horizon;
  return {};
}

std::int64_t step_of(base::Instant expected, base::Instant arrived) {
  return std::min(std::abs(arrived.ms - expected.ms) / (kStepS * 1000), kSteps - 1);
}

base::ServiceDate week_of(base::ServiceDate day) { return base::add_days(day, -base::weekday(day)); }

std::vector<Accuracy> graded(std::vector<AccuracyCount> const& counts) {
  std::vector<Accuracy> out;
  for (auto from = counts.begin(); from != counts.end();) {
    auto const until = std::find_if(from, counts.end(), [from](AccuracyCount const& c) {
      return c.week != from->week || c.horizon != from->horizon;
    });
    out.push_back(grade_of({from, until}));
    from = until;
  }
  return out;
}

}  // namespace monitor::rules
