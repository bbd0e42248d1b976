// Differences added up, tags looked up. Hostile numbers wrap and hostile indexes name nothing.
#include "platform/osm/elements.h"

#include <osmpbf/osmformat.pb.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace platform::osm {
namespace {

using OSMPBF::PrimitiveBlock;

std::string_view text_of(PrimitiveBlock const& block, std::int64_t i) {
  auto const& texts = block.stringtable();
  return i >= 0 && i < texts.s_size() ? std::string_view{texts.s(static_cast<int>(i))} : std::string_view{};
}

std::int64_t plus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

template <typename Element>
void read_tags(PrimitiveBlock const& block, Element const& element, std::vector<Tag>& out) {
  out.clear();
  for (int i = 0; i < std::min(element.keys_size(), element.vals_size()); ++i)
    out.push_back({text_of(block, element.keys(i)), text_of(block, element.vals(i))});
}

std::optional<base::Position> position_of(PrimitiveBlock const& block, std::int64_t lat, std::int64_t lon) {
  auto const degrees = [&block](std::int64_t offset, std::int64_t value) {
    auto const steps = static_cast<double>(block.granularity()) * static_cast<double>(value);
    return 1e-9 * (static_cast<double>(offset) + steps);
  };
  auto const north = degrees(block.lat_offset(), lat), east = degrees(block.lon_offset(), lon);
  if (!(std::abs(north) <= 90 && std::abs(east) <= 180)) return {};
  return base::position_of(north, east);
}

/// Tags of dense nodes: key, value, key, value … 0 for each node, one after another.
class DenseTags {
 public:
  DenseTags(PrimitiveBlock const& block, OSMPBF::DenseNodes const& dense) : block_{block}, dense_{dense} {}
  void next(std::vector<Tag>& out) {
    out.clear();
    while (at_ < dense_.keys_vals_size() && dense_.keys_vals(at_) != 0) {
      if (at_ + 1 >= dense_.keys_vals_size()) break;
      out.push_back({text_of(block_, dense_.keys_vals(at_)), text_of(block_, dense_.keys_vals(at_ + 1))});
      at_ += 2;
    }
    ++at_;
  }

 private:
  PrimitiveBlock const& block_;
  OSMPBF::DenseNodes const& dense_;
  int at_{};
};

void each_dense(PrimitiveBlock const& block, OSMPBF::DenseNodes const& dense, NodeElement& node,
                std::function<void(NodeElement const&)> const& take) {
  std::int64_t lat = 0, lon = 0;
  node.number = 0;
  DenseTags tags{block, dense};
  for (int i = 0; i < std::min({dense.id_size(), dense.lat_size(), dense.lon_size()}); ++i) {
    node.number = plus(node.number, dense.id(i));
    lat = plus(lat, dense.lat(i));
    lon = plus(lon, dense.lon(i));
    tags.next(node.tags);
    auto const position = position_of(block, lat, lon);
    if (!position) continue;
    node.position = *position;
    take(node);
  }
}

bool parse(PrimitiveBlock& block, std::string_view bytes) {
  return block.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

}  // namespace

std::string_view value_of(std::vector<Tag> const& tags, std::string_view key) {
  auto const found = std::ranges::find(tags, key, &Tag::key);
  return found == tags.end() ? std::string_view{} : found->value;
}

bool each_node(std::string_view bytes, std::function<void(NodeElement const&)> const& take) {
  PrimitiveBlock block;
  if (!parse(block, bytes)) return false;
  NodeElement node;
  for (auto const& group : block.primitivegroup()) {
    for (auto const& n : group.nodes()) {
      auto const position = position_of(block, n.lat(), n.lon());
      if (!position) continue;
      node.number = n.id();
      node.position = *position;
      read_tags(block, n, node.tags);
      take(node);
    }
    each_dense(block, group.dense(), node, take);
  }
  return true;
}

bool each_way(std::string_view bytes, std::function<void(WayElement const&)> const& take) {
  PrimitiveBlock block;
  if (!parse(block, bytes)) return false;
  WayElement way;
  for (auto const& group : block.primitivegroup())
    for (auto const& w : group.ways()) {
      read_tags(block, w, way.tags);
      way.number = w.id();
      way.nodes.clear();
      std::int64_t number = 0;
      for (auto const step : w.refs()) way.nodes.push_back(number = plus(number, step));
      take(way);
    }
  return true;
}

bool each_relation(std::string_view bytes, std::function<void(RelationElement const&)> const& take) {
  PrimitiveBlock block;
  if (!parse(block, bytes)) return false;
  RelationElement relation;
  for (auto const& group : block.primitivegroup())
    for (auto const& r : group.relations()) {
      read_tags(block, r, relation.tags);
      relation.ways.clear();
      std::int64_t number = 0;
      for (int i = 0; i < std::min({r.memids_size(), r.types_size(), r.roles_sid_size()}); ++i) {
        number = plus(number, r.memids(i));
        if (r.types(i) == OSMPBF::Relation::WAY) relation.ways.push_back({number, text_of(block, r.roles_sid(i))});
      }
      take(relation);
    }
  return true;
}

}  // namespace platform::osm
