// A plan made by hand is judged; nothing is stored.
#pragma once
#include <string>
#include <vector>

#include "modules/planning/rules/check.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Look;

struct CheckAssignments {
  PlanId plan;
  std::vector<rules::Assignment> assignments;
};
DESCRIBE(CheckAssignments, "Asks what assignments made by hand would break.",
         FIELD(plan, "plan whose loads and trips they name"),
         FIELD(assignments, "loads without one go as in the plan").shortest(1).longest(2000))
struct FaultView {
  rules::Fault fault;
  std::string says_zh, says_en;
};
DESCRIBE(FaultView, "What is broken.", FIELD(fault, "what, where, by how much"), FIELD(says_zh, "in Chinese"),
         FIELD(says_en, "in English"))
struct Judgement {
  bool holds{};
  std::vector<FaultView> faults;
};
DESCRIBE(Judgement, "Whether assignments can be.", FIELD(holds, "nothing is broken"),
         FIELD(faults, "by assignment, then of legs"))
/// @errors plan_unknown, out_of_reach
base::Result<Judgement> check_assignments(Look&, CheckAssignments const&);

}  // namespace planning::service
