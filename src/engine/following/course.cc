// Lays stops on a path in their order, also where the path overlaps itself.
#include "engine/following/course.h"

#include <algorithm>
#include <limits>

namespace following {
namespace {

std::vector<base::Position> shape_of(std::vector<PlannedStop> const& stops,
                                     std::span<base::Position const> shape) {
  std::vector<base::Position> out{shape.begin(), shape.end()};
  if (out.size() < 2) {
    out.clear();
    for (auto const& stop : stops) out.push_back(stop.position);
  }
  return out;
}

/// One way to lay the stops so far.
struct Laid {
  double along_m, cost;
  int before;  ///< position in the list of the stop before
};

/// Candidates within this distance compete; a stop farther from the path than that is laid at its nearest
/// place.
constexpr double kWithin = 300;
/// How much farther from the path a stop may lie for a place that its planned time suits: see `cost_of`.
constexpr std::size_t kPlaces = 12;

std::vector<Nearby> places_of(Path const& path, base::Position position) {
  std::vector<Nearby> out;
  path.nearby(position, 0, path.length_m(), kWithin, kPlaces, out);
  if (out.empty()) path.nearby(position, 0, path.length_m(), std::numeric_limits<double>::max(), 1, out);
  return out;
}

}  // namespace

Course::Course(std::vector<PlannedStop> stops, std::span<base::Position const> shape)
    : stops_{std::move(stops)}, path_{shape_of(stops_, shape)} {
  // Least sum of squared distances among all layings in order (Viterbi). A small toll on the length of a leg,
  // weighed against what the plan gives it, decides between the two sides of an out-and-back line.
  auto const total_s = std::max(1, stops_.back().arrives.seconds - stops_.front().departs.seconds);
  std::vector<std::vector<Laid>> layers;
  for (std::size_t i = 0; i < stops_.size(); ++i) {
    std::vector<Laid> layer;
    auto const planned =
        (stops_[i].arrives.seconds - stops_.front().departs.seconds) * path_.length_m() / total_s;
    for (auto const& place : places_of(path_, stops_[i].position)) {
      auto const ahead = (place.along_m - planned) / std::max(500.0, path_.length_m());
      Laid laid{place.along_m, place.off_m * place.off_m + 2'000 * ahead * ahead, -1};
      if (i > 0) {
        auto best = std::numeric_limits<double>::max();
        for (std::size_t b = 0; b < layers[i - 1].size(); ++b) {
          auto const& before = layers[i - 1][b];
          auto const back = std::max(0.0, before.along_m - laid.along_m);
          if (auto const cost = before.cost + (back > 0 ? 1e6 + back * back : 0); cost < best)
            best = cost, laid.before = static_cast<int>(b);
        }
        laid.cost += best;
      }
      layer.push_back(laid);
    }
    layers.push_back(std::move(layer));
  }
  along_.resize(stops_.size());
  auto at = static_cast<std::size_t>(std::ranges::min_element(layers.back(), {}, &Laid::cost) -
                                     layers.back().begin());
  for (auto i = stops_.size(); i-- > 0;) {
    along_[i] = layers[i][at].along_m;
    at = static_cast<std::size_t>(std::max(0, layers[i][at].before));
  }
  for (std::size_t i = 1; i < along_.size(); ++i) along_[i] = std::max(along_[i], along_[i - 1]);
}

double Course::planned_s(double along_m) const {
  auto const after = std::upper_bound(along_.begin(), along_.end(), along_m) - along_.begin();
  if (after == 0) return stops_.front().departs.seconds;
  if (after == std::ssize(along_)) return stops_.back().arrives.seconds;
  auto const i = static_cast<std::size_t>(after);
  auto const part = (along_m - along_[i - 1]) / (along_[i] - along_[i - 1]);
  double const from = stops_[i - 1].departs.seconds, to = stops_[i].arrives.seconds;
  return from + part * (to - from);
}

}  // namespace following
