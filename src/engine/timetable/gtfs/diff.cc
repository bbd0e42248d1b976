// Comparing two sorted maps.
#include "engine/timetable/gtfs/diff.h"

namespace gtfs {
namespace {

template <typename T>
Changes changes(ById<T> const& before, ById<T> const& after) {
  Changes out;
  for (auto const& [key, value] : after) {
    auto const old = before.find(key);
    if (old == before.end()) out.added.push_back(key);
    else if (old->second == value) ++out.n_unchanged;
    else out.changed.push_back(key);
  }
  for (auto const& [key, value] : before)
    if (!after.contains(key)) out.removed.push_back(key);
  return out;
}

}  // namespace

Diff diff(Feed const& before, Feed const& after) {
  return {changes(before.agencies, after.agencies),   changes(before.stops, after.stops),
          changes(before.routes, after.routes),       changes(before.calendars, after.calendars),
          changes(before.shapes, after.shapes),       changes(before.trips, after.trips),
          before.info != after.info};
}

}  // namespace gtfs
