// A road network as bytes, to be kept and read again.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/roads/graph.h"

namespace roads {

/// Little-endian 32-bit words: a mark, the number of nodes and of roads, latitude and longitude of each node,
/// then from, to, length and duration of each road.
std::string pack(Graph const& graph);
/// The same graph, or nothing when the bytes are not such.
std::optional<Graph> unpack(std::string_view bytes);

}  // namespace roads
