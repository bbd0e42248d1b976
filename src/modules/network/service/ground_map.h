// The base map under nodes and vehicles: roads, rails, water and names of an OpenStreetMap extract.
#pragma once
#include <string_view>

#include "modules/network/network.h"
#include "platform/command/act.h"

namespace network::service {

using platform::command::Act;
using platform::command::Look;

struct GroundMapQuery {};
DESCRIBE_EMPTY(GroundMapQuery, "Asks for the base map of the region.")
/// WGS-84; properties are "kind" and, where it has one, "name".
struct GroundMap {
  base::Instant imported_at;  ///< 0: there is none, and the collections are empty
  base::Json lines, water, places;
};
DESCRIBE(GroundMap, "The base map as GeoJSON.", FIELD(imported_at, "when it was taken in, 0: there is none"),
         FIELD(lines, "roads, rails and rivers"), FIELD(water, "areas of water"), FIELD(places, "towns and villages"))

/// Takes it in beside the roads. @errors map_malformed, map_packing_unknown of platform/osm
base::Outcome import_ground_map(Act&, std::string_view pbf);
base::Result<GroundMap> get_ground_map(Look&, GroundMapQuery const&);

}  // namespace network::service
