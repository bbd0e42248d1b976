// Every trip that could be follows the fixes; the likelihoods decide.
#include "engine/following/infer.h"

#include <algorithm>
#include <functional>

namespace following {
namespace {

constexpr std::int64_t kHour_ms = 3'600'000;
constexpr double kExplains = -4;  // a fix on average: half of them lost would be worse
constexpr double kAhead = 5;      // by which the best is better than the second, of all fixes: 1 : 150

double likelihood_of(Follower const& follower, std::span<Fix const> fixes) {
  State state;
  double sum = 0;
  for (auto const& fix : fixes) sum += follower.take(state, fix).likelihood;
  return sum / static_cast<double>(fixes.size());
}

}  // namespace

std::vector<Fit> fits(std::span<DayTrip const> trips, base::ServiceDate date, std::span<Fix const> fixes) {
  std::vector<Fit> out;
  if (fixes.empty()) return out;
  for (std::size_t t = 0; t < trips.size(); ++t) {
    auto const& course = *trips[t].course;
    auto const begins = base::instant_of(date, course.stop(0).departs);
    auto const ends = base::instant_of(date, course.stop(course.n_stops() - 1).arrives);
    if (fixes.back().at.ms < begins.ms - kHour_ms || fixes.front().at.ms > ends.ms + kHour_ms) continue;
    out.push_back({t, likelihood_of(Follower{course, date}, fixes)});
  }
  std::ranges::stable_sort(out, std::greater{}, &Fit::likelihood);
  return out;
}

int infer_trip(std::span<Fit const> fits, std::size_t n_fixes) {
  if (fits.empty() || fits[0].likelihood < kExplains) return -1;
  auto const ahead =
      fits.size() < 2 ? kAhead : (fits[0].likelihood - fits[1].likelihood) * static_cast<double>(n_fixes);
  return ahead < kAhead ? -1 : static_cast<int>(fits[0].trip);
}

}  // namespace following
