// The network's face in mail's words.
#include "modules/mail/service/timetable.h"

#include <algorithm>

#include "modules/network/network.h"

namespace mail::service {
namespace {

TripOnDay trip_of(network::DayTrip const& t) {
  TripOnDay out{{t.id.value}, t.line_code, t.headsign, t.hold.weight_g, t.hold.volume_cm3,
                t.hold.bags_said ? t.hold.bags : -1, {}};
  for (auto const& call : t.calls) {
    if (!call.node) continue;
    rules::WaybillStop s;
    s.seq = call.sequence;
    s.node = call.node;
    s.name = call.name;
    s.planned_arrival = base::instant_of(t.service_date, call.arrives);
    s.planned_departure = base::instant_of(t.service_date, call.departs);
    out.stops.push_back(std::move(s));
  }
  return out;
}

}  // namespace

std::optional<Place> find_place(Tx& tx, base::Region region, NodeId id) {
  auto const node = network::find_node(tx, region, id);
  if (!node) return {};
  return Place{node->id, node->name, node->office_code, node->place_code, node->opening_hours};
}

std::optional<Place> find_place(Tx& tx, base::Region region, std::string_view code) {
  auto const node = network::find_node_by_code(tx, region, code);
  if (!node) return {};
  return Place{node->id, node->name, node->office_code, node->place_code, node->opening_hours};
}

std::vector<NodeId> ancestry_of(Tx& tx, base::Region region, NodeId id) {
  return network::ancestry_of(tx, region, id);
}

std::vector<rules::Choice> list_departures(Tx& tx, base::Region region, NodeId from, NodeId to,
                                           base::ServiceDate day, base::Instant after) {
  auto const seconds = (after.ms - base::instant_of(day, {0}).ms) / 1000;
  network::DepartureQuery query{
      from, to, day, {static_cast<std::int32_t>(std::max<std::int64_t>(seconds, 0))}, 20};
  std::vector<rules::Choice> out;
  for (auto const& d : network::departures(tx, region, query))
    out.push_back({{d.trip.value}, d.line_code, base::instant_of(day, d.calls.front().departs)});
  return out;
}

std::optional<TripOnDay> find_trip(Tx& tx, base::Region region, TripId trip, base::ServiceDate day) {
  auto const t = network::find_trip(tx, region, {trip.value}, day);
  return t ? std::optional{trip_of(*t)} : std::nullopt;
}

std::vector<TripOnDay> list_trips(Tx& tx, base::Region region, base::ServiceDate day) {
  std::vector<TripOnDay> out;
  for (auto const& t : network::list_trips(tx, region, day))
    if (t.mail_allowed) out.push_back(trip_of(t));
  return out;
}

}  // namespace mail::service
