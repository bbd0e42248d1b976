// Writing by the same columns that reading follows.
#include "engine/timetable/gtfs/write.h"

#include "engine/timetable/gtfs/columns.h"
#include "engine/timetable/gtfs/csv.h"

namespace gtfs {
namespace {

/// One file under construction.
template <typename T>
class Writer {
 public:
  Writer() {
    for (auto const& c : columns_) append_cell(out_, c.name, &c == columns_.data());
    out_ += "\r\n";
  }
  void add(T const& row) {
    for (auto const& c : columns_) append_cell(out_, c.get(row), &c == columns_.data());
    out_ += "\r\n";
    filled_ = true;
  }
  void into(Files& files, char const* name, bool required = false) && {
    if (filled_ || required) files[name] = std::move(out_);
  }

 private:
  std::span<Column<T> const> columns_{columns_of(static_cast<T const*>(nullptr))};
  std::string out_;
  bool filled_{};
};

template <typename T>
void write_keyed(Files& files, char const* name, ById<T> const& all) {
  Writer<T> w;
  for (auto const& [key, value] : all) w.add(value);
  std::move(w).into(files, name, true);
}

void write_calendars(Files& files, Feed const& feed) {
  Writer<Calendar> calendars;
  Writer<CalendarDate> dates;
  for (auto const& [key, c] : feed.calendars) {
    if (c.start.yyyymmdd) calendars.add(c);
    for (auto date : c.dates) {
      date.service = key;
      dates.add(date);
    }
  }
  std::move(calendars).into(files, "calendar.txt", true);
  std::move(dates).into(files, "calendar_dates.txt");
}

void write_shapes(Files& files, Feed const& feed) {
  Writer<ShapePoint> points;
  for (auto const& [key, s] : feed.shapes)
    for (auto p : s.points) {
      p.shape = key;
      points.add(p);
    }
  std::move(points).into(files, "shapes.txt");
}

void write_times(Files& files, Feed const& feed) {
  Writer<StopTime> times;
  Writer<Frequency> frequencies;
  for (auto const& [key, t] : feed.trips) {
    for (auto s : t.stop_times) {
      s.trip = key;
      times.add(s);
    }
    for (auto f : t.frequencies) {
      f.trip = key;
      frequencies.add(f);
    }
  }
  std::move(times).into(files, "stop_times.txt", true);
  std::move(frequencies).into(files, "frequencies.txt");
}

}  // namespace

Files write(Feed const& feed) {
  Files files;
  write_keyed(files, "agency.txt", feed.agencies);
  write_keyed(files, "stops.txt", feed.stops);
  write_keyed(files, "routes.txt", feed.routes);
  write_keyed(files, "trips.txt", feed.trips);
  write_calendars(files, feed);
  write_shapes(files, feed);
  write_times(files, feed);
  if (feed.info) {
    Writer<FeedInfo> w;
    w.add(*feed.info);
    std::move(w).into(files, "feed_info.txt");
  }
  return files;
}

}  // namespace gtfs
