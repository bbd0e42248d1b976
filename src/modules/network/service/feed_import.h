// Import of GTFS feeds: what a feed changes, and making it so in one command.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/timetable/gtfs/fault.h"
#include "engine/timetable/gtfs/feed.h"
#include "modules/network/network.h"
#include "platform/command/act.h"

namespace network::service {

using platform::command::Act;
using platform::command::Look;

struct ImportFeed {
  std::string feed{"main"};
  bool dry_run{};
  bool skip_faulty{};
  base::ServiceDate closes_on;
};
DESCRIBE(ImportFeed, "Imports a timetable.",
         FIELD(feed, "name of the source; importing it again changes only what changed")
             .shortest(1).longest(40).or_default(),
         FIELD(dry_run, "only tells what would change").or_default(),
         FIELD(skip_faulty, "imports what is good in spite of errors").or_default(),
         FIELD(closes_on, "first day without what vanished; default today").or_default())

struct RecordChanges {
  std::int64_t added{}, changed{}, removed{}, unchanged{};
  std::vector<std::string> examples;
};
DESCRIBE(RecordChanges, "What changes in one kind of record.", FIELD(added, "new"), FIELD(changed, "different"),
         FIELD(removed, "closed"), FIELD(unchanged, "the same"),
         FIELD(examples, "first keys: +new, ~different, -closed"))

struct ImportReport {
  std::string feed;
  bool committed{};
  std::int64_t errors{}, warnings{}, notices{};
  std::vector<gtfs::Fault> faults;
  RecordChanges agencies, stops, lines, calendars, shapes, trips;
  bool info_changed{};
};
DESCRIBE(ImportReport, "Outcome of an import.", FIELD(feed, "name of the source"),
         FIELD(committed, "false after a dry run, or when errors forbade it"), FIELD(errors, "rows left out"),
         FIELD(warnings, "rows to look at"), FIELD(notices, "what is not kept"),
         FIELD(faults, "each with its place, at most 500 of a weight"), FIELD(agencies, "operators"),
         FIELD(stops, "stops"), FIELD(lines, "lines"), FIELD(calendars, "service calendars"), FIELD(shapes, "shapes"),
         FIELD(trips, "trips with their times"), FIELD(info_changed, "feed_info.txt differs"))

/// Imports a feed from its files. Records keep their keys by their ids in the feed; what vanished is closed on a date,
/// what came back opens again. A link to a node, or a hold, that a person entered stays when the feed says nothing.
///
/// @errors feed_name_malformed
/// @always  importing the same files again changes nothing
base::Result<ImportReport> import_files(Act&, ImportFeed const&, gtfs::Files const&);
/// The same from a zip archive. @errors archive_unreadable, archive_too_large, feed_name_malformed
base::Result<ImportReport> import_archive(Act&, ImportFeed const&, std::string_view bytes);

}  // namespace network::service
