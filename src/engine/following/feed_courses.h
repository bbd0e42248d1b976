// The trips of a day from a timetable feed, laid on their paths.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/following/course.h"
#include "engine/timetable/gtfs/feed.h"

namespace following {

struct DayTrip {
  std::string id;       ///< of the feed
  std::int64_t line{};  ///< trips with the same stops on the same shape share it: learned times go by it
  std::shared_ptr<Course const> course;
};

/// Trips that run on the date, by id; those without two timed stops and those that repeat by frequency are
/// left out. Untimed stops get a time between their neighbours'. A stop holds where the feed says `timepoint`
/// or where the plan waits.
std::vector<DayTrip> day_trips(gtfs::Feed const& feed, base::ServiceDate date);

}  // namespace following
