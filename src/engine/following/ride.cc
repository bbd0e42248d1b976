// Stop events of the trip against the stops of its bags.
#include "engine/following/ride.h"

#include <algorithm>

namespace following {
namespace {

/// How far the trip has come, and when it was where.
struct Log {
  std::span<Event const> events;
  int left{-1};

  explicit Log(std::span<Event const> all) : events{all} {
    for (auto const& event : all)
      if (event.what == Happening::departed) left = std::max(left, event.stop);
  }
  std::optional<base::Instant> arrived(int stop) const {
    for (auto const& event : events)
      if (event.what == Happening::arrived && event.stop == stop) return event.at;
    return {};
  }
};

BagPlace place_of(Ride const& ride, Log const& log) {
  if (ride.unloaded_at) return *ride.unloaded_at == ride.unload ? BagPlace::unloaded : BagPlace::wrong_stop;
  if (!ride.is_loaded) return log.left >= ride.load ? BagPlace::left_behind : BagPlace::waiting;
  if (log.left >= ride.unload) return BagPlace::carried_past;
  return log.arrived(ride.unload) ? BagPlace::at_stop : BagPlace::riding;
}

}  // namespace

std::vector<BagView> bag_views(std::span<Ride const> rides, std::span<Event const> events,
                               std::span<Estimate const> estimates) {
  Log const log{events};
  std::vector<BagView> out;
  for (auto const& ride : rides) {
    BagView view{ride.bag, place_of(ride, log), log.left, log.arrived(ride.unload)};
    auto const ahead = std::ranges::find(estimates, ride.unload, &Estimate::stop);
    if (!view.arrives && ahead != estimates.end()) view.arrives = ahead->arrives;
    if (view.place == BagPlace::left_behind || view.place == BagPlace::wrong_stop) view.arrives.reset();
    out.push_back(view);
  }
  return out;
}

}  // namespace following
