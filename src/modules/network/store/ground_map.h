// The base map as it is shown.
#pragma once
#include <optional>

#include "base/describe.h"
#include "modules/network/network.h"

namespace network::store {

struct GroundMapRow {
  base::Instant imported_at;
  base::Json lines, water, places;  ///< feature collections
};
DESCRIBE(GroundMapRow, "A base map.", FIELD(imported_at, "when it was taken in"), FIELD(lines, "roads, rails, rivers"),
         FIELD(water, "areas"), FIELD(places, "names"))

std::optional<GroundMapRow> find_ground_map(Tx&, base::Region);
/// Replaces the one that is there.
void put_ground_map(Tx&, base::Region, GroundMapRow const&);

}  // namespace network::store
