// What a trip means to do: its stops along the path, with planned times.
#pragma once
#include <vector>

#include "base/time.h"
#include "engine/following/path.h"

namespace following {

/// A stop as the timetable has it.
struct PlannedStop {
  base::Position position;
  base::ServiceTime arrives, departs;
  bool holds{false};  ///< nobody leaves before the planned time: a time point; the first stop always is one
};

/// A trip laid on its path. Immutable.
class Course {
 public:
  /// @param stops  at least two, times never falling
  /// @param shape  empty: straight legs from stop to stop
  Course(std::vector<PlannedStop> stops, std::span<base::Position const> shape);

  Path const& path() const { return path_; }
  int n_stops() const { return static_cast<int>(stops_.size()); }
  PlannedStop const& stop(int i) const { return stops_[static_cast<std::size_t>(i)]; }
  /// Metres from the start of the path to a stop; never falling.
  double along_m(int i) const { return along_[static_cast<std::size_t>(i)]; }
  /// The planned time of a place, waits at stops passed: seconds of the service day.
  double planned_s(double along_m) const;

 private:
  std::vector<PlannedStop> stops_;
  Path path_;
  std::vector<double> along_;
};

}  // namespace following
