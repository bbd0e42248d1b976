// Use cases of red risks 红色风险.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/red_risk.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;

struct SetRedRisk {
  rules::RedRiskKind kind{};
  std::string line;
  NodeId node;
  base::ServiceDate first_day, last_day;
  std::string reason;
};
DESCRIBE(SetRedRisk, "Keeps trips back: of a line, at a node, or all.", FIELD(kind, "what"),
         FIELD(line, "code of the line; empty: every one").longest(30).or_default(),
         FIELD(node, "node; 0: every one").or_default(), FIELD(first_day, "from"), FIELD(last_day, "to"),
         FIELD(reason, "why").longest(200))
struct LiftRedRisk {
  rules::RedRiskId risk;
  std::string reason;
};
DESCRIBE(LiftRedRisk, "The danger is over.", FIELD(risk, "which"), FIELD(reason, "why").longest(200))

struct AskRedRisks {
  base::ServiceDate service_date;
  bool standing{};
  rules::RedRiskId cursor;
  std::int64_t limit{100};
};
DESCRIBE(AskRedRisks, "Which risks.", FIELD(service_date, "of that day").or_default(),
         FIELD(standing, "only those that were not lifted").or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct RedRiskView {
  rules::RedRisk risk;
  std::string node_name, set_by_name, lifted_by_name;
};
DESCRIBE(RedRiskView, "A risk with names.", FIELD(risk, "it"), FIELD(node_name, "where"),
         FIELD(set_by_name, "who set it"), FIELD(lifted_by_name, "who lifted it"))
struct RedRiskList {
  std::vector<RedRiskView> items;
  std::optional<rules::RedRiskId> next;
};
DESCRIBE(RedRiskList, "Red risks, newest first.", FIELD(items, "risks"),
         FIELD(next, "cursor of the next page"))

/// @errors out_of_reach, reason_missing, days_reversed, day_is_over, line_unknown, node_unknown
base::Result<rules::RedRisk> set_red_risk(Act&, SetRedRisk const&);
/// @errors out_of_reach, risk_unknown, risk_is_lifted, reason_missing, changed_meanwhile
base::Result<rules::RedRisk> lift_red_risk(Act&, LiftRedRisk const&);
/// Everybody who may see vehicle orders: a driver has to know.
base::Result<RedRiskList> list_red_risks(Look&, AskRedRisks const&);

}  // namespace planning::service
