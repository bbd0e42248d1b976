// Whether an inspection is complete.
#include "modules/planning/rules/inspection.h"

#include <set>

#include "modules/planning/rules/refusals.h"

namespace planning::rules {

base::Outcome check_points(std::span<InspectionPoint const> sound, std::span<InspectionPoint const> faulty) {
  std::set<InspectionPoint> looked_at{sound.begin(), sound.end()};
  looked_at.insert(faulty.begin(), faulty.end());
  if (looked_at.size() != kInspectionPoints || sound.size() + faulty.size() != kInspectionPoints)
    return base::refuse(refusal::point_missing, {}, "/sound");
  return base::Done{};
}

std::string text_of(std::span<InspectionPoint const> points) {
  std::string out;
  for (auto const point : points) out += (out.empty() ? "" : ", ") + std::string{base::to_name(point)};
  return out;
}

}  // namespace planning::rules
