// Ways joined at their ends to closed rings, and which ring lies within which.
#pragma once
#include <cstdint>
#include <vector>

#include "base/geo.h"

namespace platform::osm {

using NodeNumbers = std::vector<std::int64_t>;

/// Each way is used once, in either direction. What does not close is left out.
/// @returns rings whose first node stands at the end again  @cost linear in the nodes
std::vector<NodeNumbers> rings_of(std::vector<NodeNumbers const*> const& ways);

/// Flat, by even and odd crossings. @param ring  closed
bool encloses(std::vector<base::Position> const& ring, base::Position);

}  // namespace platform::osm
