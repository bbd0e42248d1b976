// What an import changes: the records of one feed against those of another, by key.
#pragma once
#include <string>
#include <vector>

#include "engine/timetable/gtfs/feed.h"

namespace gtfs {

/// Keys of one file's records.
struct Changes {
  std::vector<std::string> added, changed, removed;
  std::size_t n_unchanged{};
  bool none() const { return added.empty() && changed.empty() && removed.empty(); }
};

struct Diff {
  Changes agencies, stops, routes, calendars, shapes, trips;
  bool info_changed{};
  bool none() const {
    return agencies.none() && stops.none() && routes.none() && calendars.none() && shapes.none() && trips.none() &&
           !info_changed;
  }
};

/// @returns keys in order; a trip includes its stop times and frequencies, a calendar its dates
Diff diff(Feed const& before, Feed const& after);

}  // namespace gtfs
