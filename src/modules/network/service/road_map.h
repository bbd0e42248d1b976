// The region's roads: taken in from a map, and the ways between nodes on them.
#pragma once
#include <string>
#include <string_view>

#include "modules/network/network.h"
#include "platform/command/act.h"

namespace network::service {

using platform::command::Act;
using platform::command::Look;

struct ImportRoads {
  std::string source;
};
DESCRIBE(ImportRoads, "A road map to take in.",
         FIELD(source, "name of the file or its publisher").longest(200))

struct RoadMapFacts {
  std::string source;  ///< "" when there is no map
  std::int64_t crossings{}, roads{}, length_m{};
  base::Instant imported_at;
  std::int64_t nodes_off_road{};  ///< open nodes with no road within reach
  bool has_tables{};              ///< an OSRM server is asked first
  std::string tables_fault;       ///< why it did not answer last, and the own roads or estimates were taken
};
DESCRIBE(RoadMapFacts, "The road map in use.",
         FIELD(source, "file that it came from, empty: no map, ways are estimated"),
         FIELD(crossings, "crossings and dead ends"), FIELD(roads, "pieces of road, each direction counted"),
         FIELD(length_m, "metres, each direction counted"), FIELD(imported_at, "when it was taken in"),
         FIELD(nodes_off_road, "open nodes further than 3 km from any road: their ways are estimated"),
         FIELD(has_tables, "an OSRM server is asked first"),
         FIELD(tables_fault, "why it did not answer last and this map or estimates were taken; empty: it did"))

struct RoadMapQuery {};
DESCRIBE_EMPTY(RoadMapQuery, "Asks for the map of the region.")

/// Replaces the region's road map by the drivable part of an OpenStreetMap extract that hangs together, and its base
/// map by what is drawn of it.
/// @param pbf  `.osm.pbf`
/// @errors map_malformed, map_packing_unknown, map_without_roads of platform/osm
base::Result<RoadMapFacts> import_roads(Act&, ImportRoads const&, std::string_view pbf);
base::Result<RoadMapFacts> get_road_map(Look&, RoadMapQuery const&);

}  // namespace network::service
