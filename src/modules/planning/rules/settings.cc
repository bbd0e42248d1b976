// Promises, and settings that make sense together.
#include "modules/planning/rules/settings.h"

#include <algorithm>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/rules/skill.h"

namespace planning::rules {

base::Outcome check_settings(Settings const& s) {
  if (s.same_day_by <= s.same_day_until) return base::refuse(refusal::settings_malformed, {}, "/same_day_by");
  if (s.next_day_by <= s.same_day_by) return base::refuse(refusal::settings_malformed, {}, "/next_day_by");
  return base::Done{};
}

std::int64_t reserve_percent_on(Settings const& s, DayType type) {
  if (type == DayType::spring_travel)
    return std::max({s.reserve_percent, s.weekend_percent, s.holiday_percent});
  if (type == DayType::weekend) return std::max(s.reserve_percent, s.weekend_percent);
  if (type == DayType::holiday) return std::max(s.reserve_percent, s.holiday_percent);
  return s.reserve_percent;
}

std::int64_t needs_of(Settings const& s, std::string_view product) {
  auto const list = " " + s.cold_products + " ", word = " " + std::string{product} + " ";
  return !product.empty() && list.find(word) != std::string::npos ? bit_of(Skill::cold_chain) : 0;
}

base::ServiceTime promise_of(Settings const& s, base::ServiceTime ready) {
  return ready <= s.same_day_until ? s.same_day_by : s.next_day_by;
}

}  // namespace planning::rules
