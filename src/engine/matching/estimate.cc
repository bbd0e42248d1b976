// Arithmetic of estimates.
#include "engine/matching/estimate.h"

#include <algorithm>
#include <cmath>

namespace matching {
namespace {

constexpr std::int64_t kMemory = 50;
constexpr double kTrustAfter = 3;  // so many observations weigh as much as the timetable
constexpr double kNewest = 0.4;
constexpr double kFade = 0.85;  // of what today's pace says about the next segment but one

base::Instant later(base::Instant at, double s) { return at.plus_ms(std::llround(s * 1000)); }

}  // namespace

Usual learned(Usual u, double s) {
  if (u.seen > 0) s = std::clamp(s, u.mean_s / 3, u.mean_s * 3);
  u.seen = std::min(u.seen + 1, kMemory);
  u.mean_s += (s - u.mean_s) / static_cast<double>(u.seen);
  return u;
}

double expected_s(Usual const& u, double planned_s) {
  auto const weight = static_cast<double>(u.seen) / (static_cast<double>(u.seen) + kTrustAfter);
  return weight * u.mean_s + (1 - weight) * planned_s;
}

double next_pace(double pace, double ratio) {
  return std::clamp((1 - kNewest) * pace + kNewest * std::clamp(ratio, 0.4, 3.0), 0.6, 2.5);
}

std::vector<base::Instant> estimate(std::span<AheadStop const> stops, Now const& now) {
  std::vector<base::Instant> out;
  auto leaves = now.at;
  if (now.at_stop && now.next_stop > 0) {
    auto const& here = stops[now.next_stop - 1];
    leaves = std::max({now.at, later(now.arrived_at, here.dwell_s), here.planned_departure});
  }
  auto pace = now.pace;
  for (auto i = now.next_stop; i < stops.size(); ++i) {
    auto const share = i == now.next_stop && !now.at_stop ? 1 - std::clamp(now.done_share, 0.0, 1.0) : 1;
    auto const arrives = later(leaves, stops[i].segment_s * share * pace);
    out.push_back(arrives);
    leaves = std::max(later(arrives, stops[i].dwell_s), stops[i].planned_departure);
    pace = 1 + (pace - 1) * kFade;
  }
  return out;
}

}  // namespace matching
