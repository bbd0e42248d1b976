// A road network prepared once, so that the quickest ways between many places take milliseconds.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/roads/graph.h"

namespace roads {

/// Contraction hierarchy (Geisberger, Sanders, Schultes, Delling 2008): the nodes leave the graph one by one,
/// the least important first, and a shortcut stands in for each quickest way that led through the one that
/// left. Every quickest way then climbs to one summit and descends. Immutable.
class Hierarchy {
 public:
  /// @cost about a second for 100,000 nodes of a county
  explicit Hierarchy(Graph const& graph);

  /// The same durations as `roads::quickest_ways`; among ways of equal duration the distance is of any.
  /// @param places  nodes (Knopp and others 2007: one climb from each, met in buckets)
  routing::Matrix quickest_ways(std::span<int const> places) const;

  int n_nodes() const { return static_cast<int>(ascents_.size()); }
  /// Ways up that are kept, shortcuts included.
  std::size_t n_arcs() const;

 private:
  friend class Contraction;
  struct Arc {
    std::int32_t to{}, duration_s{}, length_m{};
  };
  using Arcs = std::vector<std::vector<Arc>>;
  class Climb;

  Arcs ascents_;   ///< of each node, with the traffic, to nodes that left later
  Arcs descents_;  ///< of each node, against the traffic, to nodes that left later
};

}  // namespace roads
