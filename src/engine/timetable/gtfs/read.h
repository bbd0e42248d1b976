// From the files of a feed to a Feed, with every fault named by file, row and column.
#pragma once
#include "engine/timetable/gtfs/fault.h"
#include "engine/timetable/gtfs/feed.h"

namespace gtfs {

struct Reading {
  Feed feed;      ///< what is good; nothing in it refers to a record that is not there
  Faults faults;
};

/// Reads a feed. Rows with errors are left out, and so is what depends on them; every one of them is a fault.
///
/// @param files  names without folders
/// @always  read(write(feed)) == feed without errors, for every feed that this function gave
/// @source  GTFS Schedule Reference; own columns x_cargo_kg, x_cargo_m3 (trips.txt), x_handover (stops.txt)
Reading read(Files const& files);

}  // namespace gtfs
