// Spherical geometry of geo.h.
#include "base/geo.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace base {

Position position_of(double lat, double lon) {
  return {static_cast<std::int32_t>(std::lround(lat * 1e7)), static_cast<std::int32_t>(std::lround(lon * 1e7))};
}

double distance_m(Position a, Position b) {
  constexpr double kRadius = 6'371'008.8;
  constexpr double kRad = std::numbers::pi / 180;
  auto const s = std::sin((b.lat() - a.lat()) * kRad / 2);
  auto const t = std::sin((b.lon() - a.lon()) * kRad / 2);
  auto const h = s * s + std::cos(a.lat() * kRad) * std::cos(b.lat() * kRad) * t * t;
  return 2 * kRadius * std::asin(std::sqrt(std::min(1.0, h)));
}

}  // namespace base
