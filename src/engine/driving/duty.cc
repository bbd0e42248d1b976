// Trip after trip, each as late as the one before makes it.
#include "engine/driving/duty.h"

#include <algorithm>

namespace driving {
namespace {

constexpr std::int64_t kTurnMs = 2 * 60'000;

}  // namespace

DrivenDuty drive_duty(std::vector<Trip> const& duty, Habits const& habits, Terminal const& terminal,
                      std::uint64_t seed) {
  Random random{seed};
  DrivenDuty out;
  base::Instant ready;
  for (auto trip : duty) {
    trip.ready_at = ready;
    matching::Way const way{trip.shape, trip.stops};
    auto const driven = drive(trip, way, habits, random);
    for (auto const& seen : observe(driven, way, terminal, random)) out.reports.push_back(seen);
    ready = driven.profile.back().at.plus_ms(kTurnMs);
    out.trips.push_back(driven.stops);
  }
  std::ranges::stable_sort(out.reports, {}, &Observation::received_at);
  return out;
}

}  // namespace driving
