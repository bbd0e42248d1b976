// References, order of times, calendars: from the leaves up, so that what is left refers to what is left.
#include "engine/timetable/gtfs/read_check.h"

#include <algorithm>
#include <numeric>

namespace gtfs {
namespace {

/// The row of a key, 0 when it has none of its own.
std::size_t row_of(RowOf const& rows, std::string const& key) {
  auto const found = rows.find(key);
  return found == rows.end() ? 0 : found->second;
}

/// std::erase_if shows its predicate constant values; here it may also mend them.
template <typename T, typename Wrong>
void drop_if(ById<T>& all, Wrong wrong) {
  for (auto it = all.begin(); it != all.end();) it = wrong(it->second) ? all.erase(it) : std::next(it);
}

class Checker {
 public:
  Checker(Reading& reading, Rows const& rows) : feed_{reading.feed}, faults_{reading.faults}, rows_{rows} {}

  void run() {
    check_agencies();
    check_stops();
    check_routes();
    check_calendars();
    drop_if(feed_.trips, [this](Trip& t) { return !keep(t); });
  }

 private:
  void check_agencies() {
    for (auto const& [key, a] : feed_.agencies) {
      Place const place{"agency.txt", row_of(rows_.agencies, key), "agency_timezone"};
      if (a.timezone != "Asia/Shanghai") faults_.add(fault::timezone_differs, place, a.timezone);
    }
  }

  void check_stops() {
    for (auto& [key, s] : feed_.stops) {
      auto const row = row_of(rows_.stops, key);
      if (s.name.empty() && s.location_type < 3) faults_.add(fault::value_missing, {"stops.txt", row, "stop_name"});
      if (s.parent.empty() || feed_.stops.contains(s.parent)) continue;
      faults_.add(fault::reference_unknown, {"stops.txt", row, "parent_station"}, s.parent);
      s.parent.clear();
    }
    drop_if(feed_.stops, [](Stop const& s) { return s.name.empty() && s.location_type < 3; });
    // A parent may have been the one without a name.
    for (auto& [key, s] : feed_.stops)
      if (!feed_.stops.contains(s.parent)) s.parent.clear();
  }

  void check_routes() {
    drop_if(feed_.routes, [this](Route& r) {
      auto const row = row_of(rows_.routes, r.id);
      if (r.agency.empty() && feed_.agencies.size() == 1) r.agency = feed_.agencies.begin()->first;
      if (!feed_.agencies.contains(r.agency)) {
        faults_.add(fault::reference_unknown, {"routes.txt", row, "agency_id"}, r.agency);
        return true;
      }
      if (!r.short_name.empty() || !r.long_name.empty()) return false;
      faults_.add(fault::value_missing, {"routes.txt", row, "route_short_name"});
      return true;
    });
  }

  void check_calendars() {
    drop_if(feed_.calendars, [this](Calendar const& c) {
      Place const place{"calendar.txt", row_of(rows_.calendars, c.id), "end_date"};
      if (c.end < c.start) {
        faults_.add(fault::dates_reversed, place, c.id);
        return true;
      }
      auto const adds = [](CalendarDate const& d) { return d.type == 1; };
      if (c.weekdays == 0 && std::ranges::none_of(c.dates, adds)) faults_.add(fault::service_never, place, c.id);
      return false;
    });
  }

  /// False removes the trip.
  bool keep(Trip& t) {
    auto const row = row_of(rows_.trips, t.id);
    if (!feed_.routes.contains(t.route)) return refers_to_none(row, "route_id", t.route);
    if (!feed_.calendars.contains(t.service)) return refers_to_none(row, "service_id", t.service);
    if (!t.shape.empty() && !feed_.shapes.contains(t.shape)) {
      refers_to_none(row, "shape_id", t.shape);
      t.shape.clear();
    }
    if (!check_stop_times(t)) return false;
    if (t.stop_times.size() >= 2) return true;
    faults_.add(fault::trip_too_short, {"trips.txt", row, "trip_id"}, t.id);
    return false;
  }

  bool refers_to_none(std::size_t row, std::string_view field, std::string const& key) {
    faults_.add(fault::reference_unknown, {"trips.txt", row, field}, key);
    return false;
  }

  /// Sorts, drops rows without a stop, and sees that time never runs back.
  bool check_stop_times(Trip& t) {
    auto const found = rows_.stop_times.find(t.id);
    if (found == rows_.stop_times.end()) return true;
    auto const& numbers = found->second;
    std::vector<std::size_t> order(t.stop_times.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&t](std::size_t i) { return t.stop_times[i].sequence; });
    std::vector<StopTime> sorted;
    std::vector<std::size_t> rows;
    for (auto const i : order) {
      auto& s = t.stop_times[i];
      Place const place{"stop_times.txt", numbers[i], "stop_id"};
      if (!feed_.stops.contains(s.stop)) {
        faults_.add(fault::reference_unknown, place, s.stop);
      } else if (!sorted.empty() && sorted.back().sequence == s.sequence) {
        faults_.add(fault::key_twice, {place.file, place.row, "stop_sequence"}, std::to_string(s.sequence));
      } else {
        sorted.push_back(std::move(s));
        rows.push_back(numbers[i]);
      }
    }
    t.stop_times = std::move(sorted);
    return t.stop_times.size() < 2 || times_hold(t, rows);
  }

  bool times_hold(Trip const& t, std::vector<std::size_t> const& rows) {
    for (auto const i : {std::size_t{0}, t.stop_times.size() - 1})
      if (t.stop_times[i].arrival.seconds < 0) {
        faults_.add(fault::end_time_missing, {"stop_times.txt", rows[i], "arrival_time"}, t.id);
        return false;
      }
    base::ServiceTime last{-1};
    for (std::size_t i = 0; i < t.stop_times.size(); ++i) {
      auto const& s = t.stop_times[i];
      if (s.arrival.seconds < 0) continue;
      if (s.arrival < last || s.departure < s.arrival) {
        auto const* field = s.arrival < last ? "arrival_time" : "departure_time";
        faults_.add(fault::times_decrease, {"stop_times.txt", rows[i], field}, base::to_text(s.departure));
        return false;
      }
      last = s.departure;
    }
    return true;
  }

  Feed& feed_;
  Faults& faults_;
  Rows const& rows_;
};

}  // namespace

void check_references(Reading& reading, Rows const& rows) { Checker{reading, rows}.run(); }

}  // namespace gtfs
