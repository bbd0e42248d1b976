// The daily inspection 例检 of a vehicle before its first run.
#pragma once
#include <span>
#include <string>

#include "base/result.h"
#include "modules/planning/planning.h"

namespace planning::rules {

using InspectionId = base::Id<struct InspectionTag>;

/// What a driver looks at before driving. @source 道路旅客运输企业安全管理规范: 出车前例检 of safety devices
enum class InspectionPoint {
  brakes,
  steering,
  tyres,
  lights,
  wipers,
  doors,
  hold,
  extinguisher,
  emergency_exits,
  seat_belts,
  terminal,
  papers
};
DESCRIBE_ENUM(InspectionPoint, "What is looked at.", "brakes", "steering", "tyres", "lights", "wipers",
              "doors", "hold", "extinguisher", "emergency_exits", "seat_belts", "terminal", "papers")
inline constexpr std::size_t kInspectionPoints = 12;

struct Inspection {
  InspectionId id;
  base::ServiceDate service_date;
  std::string vehicle;  ///< plate
  bool passed{};
  std::string faults;  ///< points that were not in order, "tyres, lights"
  std::string remark;
  PersonId inspected_by;
  base::Instant inspected_at, recorded_at;
};
DESCRIBE(Inspection, "A daily inspection.", FIELD(id, "key"), FIELD(service_date, "operating day"),
         FIELD(vehicle, "plate"), FIELD(passed, "every point is in order"),
         FIELD(faults, "points that are not, separated by commas"), FIELD(remark, "remark"),
         FIELD(inspected_by, "who looked"), FIELD(inspected_at, "when"),
         FIELD(recorded_at, "when it was recorded"))

/// Every point was looked at, and none is both in order and not. @errors point_missing
base::Outcome check_points(std::span<InspectionPoint const> sound, std::span<InspectionPoint const> faulty);
/// "tyres, lights"; "" of none.
std::string text_of(std::span<InspectionPoint const>);

}  // namespace planning::rules
