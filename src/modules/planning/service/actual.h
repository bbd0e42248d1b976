// The day's plan against what really ran.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/planning.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Look;

/// A trip that leaves or arrives within it is on time. @source features.md: late departure, grace 15 min
inline constexpr std::int64_t kOnTimeS = 15 * 60;

struct AskActual {
  base::ServiceDate service_date;
};
DESCRIBE(AskActual, "Plan against reality.",
         FIELD(service_date, "operating day; today if absent").or_default())
struct ActualRow {
  TripId trip;
  std::string order_number, waybill_number, line, headsign, vehicle;
  std::int64_t planned_bags{}, carried_bags{}, left_behind{};
  base::Grams planned_g, carried_g;
  base::Instant planned_departure, departed_at, planned_arrival, arrived_at;
};
DESCRIBE(ActualRow, "A trip, planned and run.", FIELD(trip, "trip"), FIELD(order_number, "vehicle order"),
         FIELD(waybill_number, "waybill"), FIELD(line, "line"), FIELD(headsign, "where to"),
         FIELD(vehicle, "plate"), FIELD(planned_bags, "bags planned onto it"),
         FIELD(carried_bags, "bags that were on it"), FIELD(left_behind, "bags left behind"),
         FIELD(planned_g, "planned, grams"), FIELD(carried_g, "carried, grams"),
         FIELD(planned_departure, "planned"), FIELD(departed_at, "actual; 0 before"),
         FIELD(planned_arrival, "planned"), FIELD(arrived_at, "actual; 0 before"))
/// 应发班数, 实发班数, 准班率 = 实发 / 应发; 准点考核班数, 准点到达班数, 到达准点率. @source domain.md 2.5
struct ActualDay {
  base::ServiceDate service_date;
  PlanId plan;
  std::int64_t due{}, departed{}, departed_on_time{}, arrived{}, arrived_on_time{};
  std::int64_t departed_permille{}, arrived_on_time_permille{};
  std::int64_t planned_bags{}, carried_bags{};
  base::Grams planned_g, carried_g;
  std::vector<ActualRow> rows;
};
DESCRIBE(ActualDay, "A day, planned and run.", FIELD(service_date, "operating day"),
         FIELD(plan, "the day's plan, or 0"), FIELD(due, "trips with mail that were to leave"),
         FIELD(departed, "that left"), FIELD(departed_on_time, "that left on time"),
         FIELD(arrived, "that arrived"), FIELD(arrived_on_time, "that arrived on time"),
         FIELD(departed_permille, "left of due, ‰"), FIELD(arrived_on_time_permille, "on time of arrived, ‰"),
         FIELD(planned_bags, "bags planned"), FIELD(carried_bags, "bags carried"),
         FIELD(planned_g, "planned, grams"), FIELD(carried_g, "carried, grams"),
         FIELD(rows, "by planned departure"))
/// @errors out_of_reach
base::Result<ActualDay> view_actual(Look&, AskActual const&);

}  // namespace planning::service
