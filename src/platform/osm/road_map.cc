// Two passes over the file: which nodes the roads use, then where those lie.
#include "platform/osm/road_map.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "platform/osm/blobs.h"
#include "platform/osm/elements.h"
#include "platform/osm/way_tags.h"

namespace platform::osm {
namespace {

constexpr double kLongest_m = 1e9;  ///< longer only in hostile files

/// A way with the numbers of its nodes, in driving order.
struct Way {
  Drivable road;
  std::size_t first{}, end{};  ///< in Ways::nodes
};
struct Ways {
  std::vector<Way> ways;
  std::vector<std::int64_t> nodes;  ///< of all ways, one after another
};

/// A node that roads use.
struct Node {
  std::int64_t number{};
  base::Position position;
  bool is_placed{};
  std::int32_t uses{};  ///< two where a way begins or ends, one where it passes
  std::int32_t crossing{-1};
};

void add_way(Ways& ways, WayElement const& way, Drivable const& road) {
  auto const first = ways.nodes.size();
  ways.nodes.insert(ways.nodes.end(), way.nodes.begin(), way.nodes.end());
  if (road.direction == Direction::against)
    std::reverse(ways.nodes.begin() + static_cast<std::ptrdiff_t>(first), ways.nodes.end());
  ways.ways.push_back({road, first, ways.nodes.size()});
}

bool take_ways(Ways& ways, std::string_view block) {
  return each_way(block, [&ways](WayElement const& way) {
    WayTags tags;
    for (auto const& tag : way.tags) tags.add(tag.key, tag.value);
    if (auto const road = tags.drivable()) add_way(ways, way, *road);
  });
}

/// The used nodes by number.
class Nodes {
 public:
  explicit Nodes(Ways const& ways) {
    auto numbers = ways.nodes;
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    for (auto const number : numbers) nodes_.push_back({.number = number});
    for (auto const& way : ways.ways)
      for (auto i = way.first; i < way.end; ++i)
        find(ways.nodes[i])->uses += i == way.first || i + 1 == way.end ? 2 : 1;
  }

  Node* find(std::int64_t number) {
    auto const at = std::ranges::lower_bound(nodes_, number, {}, &Node::number);
    return at == nodes_.end() || at->number != number ? nullptr : &*at;
  }

  bool take(std::string_view block) {
    return each_node(block, [this](NodeElement const& element) {
      auto* const node = find(element.number);
      if (!node) return;
      node->position = element.position;
      node->is_placed = true;
    });
  }

 private:
  std::vector<Node> nodes_;
};

/// Cuts ways where they cross, end or leave the extract.
class Cutter {
 public:
  explicit Cutter(Nodes& nodes) : nodes_{nodes} {}

  void cut(Ways const& ways, Way const& way) {
    Node *begun = nullptr, *last = nullptr;
    double length = 0;
    for (auto i = way.first; i < way.end; ++i) {
      auto* const node = nodes_.find(ways.nodes[i]);
      if (!node->is_placed) {
        if (begun && begun != last) add(way.road, *begun, *last, length);
        begun = nullptr;
        continue;
      }
      if (begun) length += base::distance_m(last->position, node->position);
      last = node;
      if (begun && node->uses < 2) continue;
      if (begun && begun != node) add(way.road, *begun, *node, length);
      begun = node;
      length = 0;
    }
  }

  RoadMap map;

 private:
  void add(Drivable const& road, Node& from, Node& to, double length) {
    auto const length_m = static_cast<std::int32_t>(std::lround(std::min(length, kLongest_m)));
    map.roads.push_back({crossing_of(from), crossing_of(to), length_m, road.kind,
                         road.direction != Direction::both, road.limit_kmh});
  }
  std::int32_t crossing_of(Node& node) {
    if (node.crossing < 0) {
      node.crossing = static_cast<std::int32_t>(map.crossings.size());
      map.crossings.push_back(node.position);
    }
    return node.crossing;
  }

  Nodes& nodes_;
};

}  // namespace

base::Result<RoadMap> read_road_map(std::string_view pbf) {
  Ways ways;
  TRY(each_blob(pbf, [&ways](std::string_view bytes) { return take_ways(ways, bytes); }));
  Nodes nodes{ways};
  TRY(each_blob(pbf, [&nodes](std::string_view bytes) { return nodes.take(bytes); }));
  Cutter cutter{nodes};
  for (auto const& way : ways.ways) cutter.cut(ways, way);
  if (cutter.map.roads.empty()) return refusal::map_without_roads;
  return std::move(cutter.map);
}

}  // namespace platform::osm
