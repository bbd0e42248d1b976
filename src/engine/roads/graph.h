// A road network as a directed graph, and the quickest ways between places on it.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/geo.h"
#include "engine/routing/problem.h"

namespace roads {

/// One direction of a road between two crossings.
struct Road {
  std::int32_t from{}, to{};              ///< nodes
  std::int32_t length_m{}, duration_s{};  ///< not negative
};

/// Immutable. Nodes are numbered as their positions are given.
class Graph {
 public:
  /// @param roads between nodes that exist
  Graph(std::vector<base::Position> nodes, std::span<Road const> roads);

  int n_nodes() const { return static_cast<int>(nodes_.size()); }
  base::Position position(int node) const { return nodes_[node]; }
  /// Roads that leave a node.
  std::span<Road const> roads_from(int node) const {
    return {roads_.data() + first_[node], roads_.data() + first_[node + 1]};
  }
  /// The node nearest to a position. @cost that of the nodes about as far north. @returns -1 without nodes
  int nearest(base::Position position) const;

 private:
  std::vector<base::Position> nodes_;
  std::vector<Road> roads_;          ///< by their node of departure
  std::vector<std::int32_t> first_;  ///< of each node in roads_
  std::vector<std::int32_t> by_latitude_;
};

/// Duration and distance of the quickest way between each pair of places (nodes); routing::kNever where there
/// is none. Dijkstra 1959 from each place until all others are reached. @cost n_places × the graph at most
routing::Matrix quickest_ways(Graph const& graph, std::span<int const> places);

/// Without a map: as the crow flies, lengthened by `detour`, at one speed.
struct CrowFlight {
  double detour{1.4};  ///< roads of hilly counties are 1.3 to 1.5 times as long
  double speed_mps{11};
};
routing::Matrix crow_flights(std::span<base::Position const> places, CrowFlight const& flight);

}  // namespace roads
