// The way of a line as metres along it, and where positions lie beside it.
#pragma once
#include <span>
#include <vector>

#include "base/geo.h"

namespace following {

/// A place on a path that is nearer to a position than the places before and behind it.
struct Nearby {
  double along_m{}, off_m{};
  double heading_deg{};  ///< of the path there: from north, clockwise
};

/// A polyline on the plane that touches the earth at its first point: true to 1 % within 200 km of it.
/// Immutable.
class Path {
 public:
  /// @param shape  at least one position, in the order of travel; it may cross and overlap itself
  explicit Path(std::span<base::Position const> shape);

  double length_m() const { return along_.back(); }
  base::Position at(double along_m) const;
  double heading_at(double along_m) const;

  /// Local minima of the distance on the stretch, the nearest first, at most `most`; one of each 20 m.
  /// @cost  the segments of the stretch
  void nearby(base::Position, double from_m, double to_m, double within_m, std::size_t most,
              std::vector<Nearby>& out) const;

 private:
  struct Point {
    double x, y;
  };
  Point plane(base::Position) const;
  std::size_t segment_at(double along_m) const;
  double heading_of(std::size_t segment) const;

  base::Position origin_;
  double east_m_;  ///< of one unit of longitude
  std::vector<Point> points_;
  std::vector<double> along_;
};

}  // namespace following
