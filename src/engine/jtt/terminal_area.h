// Areas and routes that a terminal watches by itself (0x8600 … 0x8608).
// Source: JT/T 808-2019, 8.39 … 8.47.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/jtt/naming.h"

namespace jtt {

void name_circles(Naming&, bool is_2019);
void name_rectangles(Naming&, bool is_2019);
void name_polygon(Naming&, bool is_2019);
void name_route(Naming&, bool is_2019);

/// As the standard numbers them; also of item 0x12 of a report.
enum class AreaShape : std::uint8_t { circle = 1, rectangle = 2, polygon = 3, route = 4 };
/// 10⁻⁶ degree; south and west are negative.
struct AreaPoint {
  std::int32_t lat_e6{}, lon_e6{};
};
/// An area or a route as it is sent to a terminal, which then raises alarm bits 20 … 23 by itself.
struct Area {
  std::uint32_t id{};
  AreaShape shape{};
  std::vector<AreaPoint> points;  ///< middle; upper left and lower right; corners; turning points in order
  std::uint32_t radius_m{};       ///< of a circle
  std::uint8_t width_m{};         ///< of a route
  bool tells_entry{}, tells_exit{};  ///< the platform is told
  bool warns_driver{};               ///< at the same moments
  std::uint16_t max_speed_kmh{};     ///< 0: none
  std::uint8_t overspeed_s{};        ///< for which it lasts
  std::string name;                  ///< GBK, of 2019
};
/// 0x8600, 0x8602, 0x8604 or 0x8606.
std::uint16_t message_of_area(AreaShape);
/// Its body; areas that the terminal has besides stay. @pre the points that the shape needs
std::string write_area(Area const&, bool is_2019);
/// Body of 0x8601, 0x8603, 0x8605 or 0x8607, one above that of the shape. @param ids  at most 125; none: all
std::string write_areas_deleted(std::vector<std::uint32_t> const& ids);
/// Body of 0x8608, which 2019 has.
std::string write_areas_asked(AreaShape, std::vector<std::uint32_t> const& ids);

}  // namespace jtt
