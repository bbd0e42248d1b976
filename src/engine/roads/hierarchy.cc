// Contraction and the search from both ends.
#include "engine/roads/hierarchy.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <queue>

namespace roads {
namespace {

constexpr auto kFar = std::numeric_limits<std::int64_t>::max();
/// A witness that is not found within so many nodes costs a needless shortcut, never a wrong way.
constexpr int kWitnessNodes = 64;

/// Labels of one search; forgets only what it touched.
class Labels {
 public:
  using Entry = std::pair<std::int64_t, int>;

  explicit Labels(int n_nodes) : duration_(n_nodes, kFar), distance_(n_nodes) {}

  void clear() {
    for (auto const node : touched_) duration_[node] = kFar;
    touched_.clear();
    queue_ = {};
  }
  void offer(int node, std::int64_t duration, std::int64_t distance) {
    if (duration >= duration_[node]) return;
    if (duration_[node] == kFar) touched_.push_back(node);
    duration_[node] = duration;
    distance_[node] = distance;
    queue_.push({duration, node});
  }
  /// The nearest node that was not taken yet, -1 when there is none.
  int take() {
    while (!queue_.empty()) {
      auto const [duration, node] = queue_.top();
      queue_.pop();
      if (duration == duration_[node]) return node;
    }
    return -1;
  }
  std::int64_t duration(int node) const { return duration_[node]; }
  std::int64_t distance(int node) const { return distance_[node]; }

 private:
  std::vector<std::int64_t> duration_, distance_;
  std::vector<int> touched_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

}  // namespace

/// Takes the nodes out of the graph, one after another.
class Contraction {
 public:
  using Arc = Hierarchy::Arc;

  explicit Contraction(Graph const& graph)
      : out_(graph.n_nodes()), in_(graph.n_nodes()), depth_(graph.n_nodes()), witness_{graph.n_nodes()} {
    for (int node = 0; node < graph.n_nodes(); ++node)
      for (auto const& road : graph.roads_from(node))
        if (road.to != node) join(node, road.to, road.duration_s, road.length_m);
  }

  void run(Hierarchy::Arcs& ascents, Hierarchy::Arcs& descents) {
    using Entry = std::pair<int, int>;  // price, node
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> next;
    for (int node = 0; node < static_cast<int>(out_.size()); ++node) next.push({price(node), node});
    while (!next.empty()) {
      auto const node = next.top().second;
      next.pop();
      auto const now = price(node);  // its neighbours changed since it was priced
      if (!next.empty() && now > next.top().first) {
        next.push({now, node});
        continue;
      }
      add_shortcuts(node);
      leave(node);
      ascents[node] = std::move(out_[node]);
      descents[node] = std::move(in_[node]);
    }
  }

 private:
  /// Keeps the quickest of parallel ways.
  void join(int from, int to, std::int32_t duration_s, std::int32_t length_m) {
    set(out_[from], {to, duration_s, length_m});
    set(in_[to], {from, duration_s, length_m});
  }
  static void set(std::vector<Arc>& arcs, Arc const& arc) {
    auto const found = std::ranges::find(arcs, arc.to, &Arc::to);
    if (found == arcs.end())
      arcs.push_back(arc);
    else if (arc.duration_s < found->duration_s)
      *found = arc;
  }

  /// Calls `make(from, to, duration_s, length_m)` for each quickest way that would be lost without the node.
  template <typename Make>
  void each_shortcut(int node, Make const& make) {
    for (auto const& in : in_[node]) {
      std::int64_t longest = -1;
      for (auto const& out : out_[node])
        if (out.to != in.to) longest = std::max<std::int64_t>(longest, in.duration_s + out.duration_s);
      if (longest < 0) continue;
      find_witnesses(in.to, node, longest);
      for (auto const& out : out_[node])
        if (out.to != in.to && witness_.duration(out.to) > std::int64_t{in.duration_s} + out.duration_s)
          make(in.to, out.to, in.duration_s + out.duration_s, in.length_m + out.length_m);
    }
  }

