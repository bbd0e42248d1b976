// Driving duties 驾驶任务: what a driver's orders of a day add up to, against the law's hours.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "modules/planning/planning.h"

namespace planning::rules {

/// @source 道路旅客运输企业安全管理规范: by day at most 4 h without 20 min of rest, at most 8 h of driving in
/// 24 h, and
///         no coach between 02:00 and 05:00
inline constexpr std::int64_t kUnbrokenMaxS = 4 * 3600, kRestS = 20 * 60, kDrivingMaxS = 8 * 3600;

/// What an order of hours breaks.
enum class DutyFault { too_long_without_rest, too_long_a_day, at_night, overlaps };
DESCRIBE_ENUM(DutyFault, "What a duty breaks.", "too_long_without_rest", "too_long_a_day", "at_night",
              "overlaps")

struct Duty {
  PersonId driver;
  base::Instant begins_at, ends_at;
  base::Seconds driving_s, unbroken_s;  ///< in all, and the longest without a rest
  std::vector<VehicleOrder> runs;       ///< by departure
  std::vector<DutyFault> faults;
};
/// Of all drivers that are named, by beginning. @param orders  of one day
std::vector<Duty> duties_of(std::span<VehicleOrder const> orders);

}  // namespace planning::rules
