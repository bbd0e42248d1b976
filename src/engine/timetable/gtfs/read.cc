// Reading in two steps: rows to structs by their columns, then references and order between the files.
#include "engine/timetable/gtfs/read.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "engine/timetable/gtfs/columns.h"
#include "engine/timetable/gtfs/csv.h"
#include "engine/timetable/gtfs/read_check.h"

namespace gtfs {
namespace {

constexpr std::array<std::string_view, 10> kFiles{
    "agency.txt",   "stops.txt",      "routes.txt",      "calendar.txt", "calendar_dates.txt",
    "trips.txt",    "stop_times.txt", "frequencies.txt", "shapes.txt",   "feed_info.txt"};
constexpr std::array<std::string_view, 5> kRequired{"agency.txt", "stops.txt", "routes.txt", "trips.txt",
                                                    "stop_times.txt"};

FaultKind const* kind_of(Table::State state) {
  switch (state) {
    case Table::State::empty: return &fault::file_empty;
    case Table::State::not_utf8: return &fault::file_not_utf8;
    case Table::State::too_wide: return &fault::file_too_wide;
    case Table::State::quote_open: return &fault::quote_open;
    case Table::State::good: break;
  }
  return nullptr;
}

/// A table with its name and the place for its faults.
struct Source {
  std::string_view file;
  Table const& table;
  Faults& faults;
};

void check_header(Source const& s, std::set<std::string_view> const& known) {
  std::set<std::string_view> seen;
  for (auto const name : s.table.header()) {
    if (name.empty()) continue;
    if (!seen.insert(name).second) s.faults.add(fault::column_twice, {s.file, 1, name});
    if (!known.contains(name)) s.faults.add(fault::column_ignored, {s.file, 1, name});
  }
}

/// A column of the struct and where it stands in this file.
template <typename T>
struct Bound {
  Column<T> const* column;
  std::size_t index;
};

/// Empty when a required column is missing.
template <typename T>
std::vector<Bound<T>> bind(Source const& s) {
  std::vector<Bound<T>> out;
  std::set<std::string_view> known;
  auto complete = true;
  for (auto const& c : columns_of(static_cast<T const*>(nullptr))) {
    known.insert(c.name);
    auto const index = s.table.column(c.name);
    if (index != Table::npos) {
      out.push_back({&c, index});
    } else if (c.need == Need::required) {
      s.faults.add(fault::column_missing, {s.file, 1, c.name});
      complete = false;
    }
  }
  check_header(s, known);
  if (!complete) out.clear();
  return out;
}

template <typename T>
bool fill(Source const& s, std::size_t row, std::vector<Bound<T>> const& columns, T& out) {
  auto good = true;
  for (auto const& [column, index] : columns) {
    auto const value = s.table.cell(row, index);
    FaultKind const* kind = nullptr;
    if (!value.empty()) kind = column->set(out, value);
    else if (column->need == Need::required) kind = &fault::value_missing;
    if (!kind) continue;
    s.faults.add(*kind, {s.file, s.table.number(row), column->name}, value);
    good = false;
  }
  return good;
}

/// Calls `take(T, row number)` for each good row of a file; `skip(table, row)` true leaves a row out beforehand.
template <typename T, typename Take, typename Skip>
void each_row(Source const& s, Take take, Skip skip) {
  auto const columns = bind<T>(s);
  if (columns.empty()) return;
  for (std::size_t row = 0; row < s.table.size(); ++row) {
    if (s.table.cells(row) == 1 && s.table.cell(row, 0).empty()) continue;
    if (s.table.cells(row) > s.table.header().size()) s.faults.add(fault::cells_surplus, {s.file, s.table.number(row)});
    if (skip(row)) continue;
    T value;
    if (fill(s, row, columns, value)) take(std::move(value), s.table.number(row));
  }
}

class Reader {
 public:
  explicit Reader(Files const& files) : files_{files} {}

  Reading run() {
    list_files();
    keyed<Agency>("agency.txt", out_.feed.agencies, rows_.agencies);
    keyed<Stop>("stops.txt", out_.feed.stops, rows_.stops);
    keyed<Route>("routes.txt", out_.feed.routes, rows_.routes);
    read_calendars();
    read_shapes();
    keyed<Trip>("trips.txt", out_.feed.trips, rows_.trips);
    read_stop_times();
    read_frequencies();
    read_info();
    check_references(out_, rows_);
    return std::move(out_);
  }

 private:
  void list_files() {
    for (auto const file : kRequired)
      if (!files_.contains(file)) out_.faults.add(fault::file_missing, {file});
    if (!files_.contains("calendar.txt") && !files_.contains("calendar_dates.txt"))
      out_.faults.add(fault::file_missing, {"calendar.txt"});
    for (auto const& [name, bytes] : files_)
      if (std::ranges::find(kFiles, name) == kFiles.end()) out_.faults.add(fault::file_ignored, {name});
  }

