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

/// A vehicle that tells hours of its backlog, or a day that is caught up with, is on the run as it tells it:
/// by the clock alone the run would end each minute and go on with each report.
bool is_being_told(Tx& tx, base::Region region, rules::Run const& run, base::Instant now) {
  auto const latest = tracking::find_latest(tx, region, run.vehicle);
  return latest && now.ms - latest->heard_at.ms <= rules::kRecentMs &&
         latest->reported_at.ms - run.seen_at.ms <= rules::kRecentMs;
}

/// The run as it should be, from what is stored. @returns whether that is another
bool bring_up_to_date(Tx& tx, base::Region region, WatchedTrip const& t, base::Instant now, DrivenRun& run) {
  auto known = store::find_run(tx, region, t.trip.service_date, t.trip.id);
  auto changed = !known;
  run = known ? *std::move(known) : rules::opened(t.trip, network::path_of(tx, region, t.trip.id), t.who);
  changed |= rules::bring_up_to_date(run, t.trip, t.who);
  changed |= rules::take_told_times(run, t.told);
  auto state = rules::state_of(run, now);
  if (state == rules::RunState::ended && run.run.state == rules::RunState::running &&
      is_being_told(tx, region, run.run, now))
    state = rules::state_of(run, run.run.seen_at);
  changed |= state != run.run.state;
  run.run.state = state;
  return changed;
}

/// A run as alert rules see it.
rules::TripFact fact_of(Tx& tx, base::Region region, DrivenRun const& d, base::Instant now) {
  rules::TripFact t;
  if (!d.run.vehicle.empty()) t.latest = tracking::find_latest(tx, region, d.run.vehicle);
  // asked of silent ones only: it looks at every connection
  if (t.latest && now.ms - t.latest->heard_at.ms > rules::kRecentMs / 2)
    t.heard_since = tracking::heard_since(tx, region, t.latest->terminal);
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

std::vector<WatchedTrip> look_at_trips(Tx& tx, base::Region region, base::ServiceDate day,
                                       base::Instant now) {
  auto told = told_times(tx, region, day);
  std::vector<WatchedTrip> out;
  for (auto& [id, who] : assignments_of(tx, region, day)) {
    auto trip = network::find_trip(tx, region, id, day);
    if (!trip) continue;
    WatchedTrip t{*std::move(trip), std::move(who), std::move(told[id]), {}, false};
    t.changed = bring_up_to_date(tx, region, t, now, t.run);
    out.push_back(std::move(t));
  }
  return out;
}

void keep_run(Tx& tx, base::Region region, WatchedTrip const& t, base::Instant now) {
  DrivenRun run;
  if (bring_up_to_date(tx, region, t, now, run)) store::put_run(tx, region, run);
}

std::vector<rules::TripFact> facts_of(Tx& tx, base::Region region, std::vector<WatchedTrip> const& trips,
                                      base::Instant now) {
  std::vector<rules::TripFact> out;
  for (auto const& t : trips)
    if (t.run.run.state != rules::RunState::ended) out.push_back(fact_of(tx, region, t.run, now));
  return out;
}

}  // namespace monitor::service
