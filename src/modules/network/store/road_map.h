// The row of the road map.
#pragma once
#include <optional>
#include <string>

#include "modules/network/network.h"

namespace network::store {

/// What is told of the map; its roads are read apart.
struct RoadMapRow {
  std::int64_t revision{};  ///< random, new with every import
  std::string source;
  std::int64_t crossings{}, roads{}, length_m{};
  base::Instant imported_at;
  platform::auth::PersonId imported_by;
};
DESCRIBE(RoadMapRow, "The road map of the region.", FIELD(revision, "changes with every import"),
         FIELD(source, "file that it came from").longest(200), FIELD(crossings, "crossings and dead ends"),
         FIELD(roads, "pieces of road, each direction counted"),
         FIELD(length_m, "metres, each direction counted"), FIELD(imported_at, "when"),
         FIELD(imported_by, "by whom"))

std::optional<RoadMapRow> find_road_map(Tx&, base::Region);
/// @returns what was packed, "" when there is no map
std::string road_map_body(Tx&, base::Region);
void put_road_map(Tx&, base::Region, RoadMapRow const&, std::string_view body);

}  // namespace network::store
