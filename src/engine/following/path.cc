// The plane of a path, and the nearest places on it.
#include "engine/following/path.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace following {
namespace {

constexpr double kUnit = std::numbers::pi / 180 * 1e-7 * 6'371'008.8;  // metres of one unit of latitude
constexpr double kApart = 20;

}  // namespace

Path::Path(std::span<base::Position const> shape)
    : origin_{shape.front()}, east_m_{kUnit * std::cos(shape.front().lat() * std::numbers::pi / 180)} {
  for (auto const& position : shape) {
    auto const p = plane(position);
    auto const step = points_.empty() ? 0.0 : std::hypot(p.x - points_.back().x, p.y - points_.back().y);
    if (!points_.empty() && step < 0.01) continue;
    along_.push_back(points_.empty() ? 0.0 : along_.back() + step);
    points_.push_back(p);
  }
}

Path::Point Path::plane(base::Position p) const {
  return {(static_cast<double>(p.lon_e7) - origin_.lon_e7) * east_m_,
          (static_cast<double>(p.lat_e7) - origin_.lat_e7) * kUnit};
}

/// The segment's first point; never the last one, unless there is no other.
std::size_t Path::segment_at(double along_m) const {
  if (points_.size() < 2) return 0;
  auto const after = std::upper_bound(along_.begin(), along_.end(), along_m) - along_.begin();
  return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(after - 1, 0, std::ssize(points_) - 2));
}

double Path::heading_of(std::size_t s) const {
  if (points_.size() < 2) return 0;
  auto const deg =
      std::atan2(points_[s + 1].x - points_[s].x, points_[s + 1].y - points_[s].y) * 180 / std::numbers::pi;
  return deg < 0 ? deg + 360 : deg;
}

double Path::heading_at(double along_m) const { return heading_of(segment_at(along_m)); }

base::Position Path::at(double along_m) const {
  if (points_.size() < 2) return origin_;
  auto const s = segment_at(along_m);
  auto const part = std::clamp((along_m - along_[s]) / (along_[s + 1] - along_[s]), 0.0, 1.0);
  auto const x = points_[s].x + part * (points_[s + 1].x - points_[s].x);
  auto const y = points_[s].y + part * (points_[s + 1].y - points_[s].y);
  return {origin_.lat_e7 + static_cast<std::int32_t>(std::lround(y / kUnit)),
          origin_.lon_e7 + static_cast<std::int32_t>(std::lround(x / east_m_))};
}

void Path::nearby(base::Position position, double from_m, double to_m, double within_m, std::size_t most,
                  std::vector<Nearby>& out) const {
  out.clear();
  auto const p = plane(position);
  if (points_.size() < 2) {
    if (auto const off = std::hypot(p.x, p.y); off <= within_m) out.push_back({0, off, 0});
    return;
  }
  auto const keep = [&](Nearby const& found) {
    if (found.off_m > within_m) return;
    if (!out.empty() && found.along_m - out.back().along_m < kApart) {
      if (found.off_m < out.back().off_m) out.back() = found;
    } else {
      out.push_back(found);
    }
  };
  auto const first = segment_at(from_m), end = segment_at(to_m);
  auto came_to_end = true;  // the nearest place of the segment before is where this one begins
  for (auto s = first; s <= end; ++s) {
    auto const dx = points_[s + 1].x - points_[s].x, dy = points_[s + 1].y - points_[s].y;
    auto const length = along_[s + 1] - along_[s];
    auto const low = std::clamp((from_m - along_[s]) / length, 0.0, 1.0);
    auto const high = std::clamp((to_m - along_[s]) / length, low, 1.0);
    auto const foot = ((p.x - points_[s].x) * dx + (p.y - points_[s].y) * dy) / (length * length);
    auto const part = std::clamp(foot, low, high);
    auto const off = std::hypot(points_[s].x + part * dx - p.x, points_[s].y + part * dy - p.y);
    // A minimum lies within a segment, or where one ends nearest and the next begins nearest.
    auto const is_minimum = foot > low ? foot < high || s == end : came_to_end;
    if (is_minimum) keep({along_[s] + part * length, off, heading_of(s)});
    came_to_end = foot >= high;
  }
  std::ranges::sort(out, {}, &Nearby::off_m);
  if (out.size() > most) out.resize(most);
}

}  // namespace following
