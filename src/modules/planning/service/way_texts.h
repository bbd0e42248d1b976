// Trips and van services of a plan by the text that people write: "101 07:30 清水乡".
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "modules/planning/rules/plan.h"

namespace planning::service {

/// The texts of one plan; what would read the same gets a number, "… (2)".
class WayTexts {
 public:
  explicit WayTexts(rules::DayPlan const&);

  /// Empty for what the plan does not have.
  std::string of(TripId) const;
  std::string of(VanId) const;

  /// Those that a text may mean. Of a trip line and departure are enough; spaces and full-width signs make no
  /// difference.
  std::vector<TripId> trips_called(std::string_view) const;
  std::vector<VanId> vans_called(std::string_view) const;

 private:
  std::map<TripId, std::string> trips_;
  std::map<VanId, std::string> vans_;
  std::map<std::string, std::vector<TripId>> trips_by_text_;
  std::map<std::string, std::vector<VanId>> vans_by_text_;
};

}  // namespace planning::service
