// Lines and trips from the snapshot; links and holds into the store.
#include "modules/network/service/line.h"

#include <algorithm>

#include "base/geo.h"
#include "base/operating_day.h"
#include "modules/network/rules/refusals.h"
#include "modules/network/service/snapshot.h"
#include "modules/network/store/timetable.h"

namespace network::service {
namespace {

using base::or_today;

LineView view_of(store::LineRow const& r) {
  return {r.id, r.key, r.code, r.name, r.agency, r.color, r.type, 0, r.closed_on};
}

std::vector<LineStop> stops_of(Snapshot const& s, PlannedTrip const& t) {
  std::vector<LineStop> out;
  double metres = 0;
  for (auto const& c : t.calls) {
    auto const& stop = s.stops[c.stop];
    if (!out.empty())
      metres += base::distance_m({out.back().lat_e7, out.back().lon_e7}, {stop.lat_e7, stop.lon_e7});
    out.push_back({stop.id, stop.name, stop.node, stop.lat_e7, stop.lon_e7, {static_cast<std::int64_t>(metres)},
                   {c.arrives.seconds - t.calls.front().departs.seconds}});
  }
  return out;
}

/// The direction's stops are those of its longest trip.
LineDirection direction_of(Snapshot const& s, std::uint32_t line, std::int64_t direction) {
  LineDirection out{.direction = direction};
  PlannedTrip const* longest = nullptr;
  for (auto const& t : s.trips) {
    if (t.line != line || t.direction != direction || t.closed_on.yyyymmdd) continue;
    out.departures.push_back(t.calls.front().departs);
    if (!longest || t.calls.size() > longest->calls.size()) longest = &t;
  }
  if (longest) out.stops = stops_of(s, *longest);
  return out;
}

/// A hold serves every node on the way, so a hat that works at some of them only does not change it.
base::Outcome check_covers(Act& act, TripId trip) {
  if (act.hat.covers({})) return base::Done{};  // a wide reach asks for no list of nodes
  auto const s = snapshot_of(act.tx, act.region);
  auto const found = s->trip_at.find(trip);
  auto const covered = [&](PlannedCall const& c) { return act.hat.covers(s->stops[c.stop].node); };
  if (found == s->trip_at.end() || !std::ranges::all_of(s->trips[found->second].calls, covered))
    return refusal::out_of_reach;
  return base::Done{};
}

}  // namespace

base::Result<LineList> list_lines(Look& look, LineQuery const& query) {
  auto const s = snapshot_of(look.tx, look.region);
  std::vector<std::int64_t> n_trips(s->lines.size());
  for (auto const& t : s->trips) n_trips[t.line] += !t.closed_on.yyyymmdd;
  LineList out;
  for (std::size_t i = 0; i < s->lines.size(); ++i) {
    auto const& row = s->lines[i];
    auto const hit = row.code.find(query.text) != row.code.npos || row.name.find(query.text) != row.name.npos;
    if (!hit || (row.closed_on.yyyymmdd && !query.closed)) continue;
    out.lines.push_back(view_of(row));
    out.lines.back().n_trips = n_trips[i];
  }
  std::ranges::sort(out.lines, {}, [](LineView const& l) { return std::tie(l.code, l.key); });
  return out;
}

base::Result<LineBoard> get_line(Look& look, OneLine const& query) {
  auto const s = snapshot_of(look.tx, look.region);
  auto const row = std::ranges::find(s->lines, query.line, &store::LineRow::id);
  if (row == s->lines.end()) return refusal::line_unknown;
  LineBoard out{view_of(*row), {}};
  for (std::int64_t const direction : {0, 1}) {
    auto d = direction_of(*s, static_cast<std::uint32_t>(row - s->lines.begin()), direction);
    out.line.n_trips += static_cast<std::int64_t>(d.departures.size());
    if (!d.departures.empty()) out.directions.push_back(std::move(d));
  }
  return out;
}

base::Result<Board> get_board(Look& look, BoardQuery const& query) {
  auto const date = or_today(query.service_date, look.now);
  Board out{date, list_trips(look.tx, look.region, date)};
  auto const elsewhere = [&query](DayTrip const& t) {
    return std::ranges::find(t.calls, query.node, &Call::node) == t.calls.end();
  };
  if (query.node) std::erase_if(out.trips, elsewhere);
  return out;
}

base::Result<DayTrip> get_trip(Look& look, OneTrip const& query) {
  auto const trip = find_trip(look.tx, look.region, query.trip, or_today(query.service_date, look.now));
  if (!trip) return refusal::trip_unknown;
  return *trip;
}

base::Result<DepartureList> list_departures(Look& look, DeparturesQuery const& q) {
  DepartureQuery const query{q.from, q.to, or_today(q.service_date, look.now), q.after, q.limit};
  return DepartureList{next_departures(look.tx, look.region, query, static_cast<int>(q.days))};
}

base::Result<LinkStop> link_stop(Act& act, LinkStop const& request) {
  auto row = store::find_row<store::StopRow>(act.tx, act.region, request.stop);
  if (!row) return refusal::stop_unknown;
  auto const node = find_node(act.tx, act.region, request.node);
  if (request.node && !node) return base::refuse(refusal::node_unknown, {}, "/node");
  for (auto const id : {row->node, request.node})
    if (id && !act.hat.covers(id)) return refusal::out_of_reach;
  LinkStop const before{row->id, row->node};
  row->node = request.node;
  row->handover = node ? node->place_code : std::string{};
  store::put_row(act.tx, act.region, *row, false);
  store::touch(act.tx, act.region);
  auto const subject = "network/stop/" + std::to_string(row->id.value);
  act.audit("network.link_stop", subject, &before, &request);
  act.record(events::kNodeChanged, subject, request.node, request);
  return request;
}

base::Result<SetHold> set_hold(Act& act, SetHold const& request) {
  auto row = store::find_row<store::TripRow>(act.tx, act.region, request.trip);
  if (!row) return refusal::trip_unknown;
  TRY(check_covers(act, request.trip));
  SetHold const before{row->id, row->hold_g, row->hold_cm3, row->hold_bags};
  row->hold_g = request.hold_g;
  row->hold_cm3 = request.hold_cm3;
  row->hold_bags = request.hold_bags;
  store::put_row(act.tx, act.region, *row, false);
  store::touch(act.tx, act.region);
  auto const subject = "network/trip/" + std::to_string(row->id.value);
  act.audit("network.set_hold", subject, &before, &request);
  return request;
}

}  // namespace network::service
