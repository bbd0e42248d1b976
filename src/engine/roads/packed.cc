// Words in and out.
#include "engine/roads/packed.h"

namespace roads {
namespace {

constexpr std::int32_t kMark = 0x31445259;  // "YRD1"

class Writer {
 public:
  void word(std::int32_t value) {
    auto const bits = static_cast<std::uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(bits >> shift & 0xff);
  }
  std::string bytes;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_{bytes} {}
  /// @pre there is one more
  std::int32_t word() {
    std::uint32_t bits = 0;
    for (int i = 0; i < 4; ++i) bits |= std::uint32_t{static_cast<std::uint8_t>(bytes_[i])} << (8 * i);
    bytes_.remove_prefix(4);
    return static_cast<std::int32_t>(bits);
  }

 private:
  std::string_view bytes_;
};

bool is_sound(Road const& road, std::int32_t n_nodes) {
  auto const is_node = [n_nodes](std::int32_t node) { return node >= 0 && node < n_nodes; };
  return is_node(road.from) && is_node(road.to) && road.length_m >= 0 && road.duration_s >= 0;
}

}  // namespace

std::string pack(Graph const& graph) {
  Writer out;
  std::int32_t n_roads = 0;
  for (int node = 0; node < graph.n_nodes(); ++node)
    n_roads += static_cast<std::int32_t>(graph.roads_from(node).size());
  for (auto const word : {kMark, graph.n_nodes(), n_roads}) out.word(word);
  for (int node = 0; node < graph.n_nodes(); ++node)
    out.word(graph.position(node).lat_e7), out.word(graph.position(node).lon_e7);
  for (int node = 0; node < graph.n_nodes(); ++node)
    for (auto const& road : graph.roads_from(node))
      for (auto const word : {road.from, road.to, road.length_m, road.duration_s}) out.word(word);
  return std::move(out.bytes);
}

std::optional<Graph> unpack(std::string_view bytes) {
  if (bytes.size() < 12) return {};
  Reader in{bytes};
  auto const mark = in.word(), n_nodes = in.word(), n_roads = in.word();
  if (mark != kMark || n_nodes < 0 || n_roads < 0) return {};
  if (bytes.size() != 12 + 8 * std::size_t(n_nodes) + 16 * std::size_t(n_roads)) return {};
  std::vector<base::Position> nodes(n_nodes);
  for (auto& node : nodes) node.lat_e7 = in.word(), node.lon_e7 = in.word();
  std::vector<Road> roads(n_roads);
  for (auto& road : roads) {
    road.from = in.word(), road.to = in.word(), road.length_m = in.word(), road.duration_s = in.word();
    if (!is_sound(road, n_nodes)) return {};
  }
  return Graph{std::move(nodes), roads};
}

}  // namespace roads
