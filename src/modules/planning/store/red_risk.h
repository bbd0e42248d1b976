// Rows of red risks.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/red_risk.h"

namespace planning::store {

void insert_risk(Tx&, base::Region, rules::RedRisk const&);
/// @errors changed_meanwhile
base::Outcome save_risk(Tx&, base::Region, rules::RedRisk const&);
/// @errors risk_unknown
base::Result<rules::RedRisk> get_risk(Tx&, base::Region, rules::RedRiskId);
/// Those of a day that stand.
std::vector<rules::RedRisk> list_standing_risks(Tx&, base::Region, base::ServiceDate);

struct RiskFilter {
  base::ServiceDate service_date;
  bool standing{};  ///< only those that were not lifted
  rules::RedRiskId after;
  std::int64_t limit{100};
};
/// Newest first.
std::vector<rules::RedRisk> list_risks(Tx&, base::Region, RiskFilter const&);

}  // namespace planning::store
