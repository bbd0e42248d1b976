// Three passes: which ways enclose water together, which ways are drawn, then where their nodes lie and which nodes
// are places.
#include "platform/osm/ground_map.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "platform/osm/blobs.h"
#include "platform/osm/elements.h"
#include "platform/osm/rings.h"

namespace platform::osm {
namespace {

constexpr double kApart_m = 10;

template <typename Kind>
struct Word {
  std::string_view word;
  Kind kind;
};

template <typename Kind, std::size_t n>
std::optional<Kind> kind_of(std::array<Word<Kind>, n> const& words, std::string_view word) {
  auto const found = std::ranges::find(words, word, &Word<Kind>::word);
  if (found == words.end()) return {};
  return found->kind;
}

using LineWord = Word<GroundLineKind>;
constexpr std::array<LineWord, 19> kHighways{{
    {"motorway", GroundLineKind::main_road},
    {"motorway_link", GroundLineKind::main_road},
    {"trunk", GroundLineKind::main_road},
    {"trunk_link", GroundLineKind::main_road},
    {"primary", GroundLineKind::primary},
    {"primary_link", GroundLineKind::primary},
    {"secondary", GroundLineKind::secondary},
    {"secondary_link", GroundLineKind::secondary},
    {"tertiary", GroundLineKind::tertiary},
    {"tertiary_link", GroundLineKind::tertiary},
    {"unclassified", GroundLineKind::minor_road},
    {"residential", GroundLineKind::minor_road},
    {"living_street", GroundLineKind::minor_road},
    {"road", GroundLineKind::minor_road},
    {"pedestrian", GroundLineKind::minor_road},
    {"service", GroundLineKind::track},
    {"track", GroundLineKind::track},
    {"path", GroundLineKind::track},
    {"footway", GroundLineKind::track},
}};
constexpr std::array<LineWord, 4> kWaterways{{{"river", GroundLineKind::river},
                                              {"canal", GroundLineKind::river},
                                              {"stream", GroundLineKind::stream},
                                              {"ditch", GroundLineKind::stream}}};
constexpr std::array<LineWord, 3> kRailways{{{"rail", GroundLineKind::railway},
                                             {"light_rail", GroundLineKind::railway},
                                             {"narrow_gauge", GroundLineKind::railway}}};
constexpr std::array<Word<PlaceKind>, 5> kPlaces{{{"city", PlaceKind::town},
                                                  {"town", PlaceKind::town},
                                                  {"village", PlaceKind::village},
                                                  {"suburb", PlaceKind::village},
                                                  {"hamlet", PlaceKind::hamlet}}};

std::optional<GroundLineKind> line_kind(std::vector<Tag> const& tags) {
  if (auto const road = kind_of(kHighways, value_of(tags, "highway"))) return road;
  if (auto const water = kind_of(kWaterways, value_of(tags, "waterway"))) return water;
  return kind_of(kRailways, value_of(tags, "railway"));
}

bool is_wet(std::vector<Tag> const& tags) {
  auto const use = value_of(tags, "landuse");
  return value_of(tags, "natural") == "water" || value_of(tags, "waterway") == "riverbank" || use == "reservoir" ||
         use == "basin";
}
bool is_water(WayElement const& way) {
  return is_wet(way.tags) && way.nodes.size() > 3 && way.nodes.front() == way.nodes.back();
}

/// A way that is drawn, with the numbers of its nodes.
struct Drawn {
  std::optional<GroundLineKind> line;  ///< none: water
  std::string name;
  NodeNumbers nodes;
};
/// Water whose shores and islands are ways of their own.
struct Lake {
  std::string name;
  std::vector<std::int64_t> shores, islands;  ///< numbers of ways
};
/// A way of lakes.
struct Shore {
  std::size_t uses{};  ///< two lakes may meet at it; in more only hostile files have it
  bool is_outer{};     ///< of one of them, so that it is not drawn for itself too
  NodeNumbers nodes;
};
constexpr std::size_t kUsesMost = 8;

using Ring = std::vector<base::Position>;

class Ground {
 public:
  bool take_relations(std::string_view block) {
    return each_relation(block, [this](RelationElement const& relation) {
      if (value_of(relation.tags, "type") == "multipolygon" && is_wet(relation.tags)) take_lake(relation);
    });
  }
  bool take_ways(std::string_view block) {
    return each_way(block, [this](WayElement const& way) {
      auto const shore = shores_.find(way.number);
      if (shore != shores_.end()) shore->second.nodes = way.nodes;
      auto const kind = line_kind(way.tags);
      auto const is_drawn = kind || (is_water(way) && (shore == shores_.end() || !shore->second.is_outer));
      if (is_drawn) drawn_.push_back({kind, std::string{value_of(way.tags, "name")}, way.nodes});
      if (!is_drawn && shore == shores_.end()) return;
      for (auto const number : way.nodes) places_of_nodes_.try_emplace(number);
    });
  }
  bool take_nodes(std::string_view block) {
    return each_node(block, [this](NodeElement const& node) {
      if (auto const wanted = places_of_nodes_.find(node.number); wanted != places_of_nodes_.end())
        wanted->second = node.position;
      auto const kind = kind_of(kPlaces, value_of(node.tags, "place"));
      auto const name = value_of(node.tags, "name");
      if (kind && !name.empty()) map_.places.push_back({*kind, std::string{name}, node.position});
    });
  }
  GroundMap finish() && {
    for (auto& way : drawn_) {
      auto points = points_of(way.nodes);
      if (way.line && points.size() > 1) map_.lines.push_back({*way.line, std::move(way.name), std::move(points)});
      if (!way.line && is_closed(points)) map_.water.push_back({std::move(way.name), {std::move(points)}});
    }
    for (auto const& lake : lakes_) draw(lake);
    return std::move(map_);
  }

