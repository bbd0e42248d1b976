// The way of a trip as a line with distances: where its stops lie on it, and which of its points are near a
// position.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "base/geo.h"

namespace matching {

/// A point of the way near a position.
struct Near {
  double along_m{};  ///< from the beginning of the way
  double off_m{};    ///< from the position
};

/// Immutable. Metres on a plane that touches the earth at the way's first point; right to 0.5 % over 100 km.
class Way {
 public:
  /// @param shape  the line as drawn, two points at least; the stops themselves when nobody has drawn it
  /// @param stops  in the order in which they are called at; each is put on the shape not before the one
  /// before it
  Way(std::span<base::Position const> shape, std::span<base::Position const> stops);

  double length_m() const { return along_.empty() ? 0 : along_.back(); }
  /// Where each stop lies, not decreasing.
  std::vector<double> const& stops_m() const { return stops_m_; }
  std::size_t n_stops() const { return stops_m_.size(); }
  /// Points of the way at most `radius_m` off where it comes no nearer just before and after, nearest first.
  /// @cost one step a point of the shape
  std::vector<Near> near(base::Position, double radius_m) const;
  /// The nearest point of all.
  Near nearest(base::Position) const;
  base::Position at(double along_m) const;

 private:
  struct Metres {
    double x, y;
  };
  Metres on_plane(base::Position) const;
  /// The nearest point of one leg.
  Near on_leg(std::size_t leg, Metres) const;
  void place_stops(std::span<base::Position const> stops);

  base::Position origin_;
  double east_{};  ///< metres a degree of longitude
  std::vector<Metres> points_;
  std::vector<double> along_;
  std::vector<double> stops_m_;
};

}  // namespace matching
