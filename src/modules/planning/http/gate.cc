// What the departure gate is told: daily inspections and red risks.
#include "modules/planning/http/planner.h"
#include "modules/planning/service/inspection.h"
#include "modules/planning/service/red_risk.h"

namespace planning::http {

using platform::http::Method;
using platform::http::Rate;

void install_gate(platform::app::Host& host) {
  host.query<service::AskInspections, service::InspectionList>(
      {Method::get, "/api/planning/inspections", "planning.duty",
       "Daily inspections; a driver sees the own ones."},
      service::list_inspections);
  host.command<service::RecordInspection, rules::Inspection>(
      {Method::post, "/api/planning/inspections", "planning.inspect",
       "Records the inspection of a vehicle before its first run.", Rate::write, true},
      service::record_inspection);
  host.query<service::AskRedRisks, service::RedRiskList>(
      {Method::get, "/api/planning/red_risks", "planning.duty", "Red risks."}, service::list_red_risks);
  host.command<service::SetRedRisk, rules::RedRisk>(
      {Method::post, "/api/planning/red_risks", "planning.red_risk",
       "Keeps trips of a line, at a node or of the whole county back.", Rate::write},
      service::set_red_risk);
  host.command<service::LiftRedRisk, rules::RedRisk>({Method::post, "/api/planning/red_risks/{risk}/lift",
                                                      "planning.red_risk", "Lifts a red risk.", Rate::write},
                                                     service::lift_red_risk);
}

}  // namespace planning::http
