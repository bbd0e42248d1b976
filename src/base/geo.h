// Places on the earth. The datum is in the type: WGS-84 is stored and sent, GCJ-02 is for Chinese base maps only.
#pragma once
#include <cstdint>

namespace base {

/// WGS-84, degrees × 10⁷ so that equality and SQL are exact (1 unit ≈ 1.1 cm).
struct Position {
  std::int32_t lat_e7{};
  std::int32_t lon_e7{};
  constexpr bool operator==(Position const&) const = default;
  double lat() const { return lat_e7 / 1e7; }
  double lon() const { return lon_e7 / 1e7; }
};

/// @param lat,lon  degrees, −90…90 and −180…180
Position position_of(double lat, double lon);

/// Great-circle distance in metres on a sphere of radius 6,371,008.8 m (IUGG mean radius).
double distance_m(Position, Position);

}  // namespace base
