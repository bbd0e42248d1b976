// From any way on to the one that begins or ends where it ends, until it is back at its start.
#include "platform/osm/rings.h"

#include <unordered_map>

namespace platform::osm {
namespace {

class Joiner {
 public:
  explicit Joiner(std::vector<NodeNumbers const*> const& ways) : ways_{ways}, used_(ways.size()) {
    for (std::size_t i = 0; i < ways.size(); ++i) {
      if (ways[i]->size() < 2) used_[i] = true;
      else {
        at_end_[ways[i]->front()].push_back(i);
        at_end_[ways[i]->back()].push_back(i);
      }
    }
  }

  std::vector<NodeNumbers> join() {
    std::vector<NodeNumbers> rings;
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      if (used_[i]) continue;
      used_[i] = true;
      auto ring = *ways_[i];
      while (ring.front() != ring.back() && go_on(ring)) {
      }
      if (ring.front() == ring.back() && ring.size() > 3) rings.push_back(std::move(ring));
    }
    return rings;
  }

 private:
  /// @returns false when nothing goes on from its end
  bool go_on(NodeNumbers& ring) {
    auto& waiting = at_end_[ring.back()];
    while (!waiting.empty()) {
      auto const next = waiting.back();
      waiting.pop_back();
      if (used_[next]) continue;
      used_[next] = true;
      auto const& way = *ways_[next];
      if (way.front() == ring.back()) ring.insert(ring.end(), way.begin() + 1, way.end());
      else ring.insert(ring.end(), way.rbegin() + 1, way.rend());
      return true;
    }
    return false;
  }

  std::vector<NodeNumbers const*> const& ways_;
  std::vector<bool> used_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> at_end_;
};

}  // namespace

std::vector<NodeNumbers> rings_of(std::vector<NodeNumbers const*> const& ways) { return Joiner{ways}.join(); }

bool encloses(std::vector<base::Position> const& ring, base::Position p) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    auto const& a = ring[i - 1];
    auto const& b = ring[i];
    if ((a.lat_e7 > p.lat_e7) == (b.lat_e7 > p.lat_e7)) continue;
    auto const along = (p.lat() - a.lat()) / (b.lat() - a.lat());
    if (p.lon() < a.lon() + along * (b.lon() - a.lon())) inside = !inside;
  }
  return inside;
}

}  // namespace platform::osm
