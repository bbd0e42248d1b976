// Geometry of fences on a plane that touches the earth at the fence.
#include "modules/monitor/rules/fence.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "modules/monitor/rules/refusals.h"

namespace monitor::rules {
namespace {

struct Metres {
  double x, y;
};

Metres on_plane(FencePoint origin, std::int32_t lat_e7, std::int32_t lon_e7) {
  constexpr double kMetresADegree = 6'371'008.8 * std::numbers::pi / 180;
  auto const lat = origin.lat_e7 / 1e7 * std::numbers::pi / 180;
  auto const east = static_cast<double>(std::int64_t{lon_e7} - origin.lon_e7) / 1e7;
  auto const north = static_cast<double>(std::int64_t{lat_e7} - origin.lat_e7) / 1e7;
  return {east * kMetresADegree * std::cos(lat), north * kMetresADegree};
}

double distance(Metres p, Metres a, Metres b) {
  auto const dx = b.x - a.x, dy = b.y - a.y;
  auto const length2 = dx * dx + dy * dy;
  auto const t = length2 == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0);
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double to_polygon(std::vector<Metres> const& corners, Metres p) {
  auto nearest = std::numeric_limits<double>::max();
  auto inside = false;
  for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
    auto const a = corners[i], b = corners[j];
    nearest = std::min(nearest, distance(p, a, b));
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside ? -nearest : nearest;
}

/// The smallest distance to the edge on the way; the deepest point of a chord lies between steps of a quarter
/// margin at most, so that nothing which reaches the margin is missed by more than that.
double deepest_between(FenceArea const& f, base::Position from, base::Position to) {
  auto const steps =
      static_cast<int>(std::clamp(base::distance_m(from, to) / (kFenceMarginM / 2), 1.0, 2000.0));
  auto deepest = std::numeric_limits<double>::max();
  for (int i = 0; i <= steps; ++i) {
    auto const part = static_cast<double>(i) / steps;
    auto const between = [part](std::int32_t a, std::int32_t b) {
      return static_cast<std::int32_t>(a + part * static_cast<double>(std::int64_t{b} - a));
    };
    deepest = std::min(
        deepest, distance_to_edge_m(f, {between(from.lat_e7, to.lat_e7), between(from.lon_e7, to.lon_e7)}));
  }
  return deepest;
}

}  // namespace

base::Outcome check_fence(FenceArea const& f) {
  if (f.fence.name.empty()) return base::refuse(refusal::fence_name_missing, {}, "/fence/name");
  auto const circle = f.fence.shape == FenceShape::circle;
  if (circle && f.fence.radius_m <= 0)
    return base::refuse(refusal::fence_radius_missing, {}, "/fence/radius_m");
  if (circle ? f.points.size() != 1 : f.points.size() < 3)
    return base::refuse(refusal::fence_points_wrong, {}, "/points");
  return base::Done{};
}

double distance_to_edge_m(FenceArea const& f, base::Position p) {
  auto const origin = f.points.front();
  auto const here = on_plane(origin, p.lat_e7, p.lon_e7);
  if (f.fence.shape == FenceShape::circle)
    return std::hypot(here.x, here.y) - static_cast<double>(f.fence.radius_m);
  std::vector<Metres> corners;
  for (auto const& c : f.points) corners.push_back(on_plane(origin, c.lat_e7, c.lon_e7));
  return to_polygon(corners, here);
}

Step step_over(FenceArea const& f, std::optional<bool> was_inside, base::Position from, base::Position to) {
  auto const edge = distance_to_edge_m(f, to);
  if (!was_inside) return {Passage::none, edge < 0};
  if (!*was_inside && edge < -kFenceMarginM) return {Passage::entered, true};
  if (*was_inside && edge > kFenceMarginM) return {Passage::left, false};
  if (!*was_inside && deepest_between(f, from, to) < -kFenceMarginM) return {Passage::crossed, false};
  return {Passage::none, *was_inside};
}

}  // namespace monitor::rules
