// Rows of feeds: agencies, stops, lines, calendars, trips and shapes, each by the key that it has in its feed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/network/network.h"

namespace network::store {

using FeedId = base::Id<struct FeedTag>;
using RowId = base::Id<struct FeedRowTag>;

struct FeedRow {
  FeedId id;
  std::string name, publisher, url, lang;
  base::ServiceDate start_date, end_date;
  std::string version;
  bool has_info{};                ///< the feed came with feed_info.txt
  base::Instant imported_at;
  platform::auth::PersonId imported_by;
};
DESCRIBE(FeedRow, "A feed.", FIELD(id, "key"), FIELD(name, "name in this system"), FIELD(publisher, "publisher"),
         FIELD(url, "publisher's page"), FIELD(lang, "language"), FIELD(start_date, "first day"),
         FIELD(end_date, "last day"), FIELD(version, "version"), FIELD(has_info, "came with feed_info.txt"),
         FIELD(imported_at, "last import"), FIELD(imported_by, "by whom"))

struct AgencyRow {
  RowId id;
  FeedId feed;
  std::string key, name, url, timezone, lang, phone, email;
  base::ServiceDate closed_on;
};
DESCRIBE(AgencyRow, "An operator of lines.", FIELD(id, "key"), FIELD(feed, "feed"), FIELD(key, "id in the feed"),
         FIELD(name, "name"), FIELD(url, "page"), FIELD(timezone, "time zone"), FIELD(lang, "language"),
         FIELD(phone, "phone"), FIELD(email, "mail"), FIELD(closed_on, "gone from"))

struct StopRow {
  StopId id;
  FeedId feed;
  std::string key, code, name, description;
  std::int32_t lat_e7{}, lon_e7{};
  std::int64_t location_type{};
  std::string parent, platform;
  std::string handover;           ///< code of the node as the feed or a person gave it
  NodeId node;
  base::ServiceDate closed_on;
};
DESCRIBE(StopRow, "A stop.", FIELD(id, "key"), FIELD(feed, "feed"), FIELD(key, "id in the feed"), FIELD(code, "code"),
         FIELD(name, "name"), FIELD(description, "description"), FIELD(lat_e7, "WGS-84 × 10^7"),
         FIELD(lon_e7, "WGS-84 × 10^7"), FIELD(location_type, "0 stop, 1 station"), FIELD(parent, "station's key"),
         FIELD(platform, "platform"), FIELD(handover, "code of the node"), FIELD(node, "node"),
         FIELD(closed_on, "gone from"))

struct LineRow {
  LineId id;
  FeedId feed;
  std::string key, agency, code, name, description;
  std::int64_t type{3};
  std::string color, text_color;
  base::ServiceDate closed_on;
};
DESCRIBE(LineRow, "A line.", FIELD(id, "key"), FIELD(feed, "feed"), FIELD(key, "id in the feed"),
         FIELD(agency, "operator's key"), FIELD(code, "short name"), FIELD(name, "long name"),
         FIELD(description, "description"), FIELD(type, "GTFS route type"), FIELD(color, "colour"),
         FIELD(text_color, "colour of text"), FIELD(closed_on, "gone from"))

struct CalendarRow {
  CalendarId id;
  FeedId feed;
  std::string key;
  std::int64_t weekdays{};
  base::ServiceDate start_date, end_date;
  std::string dates, market_dates;  ///< packed (packed.h)
  base::ServiceDate closed_on;
};
DESCRIBE(CalendarRow, "A service calendar.", FIELD(id, "key"), FIELD(feed, "feed"), FIELD(key, "id in the feed"),
         FIELD(weekdays, "bit 0 Monday … bit 6 Sunday"), FIELD(start_date, "first day"), FIELD(end_date, "last day"),
         FIELD(dates, "exceptions of the feed"), FIELD(market_dates, "exceptions of markets"),
         FIELD(closed_on, "gone from"))

struct TripRow {
  TripId id;
  FeedId feed;
  std::string key, line, calendar;  ///< keys in the feed
  std::string headsign, short_name;
  std::int64_t direction{-1};
  std::string block, shape;
  base::Grams hold_g{-1};           ///< −1: not said
  base::CubicCentimetres hold_cm3{-1};
  std::string stop_times, frequencies;  ///< packed (packed.h); "" in a departure of a template
  TripId template_trip;
  base::ServiceTime starts_at{-1};  ///< of a departure of a template; else −1
  base::ServiceDate closed_on;
  std::int64_t hold_bags{-1};  ///< −1: as many as the weight takes
};
DESCRIBE(TripRow, "A trip.", FIELD(id, "key"), FIELD(feed, "feed"), FIELD(key, "id in the feed"),
         FIELD(line, "line's key"), FIELD(calendar, "calendar's key"), FIELD(headsign, "where to"),
         FIELD(short_name, "number"), FIELD(direction, "0 out, 1 return"), FIELD(block, "block"),
         FIELD(shape, "shape's key"), FIELD(hold_g, "hold, grams"), FIELD(hold_cm3, "hold, cm³"),
         FIELD(stop_times, "packed"), FIELD(frequencies, "packed"), FIELD(template_trip, "template"),
         FIELD(starts_at, "first departure of a repetition"), FIELD(closed_on, "gone from"),
         FIELD(hold_bags, "hold, bags"))

struct ShapeRow {
  RowId id;
  FeedId feed;
  std::string key, points;          ///< packed
  base::ServiceDate closed_on;
};
DESCRIBE(ShapeRow, "A shape.", FIELD(id, "key"), FIELD(feed, "feed"), FIELD(key, "id in the feed"),
         FIELD(points, "packed"), FIELD(closed_on, "gone from"))

std::optional<FeedRow> find_feed(Tx&, base::Region, std::string_view name);
std::vector<FeedRow> list_feeds(Tx&, base::Region);
void put_feed(Tx&, base::Region, FeedRow const&);

/// All rows of a feed, closed ones too; of every feed when 0. One for each kind of row.
template <typename Row>
std::vector<Row> list_rows(Tx&, base::Region, FeedId);
/// Inserts the row, or replaces the one with its id.
template <typename Row>
void put_row(Tx&, base::Region, Row const&, bool is_new);
/// The row is gone from a date on.
template <typename Row>
void close_row(Tx&, base::Region, FeedId, std::string const& key, base::ServiceDate);
/// One row by its id.
template <typename Row, typename Id>
std::optional<Row> find_row(Tx&, base::Region, Id);

/// A shape by its key in the feed.
std::optional<ShapeRow> find_shape(Tx&, base::Region, FeedId, std::string const& key);

/// The number that tells snapshots apart; 0 when nothing was ever stored.
std::int64_t revision_of(Tx&, base::Region);
/// Every snapshot of the region is out of date when this transaction commits.
void touch(Tx&, base::Region);

}  // namespace network::store
