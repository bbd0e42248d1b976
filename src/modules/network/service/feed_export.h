// Export of what is stored as GTFS, and the list of feeds.
#pragma once
#include <string>
#include <vector>

#include "engine/timetable/gtfs/feed.h"
#include "modules/network/store/timetable.h"
#include "platform/command/act.h"

namespace network::service {

using platform::command::Look;

struct FeedQuery {};
DESCRIBE_EMPTY(FeedQuery, "Asks for all sources of timetables.")
struct FeedList {
  std::vector<store::FeedRow> feeds;
};
DESCRIBE(FeedList, "Sources of timetables.", FIELD(feeds, "by name"))
base::Result<FeedList> list_feeds(Look&, FeedQuery const&);

struct ExportFeed {
  std::string feed{"main"};
};
DESCRIBE(ExportFeed, "Asks for a timetable.", FIELD(feed, "name of the source").or_default())
/// The open records of a feed, market days among the exceptions. @errors feed_unknown
/// @always  importing the export into the same source changes nothing
base::Result<gtfs::Files> export_files(Look&, ExportFeed const&);
/// The same as a zip archive. @errors feed_unknown
base::Result<std::string> export_archive(Look&, ExportFeed const&);

}  // namespace network::service
