// A feed as it is stored: its rows by key, and the same as a GTFS feed.
#pragma once
#include <map>
#include <string>

#include "engine/timetable/gtfs/feed.h"
#include "modules/network/store/timetable.h"

namespace network::service {

/// All rows of a feed by key, closed ones too: a record that comes back keeps its id.
struct StoredFeed {
  store::FeedRow feed;
  std::map<std::string, store::AgencyRow, std::less<>> agencies;
  std::map<std::string, store::StopRow, std::less<>> stops;
  std::map<std::string, store::LineRow, std::less<>> lines;
  std::map<std::string, store::CalendarRow, std::less<>> calendars;
  std::map<std::string, store::ShapeRow, std::less<>> shapes;
  std::map<std::string, store::TripRow, std::less<>> trips;  ///< without departures of templates
  std::map<std::string, std::map<base::ServiceTime, store::TripRow>, std::less<>> departures;  ///< by template's key
};
StoredFeed load_feed(Tx&, base::Region, store::FeedRow const&);

/// Whose exceptions a calendar shows: those of its feed, or those with the market days.
enum class Exceptions { own, with_markets };

/// What is open now as a GTFS feed.
gtfs::Feed to_gtfs(StoredFeed const&, Exceptions);
gtfs::Calendar to_gtfs(store::CalendarRow const&, Exceptions);

/// A GTFS record as a row; id, feed and what the record does not say are those of `known` or defaults.
store::AgencyRow to_row(gtfs::Agency const&, store::AgencyRow known);
store::StopRow to_row(gtfs::Stop const&, store::StopRow known);
store::LineRow to_row(gtfs::Route const&, store::LineRow known);
store::CalendarRow to_row(gtfs::Calendar const&, store::CalendarRow known);
store::ShapeRow to_row(gtfs::Shape const&, store::ShapeRow known);
store::TripRow to_row(gtfs::Trip const&, store::TripRow known);

}  // namespace network::service
