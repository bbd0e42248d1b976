// 虚拟扫描: where bags are and when they come, by the trip that they ride on, without a scan.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/following/estimate.h"

namespace following {

/// A bag on a trip, by what was scanned: loaded, and perhaps unloaded.
struct Ride {
  std::int64_t bag{};
  int load{}, unload{};            ///< stops of the course, load < unload
  bool is_loaded{};                ///< scanned aboard
  std::optional<int> unloaded_at;  ///< stop where it was scanned off
};

enum class BagPlace {
  waiting,       ///< at its loading stop, the vehicle has not left it
  left_behind,   ///< the vehicle left its loading stop and nobody scanned it aboard
  riding,        ///< on the vehicle
  at_stop,       ///< aboard, the vehicle stands at its unloading stop
  carried_past,  ///< the vehicle left the unloading stop and the bag is still loaded
  unloaded,      ///< at its stop
  wrong_stop     ///< scanned off at another stop
};

struct BagView {
  std::int64_t bag{};
  BagPlace place{};
  int between_from{-1};                  ///< last stop that the vehicle left; −1 before the first
  std::optional<base::Instant> arrives;  ///< at the unloading stop: as estimated, or as it was
  bool is_flagged() const {
    return place == BagPlace::left_behind || place == BagPlace::carried_past || place == BagPlace::wrong_stop;
  }
};

/// @param events     of the trip so far, as `tell` keeps them
/// @param estimates  of the stops ahead; may be empty
/// @returns one view a ride, in their order
std::vector<BagView> bag_views(std::span<Ride const> rides, std::span<Event const> events,
                               std::span<Estimate const> estimates);

}  // namespace following
