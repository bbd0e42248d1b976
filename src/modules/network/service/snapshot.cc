// Building of snapshots and the shelf that keeps the newest of each region.
#include "modules/network/service/snapshot.h"

#include <algorithm>
#include <map>

#include "engine/timetable/gtfs/rows.h"
#include "modules/network/service/shelf.h"
#include "modules/network/service/stored_feed.h"

namespace network::service {
namespace {

using store::FeedId;

/// Key of a record over all feeds of the region.
using FeedKey = std::pair<FeedId, std::string>;

/// Gives untimed calls between two timed ones their share of the time, in equal steps.
void interpolate(std::vector<PlannedCall>& calls) {
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (calls[i].arrives.seconds >= 0 || i == 0) continue;
    auto next = i;
    while (next < calls.size() && calls[next].arrives.seconds < 0) ++next;
    if (next == calls.size()) return;
    auto const start = calls[i - 1].departs.seconds;
    auto const span = calls[next].arrives.seconds - start;
    auto const steps = static_cast<std::int32_t>(next - i + 1);
    auto const seconds = start + span / steps;
    calls[i].arrives = calls[i].departs = {seconds};
  }
}

class Builder {
 public:
  Builder(Tx& tx, base::Region region) : tx_{tx}, region_{region} {}

  Snapshot build() {
    load_nodes();
    load_lines();
    load_trips();
    index_trips();
    return std::move(out_);
  }

 private:
  void load_nodes() {
    out_.nodes = store::list_nodes(tx_, region_);
    for (std::uint32_t i = 0; i < out_.nodes.size(); ++i) {
      auto const& n = out_.nodes[i];
      out_.node_at.emplace(n.id, i);
      if (n.parent) out_.children[n.parent].push_back(n.id);
    }
    for (auto const& o : store::list_operators(tx_, region_)) out_.operators[o.node].push_back(o.organisation);
    for (auto& m : store::list_markets(tx_, region_)) out_.markets[m.node].push_back(std::move(m));
  }

  void load_lines() {
    out_.stops = store::list_rows<store::StopRow>(tx_, region_, {});
    for (std::uint32_t i = 0; i < out_.stops.size(); ++i) stop_at_[{out_.stops[i].feed, out_.stops[i].key}] = i;
    out_.lines = store::list_rows<store::LineRow>(tx_, region_, {});
    for (std::uint32_t i = 0; i < out_.lines.size(); ++i) line_at_[{out_.lines[i].feed, out_.lines[i].key}] = i;
    for (auto const& row : store::list_rows<store::CalendarRow>(tx_, region_, {})) {
      calendar_at_[{row.feed, row.key}] = static_cast<std::uint32_t>(out_.calendars.size());
      out_.calendars.push_back(to_gtfs(row, Exceptions::with_markets));
    }
  }

  std::vector<PlannedCall> calls_of(store::TripRow const& row) const {
    std::vector<PlannedCall> calls;
    for (auto const& s : gtfs::rows_of<gtfs::StopTime>(row.stop_times)) {
      auto const stop = stop_at_.find({row.feed, s.stop});
      if (stop == stop_at_.end()) continue;
      calls.push_back({stop->second, s.sequence, s.arrival, s.departure, s.pickup != 1, s.drop_off != 1});
    }
    interpolate(calls);
    return calls;
  }

  static Hold hold_of(store::TripRow const& row) {
    auto hold = kDefaultHold;
    if (row.hold_cm3.value >= 0) hold.volume_cm3 = row.hold_cm3;
    if (row.hold_g.value >= 0) {
      hold.weight_g = row.hold_g;
      hold.bags = row.hold_g.value / kBagG;
    }
    hold.bags_said = row.hold_bags >= 0;
    if (hold.bags_said) hold.bags = row.hold_bags;
    return hold;
  }

  void add_trip(store::TripRow const& row, std::vector<PlannedCall> calls) {
    auto const line = line_at_.find({row.feed, row.line});
    auto const calendar = calendar_at_.find({row.feed, row.calendar});
    if (line == line_at_.end() || calendar == calendar_at_.end() || calls.empty()) return;
    auto const direction = std::max<std::int64_t>(row.direction, 0);
    out_.trips.push_back({row.id, line->second, calendar->second, row.headsign, direction, hold_of(row),
                          row.hold_g.value != 0, row.closed_on, std::move(calls)});
  }

  void load_trips() {
    auto const rows = store::list_rows<store::TripRow>(tx_, region_, {});
    std::unordered_map<TripId, std::vector<PlannedCall>> templates;
    for (auto const& row : rows) {
      if (row.template_trip) continue;
      auto calls = calls_of(row);
      if (row.frequencies.empty()) add_trip(row, std::move(calls));
      else templates.emplace(row.id, std::move(calls));
    }
    for (auto const& row : rows) {
      auto const found = templates.find(row.template_trip);
      if (!row.template_trip || found == templates.end() || found->second.empty()) continue;
      auto calls = found->second;
      auto const shift = row.starts_at.seconds - calls.front().departs.seconds;
      for (auto& c : calls) c.arrives.seconds += shift, c.departs.seconds += shift;
      add_trip(row, std::move(calls));
    }
  }

  void index_trips() {
    std::ranges::sort(out_.trips, [](auto const& a, auto const& b) {
      return std::pair{a.calls.front().departs, a.id} < std::pair{b.calls.front().departs, b.id};
    });
    for (std::uint32_t t = 0; t < out_.trips.size(); ++t) {
      auto const& trip = out_.trips[t];
      out_.trip_at.emplace(trip.id, t);
      for (std::uint32_t c = 0; trip.mail_allowed && c + 1 < trip.calls.size(); ++c) {
        auto const node = out_.stops[trip.calls[c].stop].node;
        if (node && trip.calls[c].boards) out_.boardings[node].push_back({trip.calls[c].departs, t, c});
      }
    }
    for (auto& [node, list] : out_.boardings) std::ranges::stable_sort(list, {}, &Boarding::departs);
  }

  Tx& tx_;
  base::Region region_;
  Snapshot out_;
  std::map<FeedKey, std::uint32_t> stop_at_, line_at_, calendar_at_;
};

}  // namespace

Node const* Snapshot::find(NodeId id) const {
  auto const found = node_at.find(id);
  return found == node_at.end() ? nullptr : &nodes[found->second];
}

bool Snapshot::runs(PlannedTrip const& t, base::ServiceDate date) const {
  if (t.closed_on.yyyymmdd && date >= t.closed_on) return false;
  return calendars[t.calendar].runs_on(date);
}

std::shared_ptr<Snapshot const> snapshot_of(Tx& tx, base::Region region) {
  auto const revision = store::revision_of(tx, region);
  if (!revision) return std::make_shared<Snapshot const>();
  if (auto known = shelf<Snapshot>().find(region, revision)) return known;
  auto fresh = std::make_shared<Snapshot const>(Builder{tx, region}.build());
  shelf<Snapshot>().put(region, revision, fresh);
  return fresh;
}

}  // namespace network::service
