// What a base map draws of an OpenStreetMap extract: roads, rails, water, and names of places.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "base/geo.h"
#include "platform/osm/refusals.h"

namespace platform::osm {

/// From wide to narrow, so that a map can leave out the narrow ones from afar.
/// @source wiki.openstreetmap.org, Key:highway, Key:waterway, Key:railway
enum class GroundLineKind { main_road, primary, secondary, tertiary, minor_road, track, railway, river, stream };
DESCRIBE_ENUM(GroundLineKind, "What a line of the base map is.", "main_road", "primary", "secondary", "tertiary",
              "minor_road", "track", "railway", "river", "stream")

struct GroundLine {
  GroundLineKind kind{};
  std::string name;
  std::vector<base::Position> points;  ///< two at least
};
/// Water: its shore, then its islands; each closed, the first point stands at the end again.
struct GroundArea {
  std::string name;
  std::vector<std::vector<base::Position>> rings;
};
enum class PlaceKind { town, village, hamlet };
DESCRIBE_ENUM(PlaceKind, "How large a place is.", "town", "village", "hamlet")
struct GroundPlace {
  PlaceKind kind{};
  std::string name;
  base::Position position;
};
struct GroundMap {
  std::vector<GroundLine> lines;
  std::vector<GroundArea> water;
  std::vector<GroundPlace> places;
};

/// Points that lie nearer than 10 m to the last one are left out, ends stay. Water is a closed way, or what
/// the ways of a multipolygon enclose; a shore that the extract cuts open is none.
/// @param pbf  as read_road_map takes it. @errors map_malformed, map_packing_unknown
base::Result<GroundMap> read_ground_map(std::string_view pbf);

}  // namespace platform::osm
