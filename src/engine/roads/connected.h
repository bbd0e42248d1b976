// The part of a road network in which every place can be reached from every other.
#pragma once
#include <vector>

#include "engine/roads/graph.h"

namespace roads {

/// The largest strongly connected part, its nodes renumbered in their old order: what lies across a border,
/// behind a missing bridge or at the wrong end of a one-way street would never be reached. By Kosaraju's two
/// searches (Sharir 1981).
Graph main_part(Graph const& graph);

}  // namespace roads
