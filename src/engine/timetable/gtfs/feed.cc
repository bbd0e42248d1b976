// When a calendar runs.
#include "engine/timetable/gtfs/feed.h"

#include <algorithm>

namespace gtfs {

bool Calendar::runs_on(base::ServiceDate date) const {
  auto const exception = std::ranges::lower_bound(dates, date, {}, &CalendarDate::date);
  if (exception != dates.end() && exception->date == date) return exception->type == 1;
  return date >= start && date <= end && ((weekdays >> base::weekday(date)) & 1);
}

}  // namespace gtfs
