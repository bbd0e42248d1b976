// Red risks 红色风险: what closes the road to vehicles with mail and people until somebody lifts it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/planning.h"

namespace planning::rules {

using RedRiskId = base::Id<struct RedRiskTag>;

enum class RedRiskKind { weather, landslide, flood, road_closed, security, other };
DESCRIBE_ENUM(RedRiskKind, "What a red risk is.", "weather", "landslide", "flood", "road_closed", "security",
              "other")

/// Names a line, a node, both, or neither: then the whole county.
struct RedRisk {
  RedRiskId id;
  RedRiskKind kind{};
  std::string line;  ///< code; "": every line
  NodeId node;       ///< 0: every node
  base::ServiceDate first_day, last_day;
  std::string reason;
  PersonId set_by;
  base::Instant set_at;
  PersonId lifted_by;
  base::Instant lifted_at;  ///< 0 while it stands
  std::string lift_reason;
  std::int64_t version{1};
};
DESCRIBE(RedRisk, "A red risk.", FIELD(id, "key"), FIELD(kind, "what"), FIELD(line, "line, empty: every one"),
         FIELD(node, "node, 0: every one"), FIELD(first_day, "from"), FIELD(last_day, "to"),
         FIELD(reason, "why"), FIELD(set_by, "who set it"), FIELD(set_at, "when"),
         FIELD(lifted_by, "who lifted it"), FIELD(lifted_at, "when, 0: it stands"),
         FIELD(lift_reason, "why it was lifted"), FIELD(version, "grows with every change"))

/// A trip of a day as risks see it.
struct TripPath {
  base::ServiceDate day;
  std::string line;
  std::vector<NodeId> nodes;
};
/// It stands, and the trip goes there on that day.
bool is_in_the_way(RedRisk const&, TripPath const&);
/// Those in the way. @param risks  in any order
std::vector<RedRisk> in_the_way(std::span<RedRisk const> risks, TripPath const&);

/// @errors reason_missing, days_reversed
base::Outcome check_risk(RedRisk const&);
/// @errors risk_is_lifted, reason_missing
base::Outcome may_lift(RedRisk const&, std::string const& reason);

}  // namespace planning::rules
