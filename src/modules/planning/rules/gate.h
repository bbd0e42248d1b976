// The departure gate: everything that must be right before a trip with mail leaves, each answered with its
// reason.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/mail/mail.h"
#include "modules/planning/rules/duty.h"
#include "modules/planning/rules/inspection.h"
#include "modules/planning/rules/red_risk.h"

namespace planning::rules {

/// `not_recorded`: this system does not keep what would answer it; somebody must look.
enum class GateResult { passed, failed, not_recorded };
DESCRIBE_ENUM(GateResult, "Answer of a check.", "passed", "failed", "not_recorded")

enum class GateKind {
  vehicle_order,      ///< vehicle and driver are named
  licences,           ///< 证照: none has run out, and none is missing where all are due
  annual_inspection,  ///< 年检: the vehicle's own licence
  daily_inspection,   ///< 例检 before the first run of a day
  driver_hours,
  hold,         ///< beside the passengers' reserve
  differences,  ///< handovers that are not settled
  bags_on,      ///< what is listed is on the vehicle
  red_risk      ///< none stands in its way
};
DESCRIBE_ENUM(GateKind, "What is checked before departure.", "vehicle_order", "licences", "annual_inspection",
              "daily_inspection", "driver_hours", "hold", "differences", "bags_on", "red_risk")

/// Detail of a daily inspection that is due and was not made.
inline constexpr char kNobodyLooked[] = "not_inspected";

struct GateCheck {
  GateKind kind{};
  GateResult result{GateResult::not_recorded};
  std::string detail;  ///< the fact behind it: a number, a kind of licence, a date
};
DESCRIBE(GateCheck, "A check before departure.", FIELD(kind, "what"), FIELD(result, "answer"),
         FIELD(detail, "the fact behind it"))

/// What is known of a trip.
struct GateInput {
  std::optional<VehicleOrder> order;
  std::optional<Duty> duty;              ///< of its driver on that day
  std::optional<mail::GateFacts> mail;   ///< empty without a waybill
  std::optional<Inspection> inspection;  ///< the latest of its vehicle on that day
  bool inspection_due{};                 ///< its vehicle is named, and the county lets none leave without one
  std::vector<RedRisk> risks;            ///< that are in its way
  base::ServiceDate day;
};
/// One answer of each kind, in their order.
std::vector<GateCheck> checks_of(GateInput const&);
/// What failed and mail does not know of by itself: for this planning keeps the trip back. A trip that nobody
/// planned needs no order.
std::vector<GateCheck> reasons_to_hold(GateInput const&);
/// Nothing failed.
bool may_leave(std::vector<GateCheck> const&);

}  // namespace planning::rules
