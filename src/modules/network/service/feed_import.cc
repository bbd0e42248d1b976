// Import in three steps: read, compare with what is stored, write what differs.
#include "modules/network/service/feed_import.h"

#include <algorithm>
#include <set>

#include "engine/timetable/gtfs/diff.h"
#include "engine/timetable/gtfs/read.h"
#include "engine/timetable/gtfs/rows.h"
#include "modules/network/rules/refusals.h"
#include "modules/network/service/market.h"
#include "modules/network/service/stored_feed.h"
#include "modules/network/store/node.h"
#include "platform/documents/archive.h"

namespace network::service {
namespace {

constexpr std::size_t kExamplesMax = 20;

RecordChanges count(gtfs::Changes const& c) {
  RecordChanges out;
  out.added = static_cast<std::int64_t>(c.added.size());
  out.changed = static_cast<std::int64_t>(c.changed.size());
  out.removed = static_cast<std::int64_t>(c.removed.size());
  out.unchanged = static_cast<std::int64_t>(c.n_unchanged);
  auto const show = [&out](char mark, std::vector<std::string> const& keys) {
    for (auto const& key : keys)
      if (out.examples.size() < kExamplesMax) out.examples.push_back(mark + key);
  };
  show('+', c.added);
  show('~', c.changed);
  show('-', c.removed);
  return out;
}

void fill_report(ImportReport& out, gtfs::Faults const& faults, gtfs::Diff const& d) {
  out.errors = static_cast<std::int64_t>(faults.count(gtfs::Severity::error));
  out.warnings = static_cast<std::int64_t>(faults.count(gtfs::Severity::warning));
  out.notices = static_cast<std::int64_t>(faults.count(gtfs::Severity::notice));
  out.faults = faults.list();
  out.agencies = count(d.agencies);
  out.stops = count(d.stops);
  out.lines = count(d.routes);
  out.calendars = count(d.calendars);
  out.shapes = count(d.shapes);
  out.trips = count(d.trips);
  out.info_changed = d.info_changed;
}

/// Market days are not the feed's own, even when an exported feed brings them back.
void drop_market_dates(gtfs::Feed& feed, StoredFeed const& stored) {
  for (auto& [key, c] : feed.calendars) {
    auto const row = stored.calendars.find(key);
    if (row == stored.calendars.end() || row->second.market_dates.empty()) continue;
    auto const generated = gtfs::rows_of<gtfs::CalendarDate>(row->second.market_dates);
    std::erase_if(c.dates, [&](auto const& d) { return std::ranges::find(generated, d) != generated.end(); });
  }
}

/// What people entered stays where the feed says nothing.
void keep_entered(gtfs::Feed& feed, StoredFeed const& stored) {
  for (auto& [key, s] : feed.stops)
    if (auto const row = stored.stops.find(key); s.handover.empty() && row != stored.stops.end())
      s.handover = row->second.handover;
  for (auto& [key, t] : feed.trips) {
    auto const row = stored.trips.find(key);
    if (row == stored.trips.end()) continue;
    if (t.cargo_g == gtfs::kAbsent) t.cargo_g = row->second.hold_g.value;
    if (t.cargo_cm3 == gtfs::kAbsent) t.cargo_cm3 = row->second.hold_cm3.value;
  }
}

/// Open nodes by each of their codes.
class NodeCodes {
 public:
  NodeCodes(Tx& tx, base::Region region) {
    for (auto const& n : store::list_nodes(tx, region)) {
      if (n.active_until.yyyymmdd) continue;
      for (auto const& code : {n.place_code, n.office_code, n.gln})
        if (!code.empty()) by_code_.emplace(code, n.id);
    }
  }
  NodeId find(std::string const& code) const {
    auto const found = by_code_.find(code);
    return found == by_code_.end() ? NodeId{} : found->second;
  }

 private:
  std::map<std::string, NodeId> by_code_;
};

/// Writes the difference between what is stored and what a feed says.
class Writer {
 public:
  Writer(Act& act, StoredFeed const& stored, gtfs::Feed const& feed, base::ServiceDate closes_on)
      : act_{act}, stored_{stored}, feed_{feed}, closes_on_{closes_on}, codes_{act.tx, act.region} {}

  void write(gtfs::Diff const& d) {
    apply(d.agencies, stored_.agencies, feed_.agencies);
    apply(d.stops, stored_.stops, feed_.stops);
    apply(d.routes, stored_.lines, feed_.routes);
    apply(d.calendars, stored_.calendars, feed_.calendars);
    apply(d.shapes, stored_.shapes, feed_.shapes);
    apply(d.trips, stored_.trips, feed_.trips);
  }

 private:
  template <typename Row, typename Record>
  void apply(gtfs::Changes const& c, std::map<std::string, Row, std::less<>> const& known,
             gtfs::ById<Record> const& records) {
    for (auto const* keys : {&c.added, &c.changed})
      for (auto const& key : *keys) put(known, records.at(key));
    for (auto const& key : c.removed) store::close_row<Row>(act_.tx, act_.region, stored_.feed.id, key, closes_on_);
  }

  template <typename Row, typename Record>
  void put(std::map<std::string, Row, std::less<>> const& known, Record const& record) {
    auto const old = known.find(record.id);
    auto const is_new = old == known.end();
    auto row = to_row(record, is_new ? fresh<Row>() : old->second);
    finish(row, record);
    store::put_row(act_.tx, act_.region, row, is_new);
  }

