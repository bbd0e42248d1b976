// Nodes, ways and relations of a block, with their tags in clear.
#pragma once
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/geo.h"

namespace platform::osm {

struct Tag {
  std::string_view key, value;
};
/// @returns "" without such a tag
std::string_view value_of(std::vector<Tag> const&, std::string_view key);

struct NodeElement {
  std::int64_t number{};
  base::Position position;
  std::vector<Tag> tags;
};
struct WayElement {
  std::int64_t number{};
  std::vector<std::int64_t> nodes;  ///< numbers, in order
  std::vector<Tag> tags;
};

/// A way that belongs to a relation; other members are passed over.
struct WayMember {
  std::int64_t number{};
  std::string_view role;
};
struct RelationElement {
  std::vector<WayMember> ways;  ///< in order
  std::vector<Tag> tags;
};

/// What is handed over lives until the call returns. Nodes off the globe are passed over.
/// @param block  as each_blob gives it. @returns false when it is none
bool each_node(std::string_view block, std::function<void(NodeElement const&)> const& take);
bool each_way(std::string_view block, std::function<void(WayElement const&)> const& take);
bool each_relation(std::string_view block, std::function<void(RelationElement const&)> const& take);

}  // namespace platform::osm
