// A GTFS feed in memory, as far as the cooperation uses it. Sorted by key, so that equal feeds are equal values.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace gtfs {

/// The files of a feed by name ("stops.txt"), as bytes.
using Files = std::map<std::string, std::string, std::less<>>;

struct Agency {
  std::string id, name, url, timezone, lang, phone, email;
  bool operator==(Agency const&) const = default;
};

struct Stop {
  std::string id, code, name, desc;
  std::int32_t lat_e7{}, lon_e7{};   ///< WGS-84
  std::int64_t location_type{};      ///< 0 stop, 1 station, 2 entrance, 3 node, 4 boarding area
  std::string parent, platform;
  std::string handover;              ///< x_handover: code of the mail node at this stop, "" for none
  bool operator==(Stop const&) const = default;
};

struct Route {
  std::string id, agency, short_name, long_name, desc;
  std::int64_t type{3};
  std::string color, text_color;
  bool operator==(Route const&) const = default;
};

/// An exception of a calendar.
struct CalendarDate {
  std::string service;               ///< key of the calendar while reading; "" inside Calendar
  base::ServiceDate date;
  std::int64_t type{1};              ///< 1 added, 2 removed
  bool operator==(CalendarDate const&) const = default;
};

struct Calendar {
  std::string id;
  std::int64_t weekdays{};           ///< bit 0 Monday … bit 6 Sunday
  base::ServiceDate start, end;      ///< both inclusive; 0 when it consists of dates only
  std::vector<CalendarDate> dates;   ///< by date
  bool operator==(Calendar const&) const = default;
  /// Does it run on the date?
  bool runs_on(base::ServiceDate) const;
};

inline constexpr std::int64_t kAbsent = -1;

struct StopTime {
  std::string trip;                  ///< key of the trip while reading; "" inside Trip
  std::string stop, headsign;
  std::int64_t sequence{};
  base::ServiceTime arrival{-1}, departure{-1};   ///< −1 when not timed
  std::int64_t pickup{}, drop_off{};              ///< 0 regular, 1 none, 2 by phone, 3 with the driver
  std::int64_t timepoint{kAbsent};
  std::optional<double> distance;    ///< in the feed's unit
  bool operator==(StopTime const&) const = default;
};

/// The trip repeats every `headway_s` from `start` until before `end`.
struct Frequency {
  std::string trip;                  ///< key of the trip while reading; "" inside Trip
  base::ServiceTime start, end;
  std::int64_t headway_s{};
  std::int64_t exact{};
  bool operator==(Frequency const&) const = default;
};

struct Trip {
  std::string id, route, service, headsign, short_name;
  std::int64_t direction{kAbsent};   ///< 0 out, 1 return
  std::string block, shape;
  std::int64_t cargo_g{kAbsent};     ///< x_cargo_kg; 0 carries no mail
  std::int64_t cargo_cm3{kAbsent};   ///< x_cargo_m3
  std::vector<StopTime> stop_times;  ///< by sequence
  std::vector<Frequency> frequencies;  ///< by start
  bool operator==(Trip const&) const = default;
};

struct ShapePoint {
  std::string shape;                 ///< key of the shape while reading; "" inside Shape
  std::int32_t lat_e7{}, lon_e7{};
  std::int64_t sequence{};
  std::optional<double> distance;
  bool operator==(ShapePoint const&) const = default;
};

struct Shape {
  std::string id;
  std::vector<ShapePoint> points;    ///< by sequence
  bool operator==(Shape const&) const = default;
};

struct FeedInfo {
  std::string publisher, url, lang;
  base::ServiceDate start, end;      ///< 0 when open
  std::string version;
  bool operator==(FeedInfo const&) const = default;
};

template <typename T>
using ById = std::map<std::string, T, std::less<>>;

struct Feed {
  ById<Agency> agencies;
  ById<Stop> stops;
  ById<Route> routes;
  ById<Calendar> calendars;
  ById<Shape> shapes;
  ById<Trip> trips;
  std::optional<FeedInfo> info;
  bool operator==(Feed const&) const = default;
};

}  // namespace gtfs
