// Orders and plan on one side, waybills on the other.
#include "modules/planning/service/actual.h"

#include <algorithm>
#include <map>

#include "base/operating_day.h"
#include "modules/mail/mail.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/order.h"
#include "modules/planning/store/plan.h"

namespace planning::service {
namespace {

struct Planned {
  std::int64_t bags{};
  base::Grams weight_g;
};

/// Where the timetable knows the trip, its times count, also where the plan has them later: a delay that was
/// announced is one.
void take_times(Look& look, ActualRow& row, base::ServiceDate day) {
  auto const trip = network::find_trip(look.tx, look.region, row.trip, day);
  if (!trip) return;
  auto const at_node = [](network::Call const& c) { return static_cast<bool>(c.node); };
  auto const first = std::ranges::find_if(trip->calls, at_node);
  if (first == trip->calls.end()) return;
  auto const last = std::ranges::find_if(trip->calls.rbegin(), trip->calls.rend(), at_node);
  row.planned_departure = base::instant_of(day, first->departs);
  row.planned_arrival = base::instant_of(day, last->arrives);
}

/// What boards each trip by the plan.
std::map<TripId, Planned> planned_by_trip(Look& look, rules::Plan const& plan) {
  std::map<TripId, Planned> out;
  for (auto const& l : store::read_content(look.tx, look.region, plan).loads)
    for (auto const& r : l.rides) {
      auto& p = out[r.trip];
      p.bags += l.load.n_bags;
      p.weight_g += l.load.weight_g;
    }
  return out;
}

bool on_time(base::Instant planned, base::Instant actual) {
  return actual.ms && actual.ms <= planned.ms + kOnTimeS * 1000;
}

ActualRow row_of(VehicleOrder const& o, Planned const& planned, mail::TripRun const* run) {
  ActualRow row{.trip = o.trip,
                .order_number = o.number,
                .line = o.line,
                .headsign = o.headsign,
                .vehicle = o.vehicle,
                .planned_bags = planned.bags,
                .planned_g = planned.weight_g};
  row.planned_departure = o.departs_at;
  row.planned_arrival = o.arrives_at;
  if (!run) return row;
  row.waybill_number = run->number;
  row.vehicle = run->vehicle;
  row.carried_bags = run->loaded + run->unloaded;
  row.left_behind = run->left_behind;
  row.carried_g = run->carried_g;
  row.departed_at = run->departed_at;
  row.arrived_at = run->arrived_at;
  return row;
}

void add(ActualDay& day, ActualRow row) {
  ++day.due;
  day.departed += row.departed_at.ms != 0;
  day.departed_on_time += on_time(row.planned_departure, row.departed_at);
  day.arrived += row.arrived_at.ms != 0;
  day.arrived_on_time += on_time(row.planned_arrival, row.arrived_at);
  day.planned_bags += row.planned_bags;
  day.carried_bags += row.carried_bags;
  day.planned_g += row.planned_g;
  day.carried_g += row.carried_g;
  day.rows.push_back(std::move(row));
}

}  // namespace

base::Result<ActualDay> view_actual(Look& look, AskActual const& ask) {
  TRY(check_whole_county(look.hat));
  ActualDay out{.service_date = base::or_today(ask.service_date, look.now)};
  std::map<TripId, Planned> planned;
  if (auto const plan = store::find_published(look.tx, look.region, out.service_date)) {
    out.plan = plan->id;
    planned = planned_by_trip(look, *plan);
  }
  auto const runs = mail::list_trip_runs(look.tx, look.region, out.service_date);
  for (auto const& o : store::list_orders(look.tx, look.region, out.service_date)) {
    auto const run =
        std::ranges::find(runs, o.trip.value, [](mail::TripRun const& r) { return r.trip.value; });
    auto row = row_of(o, planned[o.trip], run == runs.end() ? nullptr : &*run);
    take_times(look, row, out.service_date);
    add(out, std::move(row));
  }
  if (out.due) out.departed_permille = out.departed * 1000 / out.due;
  if (out.arrived) out.arrived_on_time_permille = out.arrived_on_time * 1000 / out.arrived;
  return out;
}

}  // namespace planning::service
