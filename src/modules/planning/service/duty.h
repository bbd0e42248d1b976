// Duties of a day and the departure gate of a trip.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/gate.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Look;

struct AskDuties {
  base::ServiceDate service_date;
};
DESCRIBE(AskDuties, "Duties of a day.", FIELD(service_date, "operating day; today if absent").or_default())
struct DutyView {
  PersonId driver;
  std::string driver_name;
  base::Instant begins_at, ends_at;
  base::Seconds driving_s, unbroken_s;
  std::vector<rules::DutyFault> faults;
  std::vector<VehicleOrder> runs;
};
DESCRIBE(DutyView, "A driver's day.", FIELD(driver, "driver"), FIELD(driver_name, "name"),
         FIELD(begins_at, "first departure"), FIELD(ends_at, "last arrival"), FIELD(driving_s, "driving, s"),
         FIELD(unbroken_s, "longest without a rest of 20 min, s"), FIELD(faults, "what it breaks"),
         FIELD(runs, "orders by departure"))
struct DutyList {
  std::vector<DutyView> items;
};
DESCRIBE(DutyList, "Duties.", FIELD(items, "by beginning"))
/// All for a wide reach, else one's own.
base::Result<DutyList> list_duties(Look&, AskDuties const&);

struct AskGate {
  TripId trip;
  base::ServiceDate service_date;
};
DESCRIBE(AskGate, "May the trip leave?", FIELD(trip, "trip"),
         FIELD(service_date, "operating day; today if absent").or_default())
struct Gate {
  bool may_leave{};
  std::vector<rules::GateCheck> checks;
};
DESCRIBE(Gate, "What stands against leaving.", FIELD(may_leave, "nothing failed"),
         FIELD(checks, "each with its answer"))
/// @errors trip_unknown, out_of_reach
base::Result<Gate> view_gate(Look&, AskGate const&);

}  // namespace planning::service
