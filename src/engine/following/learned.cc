// Means by cell, each leaning on the one above while it is young.
#include "engine/following/learned.h"

#include <algorithm>
#include <cmath>

namespace following {
namespace {

constexpr double kCut = 5;  // spreads: dwells and lights are skewed, a lower cut would make means too small
constexpr int kRemembers = 40;  // values
constexpr double kLeans = 3;    // values that the mean above counts for

double between(RobustMean const* cell, double above) {
  if (!cell) return above;
  return (cell->n * cell->mean + kLeans * above) / (cell->n + kLeans);
}

}  // namespace

void RobustMean::add(double value) {
  ++n;
  if (n == 1) {
    mean = value;
    spread = std::max(3.0, 0.25 * value);
    return;
  }
  auto const weight = 1.0 / std::min(n, kRemembers);
  auto const off = std::clamp(value - mean, -kCut * spread, kCut * spread);
  mean += weight * off;
  spread = std::max(2.0, spread + weight * (1.25 * std::fabs(off) - spread));
}

void Learned::add(Stretch stretch, DayKind kind, int hour, double seconds) {
  cells_[{stretch, kind, hour}].add(seconds);
  cells_[{stretch, kind, -1}].add(seconds);
}

double Learned::expected(Stretch stretch, DayKind kind, int hour, double otherwise) const {
  auto const find = [&](std::int32_t h) {
    auto const found = cells_.find({stretch, kind, h});
    return found == cells_.end() ? nullptr : &found->second;
  };
  return between(find(hour), between(find(-1), otherwise));
}

}  // namespace following