  template <typename T, typename Take>
  void each(std::string_view file, Take take) {
    with_table(file, [&](Source const& s) { each_row<T>(s, take, [](std::size_t) { return false; }); });
  }

  template <typename Use>
  void with_table(std::string_view file, Use use) {
    auto const found = files_.find(file);
    if (found == files_.end()) return;
    auto const table = Table::parse(found->second);
    if (auto const* kind = kind_of(table.state())) out_.faults.add(*kind, {file});
    if (table.state() == Table::State::good || table.state() == Table::State::quote_open)
      use(Source{file, table, out_.faults});
  }

  template <typename T>
  void keyed(std::string_view file, ById<T>& into, RowOf& rows) {
    each<T>(file, [&](T&& value, std::size_t row) {
      auto key = value.id;
      rows.emplace(key, row);
      if (!into.emplace(key, std::move(value)).second) out_.faults.add(fault::key_twice, {file, row}, key);
    });
  }

  void read_calendars() {
    keyed<Calendar>("calendar.txt", out_.feed.calendars, rows_.calendars);
    each<CalendarDate>("calendar_dates.txt", [this](CalendarDate&& d, std::size_t row) {
      auto const key = std::exchange(d.service, {});
      auto& calendar = out_.feed.calendars.try_emplace(key, Calendar{.id = key}).first->second;
      rows_.calendars.emplace(key, 0);
      auto const same = [&d](CalendarDate const& o) { return o.date == d.date; };
      if (std::ranges::any_of(calendar.dates, same))
        out_.faults.add(fault::key_twice, {"calendar_dates.txt", row, "date"}, key);
      else
        calendar.dates.push_back(d);
    });
    for (auto& [key, c] : out_.feed.calendars) std::ranges::sort(c.dates, {}, &CalendarDate::date);
  }

  void read_shapes() {
    each<ShapePoint>("shapes.txt", [this](ShapePoint&& p, std::size_t) {
      auto key = std::exchange(p.shape, {});
      auto& shape = out_.feed.shapes.try_emplace(key, Shape{.id = key}).first->second;
      shape.points.push_back(std::move(p));
    });
    for (auto& [key, s] : out_.feed.shapes) std::ranges::stable_sort(s.points, {}, &ShapePoint::sequence);
  }

  void read_stop_times() {
    with_table("stop_times.txt", [this](Source const& s) {
      auto const window = s.table.column("start_pickup_drop_off_window");
      auto const older = s.table.column("start_pickup_dropoff_window");
      auto const group = s.table.column("location_group_id");
      // A row with a time window is on demand: it has no departure that a bag could be planned on.
      auto const flex = [&](std::size_t row) {
        for (auto const column : {window, older, group}) {
          if (column == Table::npos || s.table.cell(row, column).empty()) continue;
          s.faults.add(fault::flex_unsupported, {s.file, s.table.number(row), s.table.header()[column]},
                       s.table.cell(row, column));
          return true;
        }
        return false;
      };
      each_row<StopTime>(s, [this](StopTime&& t, std::size_t row) { take_stop_time(std::move(t), row); }, flex);
    });
  }

  void take_stop_time(StopTime&& t, std::size_t row) {
    Place const place{"stop_times.txt", row};
    auto const trip = out_.feed.trips.find(std::exchange(t.trip, {}));
    if (trip == out_.feed.trips.end()) {
      out_.faults.add(fault::reference_unknown, {place.file, row, "trip_id"});
      return;
    }
    if (t.arrival.seconds < 0) t.arrival = t.departure;
    if (t.departure.seconds < 0) t.departure = t.arrival;
    rows_.stop_times[trip->first].push_back(row);
    trip->second.stop_times.push_back(std::move(t));
  }

  void read_frequencies() {
    each<Frequency>("frequencies.txt", [this](Frequency&& f, std::size_t row) {
      auto const trip = out_.feed.trips.find(std::exchange(f.trip, {}));
      if (trip == out_.feed.trips.end())
        out_.faults.add(fault::reference_unknown, {"frequencies.txt", row, "trip_id"});
      else if (f.end <= f.start)
        out_.faults.add(fault::dates_reversed, {"frequencies.txt", row, "end_time"});
      else
        trip->second.frequencies.push_back(f);
    });
    for (auto& [key, t] : out_.feed.trips) std::ranges::sort(t.frequencies, {}, &Frequency::start);
  }

  void read_info() {
    each<FeedInfo>("feed_info.txt", [this](FeedInfo&& info, std::size_t) {
      if (!out_.feed.info) out_.feed.info = std::move(info);
    });
  }

  Files const& files_;
  Reading out_;
  Rows rows_;
};

}  // namespace

Reading read(Files const& files) { return Reader{files}.run(); }

}  // namespace gtfs