 private:
  void take_lake(RelationElement const& relation) {
    Lake lake{std::string{value_of(relation.tags, "name")}, {}, {}};
    for (auto const& way : relation.ways) {
      auto const is_outer = way.role != "inner";
      auto& shore = shores_[way.number];
      if (++shore.uses > kUsesMost) continue;
      shore.is_outer |= is_outer;
      (is_outer ? lake.shores : lake.islands).push_back(way.number);
    }
    lakes_.push_back(std::move(lake));
  }
  /// Each shore with the islands in it.
  void draw(Lake const& lake) {
    auto islands = closed_rings(lake.islands);
    for (auto& shore : closed_rings(lake.shores)) {
      GroundArea area{lake.name, {std::move(shore)}};
      for (auto& island : islands)
        if (!island.empty() && encloses(area.rings.front(), island.front())) {
          area.rings.push_back(std::move(island));
          island.clear();
        }
      map_.water.push_back(std::move(area));
    }
  }
  std::vector<Ring> closed_rings(std::vector<std::int64_t> const& numbers) const {
    std::vector<NodeNumbers const*> ways;
    for (auto const number : numbers) ways.push_back(&shores_.at(number).nodes);
    std::vector<Ring> out;
    for (auto const& ring : rings_of(ways))
      if (auto points = points_of(ring); is_closed(points)) out.push_back(std::move(points));
    return out;
  }
  /// A ring that the extract cuts open is none.
  static bool is_closed(Ring const& points) { return points.size() > 3 && points.front() == points.back(); }

  Ring points_of(NodeNumbers const& nodes) const {
    Ring out;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      auto const& place = places_of_nodes_.at(nodes[i]);
      if (!place) continue;
      auto const is_end = i == 0 || i + 1 == nodes.size();
      if (is_end || out.empty() || base::distance_m(out.back(), *place) >= kApart_m) out.push_back(*place);
    }
    return out;
  }

  std::vector<Drawn> drawn_;
  std::vector<Lake> lakes_;
  std::unordered_map<std::int64_t, Shore> shores_;
  std::unordered_map<std::int64_t, std::optional<base::Position>> places_of_nodes_;
  GroundMap map_;
};

}  // namespace

base::Result<GroundMap> read_ground_map(std::string_view pbf) {
  Ground ground;
  TRY(each_blob(pbf, [&ground](std::string_view block) { return ground.take_relations(block); }));
  TRY(each_blob(pbf, [&ground](std::string_view block) { return ground.take_ways(block); }));
  TRY(each_blob(pbf, [&ground](std::string_view block) { return ground.take_nodes(block); }));
  return std::move(ground).finish();
}

}  // namespace platform::osm
