// The roads of an OpenStreetMap extract.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/geo.h"
#include "platform/osm/refusals.h"

namespace platform::osm {

/// What mappers call a road. @source wiki.openstreetmap.org, Key:highway
enum class RoadClass : std::uint8_t {
  motorway,
  trunk,
  primary,
  secondary,
  tertiary,
  unclassified,
  residential,
  living_street,
  service,
  track
};
inline constexpr int kRoadClasses = 10;

/// A piece of road between two crossings, or from a crossing to a dead end.
struct Road {
  std::int32_t from{}, to{};  ///< index into RoadMap::crossings
  std::int32_t length_m{};    ///< along its bends
  RoadClass kind{RoadClass::unclassified};
  bool one_way{};            ///< to be driven from `from` to `to` only
  std::int16_t limit_kmh{};  ///< as signed, 0 when the map does not say
};

struct RoadMap {
  std::vector<base::Position> crossings;
  std::vector<Road> roads;
};

/// What may be driven by car; ferries, closed and private roads are left out, and loops back to the same
/// crossing; a way ends where its nodes are missing.
/// @param pbf  the whole file: blobs that are raw or packed with zlib
/// @errors map_malformed, map_packing_unknown, map_without_roads
/// @source wiki.openstreetmap.org, PBF Format
base::Result<RoadMap> read_road_map(std::string_view pbf);

}  // namespace platform::osm
