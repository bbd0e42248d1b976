// The columns of each GTFS file, told once: reading and writing both follow these tables.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "engine/timetable/gtfs/fault.h"
#include "engine/timetable/gtfs/feed.h"

namespace gtfs {

/// A required column must be there and filled in every row. What GTFS calls conditionally required is optional here and
/// checked where the condition is known (read.cc).
enum class Need { required, optional };

/// One column of the file whose rows become T.
template <typename T>
struct Column {
  std::string_view name;
  Need need{Need::optional};
  /// Sets the member; null when the text is good. Never called with an empty text.
  std::function<FaultKind const*(T&, std::string_view)> set;
  /// The member as text; "" when it is absent.
  std::function<std::string(T const&)> get;

  Column required() && {
    need = Need::required;
    return std::move(*this);
  }
};

std::span<Column<Agency> const> columns_of(Agency const*);
std::span<Column<Stop> const> columns_of(Stop const*);
std::span<Column<Route> const> columns_of(Route const*);
std::span<Column<Calendar> const> columns_of(Calendar const*);
std::span<Column<CalendarDate> const> columns_of(CalendarDate const*);
std::span<Column<Trip> const> columns_of(Trip const*);
std::span<Column<StopTime> const> columns_of(StopTime const*);
std::span<Column<Frequency> const> columns_of(Frequency const*);
std::span<Column<ShapePoint> const> columns_of(ShapePoint const*);
std::span<Column<FeedInfo> const> columns_of(FeedInfo const*);

}  // namespace gtfs
