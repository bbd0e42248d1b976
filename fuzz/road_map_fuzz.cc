// Road maps from anywhere: every file ends in roads whose ends exist, or in a refusal; so do kept networks.
#include <cstdlib>

#include "engine/roads/packed.h"
#include "platform/osm/ground_map.h"
#include "platform/osm/road_map.h"

namespace {

void read_map(std::string_view bytes) {
  auto const map = platform::osm::read_road_map(bytes);
  if (!map) return;
  auto const n = static_cast<std::int32_t>(map.value().crossings.size());
  for (auto const& road : map.value().roads)
    if (road.from < 0 || road.to < 0 || road.from >= n || road.to >= n || road.length_m < 0) std::abort();
}

void read_ground(std::string_view bytes) {
  auto const map = platform::osm::read_ground_map(bytes);
  if (!map) return;
  for (auto const& line : map.value().lines)
    if (line.points.size() < 2) std::abort();
  for (auto const& area : map.value().water)
    for (auto const& ring : area.rings)
      if (ring.size() < 4 || ring.front() != ring.back()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes{reinterpret_cast<char const*>(data), size};
  read_map(bytes);
  read_ground(bytes);
  if (auto const graph = roads::unpack(bytes); graph && roads::pack(*graph).size() != size) std::abort();
  return 0;
}