  template <typename Row>
  Row fresh() {
    Row row;
    row.id = act_.make_id<decltype(row.id)>();
    row.feed = stored_.feed.id;
    return row;
  }

  template <typename Row, typename Record>
  void finish(Row&, Record const&) {}
  void finish(store::StopRow& row, gtfs::Stop const&) { row.node = codes_.find(row.handover); }
  void finish(store::TripRow& row, gtfs::Trip const& trip) { put_departures(row, trip); }

  /// A repeated trip gives one row per departure, so that each can carry a waybill.
  void put_departures(store::TripRow const& row, gtfs::Trip const& trip) {
    std::set<base::ServiceTime> starts;
    for (auto const& f : trip.frequencies)
      for (auto at = f.start; at < f.end; at.seconds += static_cast<std::int32_t>(f.headway_s)) starts.insert(at);
    static std::map<base::ServiceTime, store::TripRow> const none;
    auto const found = stored_.departures.find(row.key);
    auto const& known = found == stored_.departures.end() ? none : found->second;
    for (auto const at : starts) {
      auto const old = known.find(at);
      auto departure = row;
      departure.id = old == known.end() ? act_.make_id<TripId>() : old->second.id;
      departure.template_trip = row.id;
      departure.starts_at = at;
      departure.stop_times.clear();
      departure.frequencies.clear();
      store::put_row(act_.tx, act_.region, departure, old == known.end());
    }
    for (auto departure : known) {
      if (starts.contains(departure.first) || departure.second.closed_on.yyyymmdd) continue;
      departure.second.closed_on = closes_on_;
      store::put_row(act_.tx, act_.region, departure.second, false);
    }
  }

  Act& act_;
  StoredFeed const& stored_;
  gtfs::Feed const& feed_;
  base::ServiceDate closes_on_;
  NodeCodes codes_;
};

void warn_of_unknown_nodes(Act& act, gtfs::Reading& reading) {
  NodeCodes const codes{act.tx, act.region};
  for (auto const& [key, s] : reading.feed.stops)
    if (!s.handover.empty() && !codes.find(s.handover))
      reading.faults.add(gtfs::fault::node_unknown, {"stops.txt", 0, "x_handover"}, key + ": " + s.handover);
}

void put_feed(Act& act, store::FeedRow feed, std::optional<gtfs::FeedInfo> const& info) {
  feed.has_info = info.has_value();
  auto const i = info.value_or(gtfs::FeedInfo{});
  feed.publisher = i.publisher;
  feed.url = i.url;
  feed.lang = i.lang;
  feed.start_date = i.start;
  feed.end_date = i.end;
  feed.version = i.version;
  feed.imported_at = act.now;
  feed.imported_by = act.hat.person;
  store::put_feed(act.tx, act.region, feed);
}

/// What the journal keeps of an import.
struct ImportFact {
  std::string feed;
  RecordChanges stops, lines, calendars, trips;
};
DESCRIBE(ImportFact, "An imported timetable.", FIELD(feed, "source"), FIELD(stops, "stops"), FIELD(lines, "lines"),
         FIELD(calendars, "calendars"), FIELD(trips, "trips"))

void commit(Act& act, ImportFeed const& request, StoredFeed const& stored, gtfs::Feed const& feed,
            gtfs::Diff const& d) {
  auto const on = request.closes_on.yyyymmdd ? request.closes_on : base::service_date_of(act.now);
  Writer{act, stored, feed, on}.write(d);
  put_feed(act, stored.feed, feed.info);
  refresh_market_dates(act.tx, act.region);
  store::touch(act.tx, act.region);
}

}  // namespace

base::Result<ImportReport> import_files(Act& act, ImportFeed const& request, gtfs::Files const& files) {
  if (request.feed.empty() || request.feed.size() > 120) return refusal::feed_name_malformed;
  auto reading = gtfs::read(files);
  warn_of_unknown_nodes(act, reading);
  auto const known = store::find_feed(act.tx, act.region, request.feed);
  auto const stored = known ? load_feed(act.tx, act.region, *known)
                            : StoredFeed{.feed = {.id = act.make_id<store::FeedId>(), .name = request.feed}};
  auto before = to_gtfs(stored, Exceptions::own);
  drop_market_dates(before, stored);
  drop_market_dates(reading.feed, stored);
  keep_entered(reading.feed, stored);
  auto const d = gtfs::diff(before, reading.feed);
  ImportReport report{.feed = request.feed};
  fill_report(report, reading.faults, d);
  if (request.dry_run || (report.errors && !request.skip_faulty)) return report;
  report.committed = true;
  if (d.none() && known) return report;
  commit(act, request, stored, reading.feed, d);
  act.record(events::kTimetableImported, "network/feed/" + std::to_string(stored.feed.id.value), {},
             ImportFact{request.feed, report.stops, report.lines, report.calendars, report.trips});
  return report;
}

base::Result<ImportReport> import_archive(Act& act, ImportFeed const& request, std::string_view bytes) {
  platform::documents::Archive files;
  switch (platform::documents::read_archive(bytes, files)) {
    case platform::documents::ArchiveState::no_archive: return refusal::archive_unreadable;
    case platform::documents::ArchiveState::too_large: return refusal::archive_too_large;
    case platform::documents::ArchiveState::good: break;
  }
  return import_files(act, request, files);
}

}  // namespace network::service
