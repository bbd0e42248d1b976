// The vehicle that has been free longest takes the next trip.
#include "app/demo/roster.h"

#include <algorithm>

#include "app/demo/people.h"

namespace app::demo {
namespace {

constexpr int kTurnround_s = 5 * 60;

}  // namespace

std::vector<Duty> assign_duties(std::vector<network::DayTrip> const& trips, int vehicles) {
  std::vector<int> free_from(static_cast<std::size_t>(vehicles), 0);
  std::vector<Duty> out;
  for (auto const& trip : trips) {
    if (trip.calls.empty()) continue;
    auto const free = std::ranges::min_element(free_from);
    if (free == free_from.end() || *free > trip.calls.front().departs.seconds) continue;
    *free = trip.calls.back().arrives.seconds + kTurnround_s;
    out.push_back({trip.id, static_cast<int>(free - free_from.begin())});
  }
  return out;
}

std::string plate_of(int vehicle) { return "云V" + numbered("D0", vehicle + 1, 3); }

}  // namespace app::demo
