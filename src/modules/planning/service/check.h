// A plan made by hand is judged; nothing is stored.
#pragma once
#include <string>
#include <vector>

#include "modules/planning/rules/check.h"
#include "modules/planning/service/names.h"
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
  std::int64_t load{-1}, row{};
  std::string origin_name, destination_name, trip_name, node_name, says_zh, says_en;
};
DESCRIBE(FaultView, "What is broken.", FIELD(fault, "what, where, by how much"),
         FIELD(load, "load of the plan; -1: of a leg that several share"), FIELD(row, "of the file; 0: no file"),
         FIELD(origin_name, "of the load: from"), FIELD(destination_name, "for"),
         FIELD(trip_name, "line, departure and where to"), FIELD(node_name, "where, or from where on"),
         FIELD(says_zh, "in Chinese"), FIELD(says_en, "in English"))
struct Judgement {
  bool holds{};
  std::vector<FaultView> faults;
};
DESCRIBE(Judgement, "Whether assignments can be.", FIELD(holds, "nothing is broken"),
         FIELD(faults, "by assignment, then of legs"))
/// @param now  of the plan's day
Judgement judge(rules::DayPlan const&, std::vector<rules::Assignment> const&, rules::StationRules const&,
                base::ServiceTime now, Names&);
/// @errors plan_unknown, out_of_reach
base::Result<Judgement> check_assignments(Look&, CheckAssignments const&);

}  // namespace planning::service
