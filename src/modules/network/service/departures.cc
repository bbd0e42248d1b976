// The functions of the face: answers from the snapshot.
#include <algorithm>
#include <iterator>
#include <tuple>

#include "modules/network/network.h"
#include "modules/network/rules/market.h"
#include "modules/network/service/snapshot.h"

namespace network {
namespace {

using service::PlannedCall;
using service::PlannedTrip;
using service::Snapshot;

Call call_of(Snapshot const& s, PlannedCall const& c) {
  auto const& stop = s.stops[c.stop];
  return {stop.id, stop.name, stop.node, c.sequence, c.arrives, c.departs, c.boards, c.alights};
}

/// Here and the later calls at nodes where mail may be unloaded.
Departure departure_of(Snapshot const& s, PlannedTrip const& t, std::size_t first, base::ServiceDate date) {
  auto const& line = s.lines[t.line];
  Departure d{t.id, line.id, line.code, line.name, t.headsign, date, t.hold, {}};
  d.calls.push_back(call_of(s, t.calls[first]));
  for (auto i = first + 1; i < t.calls.size(); ++i)
    if (s.stops[t.calls[i].stop].node && t.calls[i].alights) d.calls.push_back(call_of(s, t.calls[i]));
  return d;
}

bool serves(Snapshot const& s, PlannedTrip const& t, std::size_t first, NodeId to) {
  return std::any_of(t.calls.begin() + static_cast<std::ptrdiff_t>(first) + 1, t.calls.end(),
                     [&](PlannedCall const& c) { return c.alights && s.stops[c.stop].node == to; });
}

DayTrip day_trip_of(Snapshot const& s, PlannedTrip const& t, base::ServiceDate date) {
  auto const& line = s.lines[t.line];
  DayTrip d{t.id, line.id, line.code, line.name, t.headsign, t.direction, date, t.mail_allowed, t.hold, {}};
  d.calls.reserve(t.calls.size());
  for (auto const& c : t.calls) d.calls.push_back(call_of(s, c));
  return d;
}

bool is_open(Node const& n, base::ServiceDate on) {
  return on >= n.active_from && (!n.active_until.yyyymmdd || on < n.active_until);
}

template <typename Fits>
std::optional<Node> find_open(Snapshot const& s, Fits fits) {
  for (auto const& n : s.nodes)
    if (!n.active_until.yyyymmdd && fits(n)) return n;
  return {};
}

/// Markets on the date at the node and at those above it.
template <typename Call>
void each_market_held(Snapshot const& s, NodeId id, base::ServiceDate date, Call call) {
  for (auto const* n = s.find(id); n; n = s.find(n->parent))
    if (auto const found = s.markets.find(n->id); found != s.markets.end())
      for (auto const& m : found->second)
        if (rules::is_held_on(m, date)) call(m);
}

void append_departures(Snapshot const& s, DepartureQuery const& q, std::vector<Departure>& out) {
  auto const found = s.boardings.find(q.from);
  if (found == s.boardings.end()) return;
  auto const limit = static_cast<std::size_t>(std::clamp<std::int64_t>(q.limit, 1, 500));
  auto it = std::ranges::lower_bound(found->second, q.after, {}, &service::Boarding::departs);
  for (; it != found->second.end() && out.size() < limit; ++it) {
    auto const& trip = s.trips[it->trip];
    if (!s.runs(trip, q.service_date) || (q.to && !serves(s, trip, it->call, q.to))) continue;
    auto d = departure_of(s, trip, it->call, q.service_date);
    if (d.calls.size() > 1) out.push_back(std::move(d));
  }
}

}  // namespace

std::optional<Node> find_node(Tx& tx, base::Region region, NodeId id) {
  auto const s = service::snapshot_of(tx, region);
  auto const* node = s->find(id);
  return node ? std::optional{*node} : std::nullopt;
}

std::optional<Node> find_node_by_code(Tx& tx, base::Region region, std::string_view code) {
  if (code.empty()) return {};
  auto const s = service::snapshot_of(tx, region);
  auto const fits = [code](Node const& n) { return n.place_code == code || n.office_code == code || n.gln == code; };
  return find_open(*s, fits);
}

std::optional<Node> node_by_office_code(Tx& tx, base::Region region, std::string_view office_code) {
  if (office_code.empty()) return {};
  auto const s = service::snapshot_of(tx, region);
  return find_open(*s, [office_code](Node const& n) { return n.office_code == office_code; });
}

std::vector<Node> list_nodes(Tx& tx, base::Region region, base::ServiceDate on) {
  auto const s = service::snapshot_of(tx, region);
  std::vector<Node> out;
  std::ranges::copy_if(s->nodes, std::back_inserter(out), [on](Node const& n) { return is_open(n, on); });
  std::ranges::sort(out, {}, [](Node const& n) { return std::tie(n.kind, n.place_code, n.id); });
  if (out.size() > 5000) out.resize(5000);
  return out;
}

std::vector<NodeId> ancestry_of(Tx& tx, base::Region region, NodeId id) {
  auto const s = service::snapshot_of(tx, region);
  std::vector<NodeId> out;
  for (auto const* n = s->find(id); n && out.size() < 3; n = s->find(n->parent)) out.push_back(n->id);
  return out;
}

std::vector<NodeId> descendants_of(Tx& tx, base::Region region, NodeId id) {
  auto const s = service::snapshot_of(tx, region);
  std::vector<NodeId> out{id};
  for (std::size_t i = 0; i < out.size(); ++i)
    if (auto const found = s->children.find(out[i]); found != s->children.end())
      out.insert(out.end(), found->second.begin(), found->second.end());
  return out;
}

std::vector<OrganisationId> operators_of(Tx& tx, base::Region region, NodeId id) {
  auto const s = service::snapshot_of(tx, region);
  auto const found = s->operators.find(id);
  return found == s->operators.end() ? std::vector<OrganisationId>{} : found->second;
}

std::vector<Departure> departures(Tx& tx, base::Region region, DepartureQuery const& query) {
  std::vector<Departure> out;
  append_departures(*service::snapshot_of(tx, region), query, out);
  return out;
}

std::vector<Departure> next_departures(Tx& tx, base::Region region, DepartureQuery const& query, int days) {
  auto const s = service::snapshot_of(tx, region);
  std::vector<Departure> out;
  auto day = query;
  for (int i = 0; i < days; ++i) {
    append_departures(*s, day, out);
    day.service_date = base::add_days(day.service_date, 1);
    day.after = {0};
  }
  return out;
}

std::optional<DayTrip> find_trip(Tx& tx, base::Region region, TripId id, base::ServiceDate date) {
  auto const s = service::snapshot_of(tx, region);
  auto const found = s->trip_at.find(id);
  if (found == s->trip_at.end() || !s->runs(s->trips[found->second], date)) return {};
  return day_trip_of(*s, s->trips[found->second], date);
}

std::vector<DayTrip> list_trips(Tx& tx, base::Region region, base::ServiceDate date) {
  auto const s = service::snapshot_of(tx, region);
  std::vector<DayTrip> out;
  for (auto const& t : s->trips)
    if (s->runs(t, date)) out.push_back(day_trip_of(*s, t, date));
  return out;
}

bool is_market_day(Tx& tx, base::Region region, NodeId id, base::ServiceDate date) {
  auto const s = service::snapshot_of(tx, region);
  auto held = false;
  each_market_held(*s, id, date, [&held](Market const&) { held = true; });
  return held;
}

std::int64_t market_reserve_percent(Tx& tx, base::Region region, NodeId id, base::ServiceDate date) {
  auto const s = service::snapshot_of(tx, region);
  std::int64_t most = 0;
  each_market_held(*s, id, date, [&most](Market const& m) { most = std::max(most, m.reserve_percent); });
  return most;
}

}  // namespace network
