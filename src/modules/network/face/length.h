// How long a way on the ground is.
#pragma once
#include <cstdint>

#include "modules/network/network.h"

namespace network {

/// Along the shape, or from stop to stop when nobody has drawn it.
/// @returns metres; 0 of an empty path
inline std::int64_t length_of(Path const& path) {
  double metres = 0;
  auto const& way = path.shape.empty() ? path.stops : path.shape;
  for (std::size_t i = 1; i < way.size(); ++i) metres += base::distance_m(way[i - 1], way[i]);
  return static_cast<std::int64_t>(metres + 0.5);
}

}  // namespace network
