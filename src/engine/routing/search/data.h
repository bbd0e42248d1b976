// A problem as flat arrays for the inner loop: nodes, their neighbours, and the matrices row by row.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/routing/problem.h"

namespace routing::search {

using Node = std::uint16_t;

/// What a visit wants, in the first measure of load. Node 0 is the depot, node i + 1 visit i.
struct Want {
  Ticks early, late, service;
  std::int32_t load;  ///< of a dropoff: negative
};

/// True for one depot, one kind of vehicle and one measure of load: the plain kernel takes such problems.
bool is_plain(Problem const&);

/// Immutable, shared by all threads. The problem is read once.
struct Data {
  int n_nodes{};  ///< with the depot
  int fleet{};
  std::int32_t capacity{};
  bool timed{}, paired{};
  std::vector<Want> want;
  std::vector<Node> mate;      ///< the other node of a pair, 0 for none
  std::vector<Node> requests;  ///< what is inserted as one: single nodes, and pickups for their pair

  /// Row of values from a node to all, and from all to a node.
  std::int32_t const* distance_from(int node) const { return distance_->data() + row(node); }
  std::int32_t const* distance_to(int node) const { return distance_back_->data() + row(node); }
  Ticks const* time_from(int node) const { return time_->data() + row(node); }
  Ticks const* time_to(int node) const { return time_back_->data() + row(node); }

  /// The nodes worth standing beside a node, nearest in space and time first.
  Node const* near(int node) const { return near_.data() + static_cast<std::size_t>(node) * n_near; }
  int n_near{};
  /// The nodes around a node by distance alone, from which ruins grow.
  Node const* around(int node) const { return around_.data() + static_cast<std::size_t>(node) * n_around; }
  int n_around{};

  explicit Data(Problem const&);

 private:
  using Values = std::shared_ptr<std::vector<std::int32_t> const>;
  std::size_t row(int node) const { return static_cast<std::size_t>(node) * n_nodes; }
  void take_values(Problem const&);
  void find_neighbours();
  double proximity(int from, int to) const;

  Values distance_, distance_back_, time_, time_back_;
  std::vector<Node> near_, around_;
};

}  // namespace routing::search
