// What trips of the past took: legs between stops and waits at stops, by kind of day and hour.
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "base/time.h"

namespace following {

enum class DayKind : std::uint8_t { working, market, rest };

/// A mean that a single bad day does not move far: new values are cut to five spreads (Huber 1964), and old
/// ones fade.
struct RobustMean {
  double mean{}, spread{};
  int n{};

  void add(double value);
};

/// A leg or a wait: of a line and direction, by the stop that it leads to.
struct Stretch {
  std::int64_t line{};
  std::int32_t stop{};
  constexpr auto operator<=>(Stretch const&) const = default;
};

/// Seconds by stretch, kind of day and hour. A cell with few values leans on the stretch's mean over all
/// hours, and that on what the caller expects (Bayes with the weight of a few values).
class Learned {
 public:
  void add(Stretch, DayKind, int hour, double seconds);
  double expected(Stretch, DayKind, int hour, double otherwise) const;
  std::size_t size() const { return cells_.size(); }

 private:
  struct Cell {
    Stretch stretch;
    DayKind kind;
    std::int32_t hour;  ///< −1: of all hours
    constexpr auto operator<=>(Cell const&) const = default;
  };
  std::map<Cell, RobustMean> cells_;
};

}  // namespace following
