// From a Feed back to the files of a feed.
#pragma once
#include "engine/timetable/gtfs/feed.h"

namespace gtfs {

/// The files of a feed, rows by key; files without rows are left out unless GTFS requires them.
Files write(Feed const&);

}  // namespace gtfs
