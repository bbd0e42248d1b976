// Rows to GTFS records and back.
#include "modules/network/service/stored_feed.h"

#include <algorithm>

#include "engine/timetable/gtfs/rows.h"

namespace network::service {
namespace {

using namespace store;

template <typename Row>
void load(Tx& tx, base::Region region, FeedId feed, std::map<std::string, Row, std::less<>>& into) {
  for (auto& row : list_rows<Row>(tx, region, feed)) {
    auto key = row.key;
    into.emplace(std::move(key), std::move(row));
  }
}

void load_trips(Tx& tx, base::Region region, StoredFeed& f) {
  for (auto& row : list_rows<TripRow>(tx, region, f.feed.id)) {
    auto key = row.key;
    if (row.starts_at.seconds >= 0) f.departures[key].emplace(row.starts_at, std::move(row));
    else f.trips.emplace(std::move(key), std::move(row));
  }
}

gtfs::Agency to_gtfs(AgencyRow const& r) { return {r.key, r.name, r.url, r.timezone, r.lang, r.phone, r.email}; }

gtfs::Stop to_gtfs(StopRow const& r) {
  return {r.key, r.code, r.name, r.description, r.lat_e7, r.lon_e7, r.location_type, r.parent, r.platform, r.handover};
}

gtfs::Route to_gtfs(LineRow const& r) {
  return {r.key, r.agency, r.code, r.name, r.description, r.type, r.color, r.text_color};
}

gtfs::Shape to_gtfs(ShapeRow const& r) { return {r.key, gtfs::rows_of<gtfs::ShapePoint>(r.points)}; }

gtfs::Trip to_gtfs(TripRow const& r) {
  gtfs::Trip t{r.key, r.line, r.calendar, r.headsign, r.short_name, r.direction, r.block, r.shape};
  t.cargo_g = r.hold_g.value;
  t.cargo_cm3 = r.hold_cm3.value;
  t.stop_times = gtfs::rows_of<gtfs::StopTime>(r.stop_times);
  t.frequencies = gtfs::rows_of<gtfs::Frequency>(r.frequencies);
  return t;
}

template <typename Row, typename Record>
void take_open(std::map<std::string, Row, std::less<>> const& rows, gtfs::ById<Record>& into) {
  for (auto const& [key, row] : rows)
    if (!row.closed_on.yyyymmdd) into.emplace(key, to_gtfs(row));
}

}  // namespace

StoredFeed load_feed(Tx& tx, base::Region region, FeedRow const& feed) {
  StoredFeed out{.feed = feed};
  load(tx, region, feed.id, out.agencies);
  load(tx, region, feed.id, out.stops);
  load(tx, region, feed.id, out.lines);
  load(tx, region, feed.id, out.calendars);
  load(tx, region, feed.id, out.shapes);
  load_trips(tx, region, out);
  return out;
}

gtfs::Calendar to_gtfs(CalendarRow const& r, Exceptions exceptions) {
  gtfs::Calendar c{r.key, r.weekdays, r.start_date, r.end_date, gtfs::rows_of<gtfs::CalendarDate>(r.dates)};
  if (exceptions == Exceptions::own) return c;
  auto const own = c.dates;
  for (auto const& d : gtfs::rows_of<gtfs::CalendarDate>(r.market_dates))
    if (std::ranges::find(own, d.date, &gtfs::CalendarDate::date) == own.end()) c.dates.push_back(d);
  std::ranges::sort(c.dates, {}, &gtfs::CalendarDate::date);
  return c;
}

gtfs::Feed to_gtfs(StoredFeed const& s, Exceptions exceptions) {
  gtfs::Feed feed;
  take_open(s.agencies, feed.agencies);
  take_open(s.stops, feed.stops);
  take_open(s.lines, feed.routes);
  take_open(s.shapes, feed.shapes);
  take_open(s.trips, feed.trips);
  for (auto const& [key, row] : s.calendars)
    if (!row.closed_on.yyyymmdd) feed.calendars.emplace(key, to_gtfs(row, exceptions));
  auto const& f = s.feed;
  if (f.has_info) feed.info = gtfs::FeedInfo{f.publisher, f.url, f.lang, f.start_date, f.end_date, f.version};
  return feed;
}

AgencyRow to_row(gtfs::Agency const& a, AgencyRow known) {
  return {known.id, known.feed, a.id, a.name, a.url, a.timezone, a.lang, a.phone, a.email, {}};
}

StopRow to_row(gtfs::Stop const& s, StopRow known) {
  return {known.id, known.feed, s.id, s.code, s.name, s.desc, s.lat_e7, s.lon_e7, s.location_type, s.parent,
          s.platform, s.handover, known.node, {}};
}

LineRow to_row(gtfs::Route const& r, LineRow known) {
  return {known.id, known.feed, r.id, r.agency, r.short_name, r.long_name, r.desc, r.type, r.color, r.text_color, {}};
}

CalendarRow to_row(gtfs::Calendar const& c, CalendarRow known) {
  return {known.id, known.feed, c.id, c.weekdays, c.start, c.end, gtfs::to_text(c.dates), known.market_dates, {}};
}

ShapeRow to_row(gtfs::Shape const& s, ShapeRow known) {
  return {known.id, known.feed, s.id, gtfs::to_text(s.points), {}};
}

TripRow to_row(gtfs::Trip const& t, TripRow known) {
  TripRow r{known.id, known.feed, t.id, t.route, t.service, t.headsign, t.short_name, t.direction, t.block, t.shape};
  r.hold_g = {t.cargo_g};
  r.hold_cm3 = {t.cargo_cm3};
  r.hold_bags = known.hold_bags;  // a feed cannot say it
  r.stop_times = gtfs::to_text(t.stop_times);
  r.frequencies = gtfs::to_text(t.frequencies);
  return r;
}

}  // namespace network::service
