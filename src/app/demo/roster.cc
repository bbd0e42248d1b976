// The next trip goes to a vehicle that stands at its first stop, else to one that has not driven yet, else to
// the one that has been free longest.
#include "app/demo/roster.h"

#include <algorithm>
#include <tuple>

#include "app/demo/people.h"

namespace app::demo {
namespace {

constexpr int kTurnround_s = 5 * 60;

struct Standing {
  int free_from_s{};  ///< 0: it has not driven yet
  network::StopId at;
};

}  // namespace

std::vector<Duty> assign_duties(std::vector<network::DayTrip> const& trips, int vehicles) {
  std::vector<Standing> standing(static_cast<std::size_t>(vehicles));
  std::vector<Duty> out;
  for (auto const& trip : trips) {
    if (trip.calls.empty()) continue;
    auto const& start = trip.calls.front();
    auto const rank = [&](Standing const& s) {
      auto const busy = s.free_from_s > start.departs.seconds;
      auto const elsewhere = s.free_from_s > 0 && s.at != start.stop;
      return std::tuple{busy, elsewhere, s.free_from_s == 0, s.free_from_s};
    };
    auto const free = std::ranges::min_element(standing, {}, rank);
    if (free == standing.end() || free->free_from_s > start.departs.seconds) continue;
    *free = {trip.calls.back().arrives.seconds + kTurnround_s, trip.calls.back().stop};
    out.push_back({trip.id, static_cast<int>(free - standing.begin())});
  }
  return out;
}

std::string plate_of(int vehicle) { return "云V" + numbered("D0", vehicle + 1, 3); }

std::string terminal_of(int vehicle) { return numbered("0139900", vehicle + 1, 5); }

}  // namespace app::demo