  /// Quickest ways from a node that avoid another one, as far as they matter.
  void find_witnesses(int from, int avoided, std::int64_t longest) {
    witness_.clear();
    witness_.offer(from, 0, 0);
    for (int i = 0; i < kWitnessNodes; ++i) {
      auto const node = witness_.take();
      if (node < 0 || witness_.duration(node) > longest) return;
      for (auto const& arc : out_[node])
        if (arc.to != avoided) witness_.offer(arc.to, witness_.duration(node) + arc.duration_s, 0);
    }
  }

  /// Shortcuts that its leaving would make less the arcs it would take along, and how deep it lies already.
  int price(int node) {
    int made = 0;
    each_shortcut(node, [&made](int, int, std::int32_t, std::int32_t) { ++made; });
    return 2 * (made - static_cast<int>(in_[node].size() + out_[node].size())) + depth_[node];
  }

  void add_shortcuts(int node) {
    struct Shortcut {
      int from, to;
      std::int32_t duration_s, length_m;
    };
    std::vector<Shortcut> made;
    each_shortcut(node, [&made](int from, int to, std::int32_t duration_s, std::int32_t length_m) {
      made.push_back({from, to, duration_s, length_m});
    });
    for (auto const& s : made) join(s.from, s.to, s.duration_s, s.length_m);
  }

  void leave(int node) {
    auto const part = [this, node](std::vector<Arc> const& mine, Hierarchy::Arcs& theirs) {
      for (auto const& arc : mine) {
        std::erase_if(theirs[arc.to], [node](Arc const& back) { return back.to == node; });
        depth_[arc.to] = std::max(depth_[arc.to], depth_[node] + 1);
      }
    };
    part(out_[node], in_);
    part(in_[node], out_);
  }

  Hierarchy::Arcs out_, in_;
  std::vector<int> depth_;
  Labels witness_;
};

/// All nodes that a place reaches by climbing.
class Hierarchy::Climb {
 public:
  explicit Climb(int n_nodes) : labels_{n_nodes} {}

  template <typename Visit>
  void run(int from, Arcs const& arcs, Visit const& visit) {
    labels_.clear();
    labels_.offer(from, 0, 0);
    for (auto node = labels_.take(); node >= 0; node = labels_.take()) {
      visit(node, labels_.duration(node), labels_.distance(node));
      for (auto const& arc : arcs[node])
        labels_.offer(arc.to, labels_.duration(node) + arc.duration_s, labels_.distance(node) + arc.length_m);
    }
  }

 private:
  Labels labels_;
};

Hierarchy::Hierarchy(Graph const& graph) : ascents_(graph.n_nodes()), descents_(graph.n_nodes()) {
  Contraction{graph}.run(ascents_, descents_);
}

std::size_t Hierarchy::n_arcs() const {
  std::size_t n = 0;
  for (auto const* arcs : {&ascents_, &descents_})
    for (auto const& of_node : *arcs) n += of_node.size();
  return n;
}

routing::Matrix Hierarchy::quickest_ways(std::span<int const> places) const {
  struct Arrival {
    std::size_t place;
    std::int64_t duration, distance;
  };
  std::vector<std::vector<Arrival>> summits(ascents_.size());
  Climb climb{n_nodes()};
  auto const n = places.size();
  for (std::size_t to = 0; to < n; ++to)
    climb.run(places[to], descents_, [&](int node, std::int64_t duration, std::int64_t distance) {
      summits[node].push_back({to, duration, distance});
    });
  auto const never = std::int64_t{routing::kNever};
  auto duration = std::make_shared<std::vector<std::int32_t>>(n * n, routing::kNever);
  auto distance = std::make_shared<std::vector<std::int32_t>>(n * n, routing::kNever);
  for (std::size_t from = 0; from < n; ++from)
    climb.run(places[from], ascents_, [&](int node, std::int64_t up, std::int64_t up_m) {
      for (auto const& down : summits[node]) {
        auto& quickest = (*duration)[from * n + down.place];
        if (up + down.duration >= quickest) continue;
        quickest = static_cast<std::int32_t>(up + down.duration);
        (*distance)[from * n + down.place] = static_cast<std::int32_t>(std::min(never, up_m + down.distance));
      }
    });
  return {static_cast<int>(n), distance, duration};
}

}  // namespace roads
