// Geometry of ways.
#include "engine/matching/way.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace matching {
namespace {

constexpr double kMetresADegree = 6'371'008.8 * std::numbers::pi / 180;
constexpr double kStopRadiusM = 250;

}  // namespace

Way::Way(std::span<base::Position const> shape, std::span<base::Position const> stops) {
  if (shape.empty()) return;
  origin_ = shape.front();
  east_ = kMetresADegree * std::cos(origin_.lat() * std::numbers::pi / 180);
  for (auto const p : shape) {
    auto const m = on_plane(p);
    auto const step = points_.empty() ? 0 : std::hypot(m.x - points_.back().x, m.y - points_.back().y);
    if (!points_.empty() && step == 0) continue;
    along_.push_back(points_.empty() ? 0 : along_.back() + step);
    points_.push_back(m);
  }
  place_stops(stops);
}

Way::Metres Way::on_plane(base::Position p) const {
  return {static_cast<double>(std::int64_t{p.lon_e7} - origin_.lon_e7) / 1e7 * east_,
          static_cast<double>(std::int64_t{p.lat_e7} - origin_.lat_e7) / 1e7 * kMetresADegree};
}

Near Way::on_leg(std::size_t leg, Metres p) const {
  auto const a = points_[leg], b = points_[leg + 1];
  auto const dx = b.x - a.x, dy = b.y - a.y;
  auto const t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
  return {along_[leg] + t * (along_[leg + 1] - along_[leg]),
          std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)};
}

std::vector<Near> Way::near(base::Position position, double radius_m) const {
  std::vector<Near> out;
  auto const p = on_plane(position);
  auto const n_legs = points_.empty() ? 0 : points_.size() - 1;
  auto ends_before = true;  // the leg before comes nearest at its end
  for (std::size_t leg = 0; leg < n_legs; ++leg) {
    auto const here = on_leg(leg, p);
    auto const at_begin = here.along_m <= along_[leg], at_end = here.along_m >= along_[leg + 1];
    // a corner is told once, by the leg that begins there; a leg that goes away from a nearer one tells
    // nothing
    auto const tells = at_begin ? ends_before : !at_end || leg + 1 == n_legs;
    if (tells && here.off_m <= radius_m) out.push_back(here);
    ends_before = at_end;
  }
  std::ranges::sort(out, {}, &Near::off_m);
  return out;
}

Near Way::nearest(base::Position position) const {
  auto const p = on_plane(position);
  Near best{0, std::numeric_limits<double>::max()};
  for (std::size_t leg = 0; leg + 1 < points_.size(); ++leg)
    if (auto const n = on_leg(leg, p); n.off_m < best.off_m) best = n;
  if (points_.size() == 1) best = {0, std::hypot(p.x, p.y)};
  return best;
}

base::Position Way::at(double along_m) const {
  if (points_.size() < 2) return origin_;
  auto const next = std::ranges::upper_bound(along_, along_m);
  auto const leg = std::clamp<std::ptrdiff_t>(next - along_.begin() - 1, 0, std::ssize(points_) - 2);
  auto const i = static_cast<std::size_t>(leg);
  auto const t = std::clamp((along_m - along_[i]) / (along_[i + 1] - along_[i]), 0.0, 1.0);
  auto const x = points_[i].x + t * (points_[i + 1].x - points_[i].x);
  auto const y = points_[i].y + t * (points_[i + 1].y - points_[i].y);
  return {static_cast<std::int32_t>(origin_.lat_e7 + std::llround(y / kMetresADegree * 1e7)),
          static_cast<std::int32_t>(origin_.lon_e7 + std::llround(x / east_ * 1e7))};
}

/// The cheapest rising sequence of near points: out-and-back ways pass a stop twice, and only the order tells
/// which time is meant.
void Way::place_stops(std::span<base::Position const> stops) {
  struct Choice {
    Near near;
    double cost;
    int from;
  };
  std::vector<std::vector<Choice>> rows;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    auto found = near(stops[i], kStopRadiusM);
    if (found.empty()) found = {nearest(stops[i])};
    auto& row = rows.emplace_back();
    for (auto const& n : found) {
      Choice c{n, i == 0 ? n.off_m : std::numeric_limits<double>::max(), -1};
      if (i > 0)
        for (std::size_t k = 0; k < rows[i - 1].size(); ++k) {
          auto const& before = rows[i - 1][k];
          // among ways of one cost the earlier one: a first stop lies at the beginning, not at the end of a
          // loop
          auto const back = std::max(0.0, before.near.along_m - n.along_m);
          auto const cost = before.cost + n.off_m + 10 * back + n.along_m * 1e-6;
          if (cost < c.cost) c = {n, cost, static_cast<int>(k)};
        }
      row.push_back(c);
    }
  }
  stops_m_.assign(stops.size(), 0);
  if (rows.empty()) return;
  auto at = static_cast<int>(std::ranges::min_element(rows.back(), {}, &Choice::cost) - rows.back().begin());
  for (auto i = rows.size(); i-- > 0;) {
    stops_m_[i] = rows[i][static_cast<std::size_t>(at)].near.along_m;
    at = rows[i][static_cast<std::size_t>(at)].from;
  }
  for (std::size_t i = 1; i < stops_m_.size(); ++i) stops_m_[i] = std::max(stops_m_[i], stops_m_[i - 1]);
}

}  // namespace matching
