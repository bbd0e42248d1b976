// A list of rows of one kind as CSV text with a header, for keeping the rows of a trip, calendar or shape together.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/timetable/gtfs/feed.h"

namespace gtfs {

/// Columns that are empty in every row are left out; "" for no rows.
/// T is CalendarDate, StopTime, Frequency or ShapePoint.
template <typename T>
std::string to_text(std::vector<T> const& rows);
/// @always  rows_of<T>(to_text(rows)) == rows. Cells that are not as to_text writes them keep their default.
template <typename T>
std::vector<T> rows_of(std::string_view text);

}  // namespace gtfs
