// Which trips a red risk keeps back.
#include "modules/planning/rules/red_risk.h"

#include <algorithm>

#include "modules/planning/rules/refusals.h"

namespace planning::rules {

bool is_in_the_way(RedRisk const& r, TripPath const& trip) {
  auto const stands = !r.lifted_at.ms && r.first_day <= trip.day && trip.day <= r.last_day;
  auto const on_line = r.line.empty() || r.line == trip.line;
  auto const at_node = !r.node || std::ranges::find(trip.nodes, r.node) != trip.nodes.end();
  return stands && on_line && at_node;
}

std::vector<RedRisk> in_the_way(std::span<RedRisk const> risks, TripPath const& trip) {
  std::vector<RedRisk> out;
  for (auto const& r : risks)
    if (is_in_the_way(r, trip)) out.push_back(r);
  return out;
}

base::Outcome check_risk(RedRisk const& r) {
  if (r.reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  if (r.last_day < r.first_day) return base::refuse(refusal::days_reversed, {}, "/last_day");
  return base::Done{};
}

base::Outcome may_lift(RedRisk const& r, std::string const& reason) {
  if (r.lifted_at.ms) return refusal::risk_is_lifted;
  if (reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  return base::Done{};
}

}  // namespace planning::rules
