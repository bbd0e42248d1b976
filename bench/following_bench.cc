// Stop events and arrival estimates on a made-up county whose truth is known, day after day.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "testing/driven_county.h"

/// usage: following_bench [LEARN_DAYS [DAYS]]
int main(int n, char** words) {
  auto const learn_days = n > 1 ? std::atoi(words[1]) : 15, days = n > 2 ? std::atoi(words[2]) : 2;
  testing_support::DrivenCounty county{42};
  for (int d = 0; d < learn_days; ++d) county.drive_day({}, {}, false);
  county.graded = {};
  auto const from = std::chrono::steady_clock::now();
  for (int d = 0; d < days; ++d) county.drive_day({}, {}, true);
  auto const took_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
  auto& g = county.graded;
  std::printf("%lld stop events: %.3f %% right within 30 s, %lld missing, %lld made up; %lld reports, %.1f us each\n",
              static_cast<long long>(g.events), 100 * g.right_share(), static_cast<long long>(g.missing),
              static_cast<long long>(g.made_up), static_cast<long long>(g.fixes),
              1e6 * took_s / static_cast<double>(g.fixes));
  for (auto const& [until_min, errors] : std::map{g.errors_s})
    std::printf("estimates up to %2d min ahead: p50 %3.0f s  p80 %3.0f s  p95 %3.0f s  (%zu)\n", until_min,
                g.error_s(until_min, 0.5), g.error_s(until_min, 0.8), g.error_s(until_min, 0.95), errors.size());
}
