// One pass over the day: timetable and assignments, then what was heard.
#include "modules/monitor/service/facts.h"

#include "modules/monitor/store/run.h"

namespace monitor::service {
namespace {

using rules::Assignment;
using rules::DrivenRun;

/// Who drives what; the waybill, which is signed on the spot, wins over the order.
std::map<TripId, Assignment> assignments_of(Tx& tx, base::Region region, base::ServiceDate day) {
  std::map<TripId, Assignment> out;
  for (auto const& order : planning::list_orders(tx, region, day))
    out[order.trip] = {order.vehicle, order.driver, order.carrier};
  for (auto const& run : mail::list_trip_runs(tx, region, day)) {
    auto& who = out[{run.trip.value}];
    if (!run.vehicle.empty()) who.vehicle = run.vehicle;
    if (run.driver) who.driver = run.driver;
  }
  return out;
}

std::map<TripId, std::vector<mail::TripStop>> told_times(Tx& tx, base::Region region, base::ServiceDate day) {
  std::map<TripId, std::vector<mail::TripStop>> out;
  for (auto& stop : mail::list_trip_stops(tx, region, day)) out[{stop.trip.value}].push_back(stop);
  return out;
}

/// The run with what is new, and whether anything is.
struct Kept {
  DrivenRun run;
  bool changed{};
};
Kept keep_run(Tx& tx, base::Region region, network::DayTrip const& trip, Assignment const& who) {
  auto known = store::find_run(tx, region, trip.service_date, trip.id);
  if (!known) return {rules::opened(trip, network::path_of(tx, region, trip.id), who), true};
  Kept out{*std::move(known), false};
  out.changed = rules::bring_up_to_date(out.run, trip, who);
  return out;
}

/// A run as alert rules see it.
rules::TripFact fact_of(Tx& tx, base::Region region, DrivenRun const& d) {
  rules::TripFact t;
  if (!d.run.vehicle.empty()) t.latest = tracking::find_latest(tx, region, d.run.vehicle);
  auto const gate = mail::find_gate_facts(tx, region, {d.run.trip.value}, d.run.service_date);
  t.is_told = gate.has_value() || t.latest.has_value();
  if (gate && gate->free_g.value < 0) t.over_kg = -gate->free_g.value / 1000;
  t.trip = d.run.trip;
  t.service_date = d.run.service_date;
  t.line = d.run.line;
  t.vehicle = d.run.vehicle;
  t.organisation = d.run.organisation;
  t.deviation_m = d.run.deviation_m;
  t.standing_since = d.run.standing_since;
  for (auto const& s : d.stops)
    t.stops.push_back({s.node,
                       s.name,
                       {static_cast<std::int32_t>(s.lat_e7), static_cast<std::int32_t>(s.lon_e7)},
                       s.arrives_at,
                       s.departs_at,
                       s.expected_at,
                       s.arrived_at,
                       s.departed_at});
  return t;
}

}  // namespace

std::vector<DrivenRun> keep_runs(Tx& tx, base::Region region, base::ServiceDate day, base::Instant now) {
  auto const told = told_times(tx, region, day);
  std::vector<DrivenRun> out;
  for (auto const& [id, who] : assignments_of(tx, region, day)) {
    auto const trip = network::find_trip(tx, region, id, day);
    if (!trip) continue;
    auto kept = keep_run(tx, region, *trip, who);
    if (auto const t = told.find(id); t != told.end())
      kept.changed |= rules::take_told_times(kept.run, t->second);
    auto const state = rules::state_of(kept.run, now);
    if (kept.changed || state != kept.run.run.state) {
      kept.run.run.state = state;
      store::put_run(tx, region, kept.run);
    }
    out.push_back(std::move(kept.run));
  }
  return out;
}

std::vector<rules::TripFact> facts_of(Tx& tx, base::Region region, std::vector<DrivenRun> const& runs) {
  std::vector<rules::TripFact> out;
  for (auto const& d : runs)
    if (d.run.state != rules::RunState::ended) out.push_back(fact_of(tx, region, d));
  return out;
}

}  // namespace monitor::service
