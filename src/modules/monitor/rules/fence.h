// Fences 电子围栏: places that a vehicle enters, leaves or crosses.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/monitor/rules/alert_rule.h"

namespace monitor::rules {

enum class FenceShape { circle, polygon };
DESCRIBE_ENUM(FenceShape, "Shape of a fence.", "circle", "polygon")

struct FencePoint {
  std::int32_t lat_e7{}, lon_e7{};
};
DESCRIBE(FencePoint, "A corner.",
         FIELD(lat_e7, "WGS-84 latitude × 10^7").at_least(-900'000'000).at_most(900'000'000),
         FIELD(lon_e7, "WGS-84 longitude × 10^7").at_least(-1'800'000'000).at_most(1'800'000'000))

struct Fence {
  FenceId id;
  std::string name;
  FenceShape shape{};
  std::int64_t radius_m{};  ///< of a circle
  bool retired{};
  std::int64_t version{1};
};
DESCRIBE(Fence, "A fence.", FIELD(id, "key").or_default(), FIELD(name, "name").longest(60),
         FIELD(shape, "circle or polygon"),
         FIELD(radius_m, "of a circle").at_least(0).at_most(50'000).or_default(),
         FIELD(retired, "no longer watched").or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

/// A fence with its corners: one, the middle, of a circle; three or more, in order, of a polygon.
struct FenceArea {
  Fence fence;
  std::vector<FencePoint> points;
};
DESCRIBE(FenceArea, "A fence with its corners.", FIELD(fence, "it"),
         FIELD(points, "the middle or the corners").longest(200))

/// @errors fence_name_missing, fence_points_wrong, fence_radius_missing
base::Outcome check_fence(FenceArea const&);

/// Metres to its edge; below zero inside. Flat within the fence's neighbourhood: right to 0.5 % up to 50 km.
double distance_to_edge_m(FenceArea const&, base::Position);

/// A vehicle counts as in or out only this far beyond the edge, so that a position that trembles on it says
/// nothing.
inline constexpr double kFenceMarginM = 30;

enum class Passage { none, entered, left, crossed };
/// What moving from one position to the next means for who was inside or not.
/// @param was_inside  empty when nothing was known: then nothing is said
struct Step {
  Passage passage{};
  bool inside{};
};
Step step_over(FenceArea const&, std::optional<bool> was_inside, base::Position from, base::Position to);

}  // namespace monitor::rules
