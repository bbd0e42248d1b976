// What must hold between the files of a feed; part of reading.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/timetable/gtfs/read.h"

namespace gtfs {

/// Row number of each key, for messages.
using RowOf = std::map<std::string, std::size_t, std::less<>>;

struct Rows {
  RowOf agencies, stops, routes, calendars, trips;
  std::map<std::string, std::vector<std::size_t>, std::less<>> stop_times;  ///< in the order of Trip::stop_times
};

/// Removes what refers to nothing or contradicts itself, each with a fault, and sorts the stop times.
void check_references(Reading&, Rows const&);

}  // namespace gtfs
