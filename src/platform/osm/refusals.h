// Refusals of road maps that are read.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "osm"
#define OSM_REFUSALS(X)                                                              \
  X(map_malformed, 422, "地图文件损坏或不是 OSM PBF 格式",                           \
    "The map is damaged or no OpenStreetMap PBF file.")                              \
  X(map_packing_unknown, 422, "地图文件的压缩方式不支持，请用 zlib 压缩的 .osm.pbf", \
    "The map is packed in a way that is not read; use .osm.pbf packed with zlib.")   \
  X(map_without_roads, 422, "地图文件中没有可行车的道路", "The map holds no road that can be driven.")

namespace platform::osm {
DECLARE_REFUSALS(OSM_REFUSALS)
}  // namespace platform::osm
#undef REFUSAL_MODULE
