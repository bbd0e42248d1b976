// What the tags of a way say about driving on it.
#pragma once
#include <optional>
#include <string_view>

#include "platform/osm/road_map.h"

namespace platform::osm {

/// Which direction may be driven, seen along the way as it was drawn.
enum class Direction : std::uint8_t { both, along, against };

/// A way that a car may use.
struct Drivable {
  RoadClass kind{};
  Direction direction{Direction::both};
  std::int16_t limit_kmh{};  ///< 0 when not signed
};

/// Collects the tags of one way.
class WayTags {
 public:
  void add(std::string_view key, std::string_view value);
  /// Nothing when no car may drive there.
  std::optional<Drivable> drivable() const;

 private:
  std::string_view highway_, oneway_, junction_, access_, vehicle_, motor_vehicle_, maxspeed_;
};

/// "60" → 60, "30 mph" → 48; 0 for anything else ("CN:urban", "none").
std::int16_t speed_limit_kmh(std::string_view maxspeed);

}  // namespace platform::osm
