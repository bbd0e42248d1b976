// Use cases of lines, stops and trips: board of a day, departures, links to nodes, holds.
#pragma once
#include <string>
#include <vector>

#include "modules/network/network.h"
#include "modules/network/service/tiles.h"
#include "platform/command/act.h"

namespace network::service {

using platform::command::Act;
using platform::command::Look;

struct LineView {
  LineId id;
  std::string key, code, name, agency, color;
  std::int64_t type{}, n_trips{};
  base::ServiceDate closed_on;
};
DESCRIBE(LineView, "A line.", FIELD(id, "key"), FIELD(key, "id in the feed"), FIELD(code, "short name"),
         FIELD(name, "long name"), FIELD(agency, "operator"), FIELD(color, "colour"), FIELD(type, "GTFS route type"),
         FIELD(n_trips, "trips in the timetable"), FIELD(closed_on, "gone from, 0 = open"))
struct LineQuery {
  std::string text;
  bool closed{};
};
DESCRIBE(LineQuery, "Asks for lines.", FIELD(text, "part of code or name").longest(60).or_default(),
         FIELD(closed, "closed ones too").or_default())
struct LineList {
  std::vector<LineView> lines;
};
DESCRIBE(LineList, "Lines.", FIELD(lines, "by code"))
base::Result<LineList> list_lines(Look&, LineQuery const&);

struct OneLine {
  LineId line;
};
DESCRIBE(OneLine, "Names a line.", FIELD(line, "key"))
/// A stop on a line with the distance from its first stop along straight legs.
struct LineStop {
  StopId stop;
  std::string name;
  NodeId node;
  std::int32_t lat_e7{}, lon_e7{};
  base::Metres distance_m;
  base::Seconds ride_s;
};
DESCRIBE(LineStop, "A stop of a line.", FIELD(stop, "key"), FIELD(name, "name"), FIELD(node, "mail node or 0"),
         FIELD(lat_e7, "WGS-84 × 10^7"), FIELD(lon_e7, "WGS-84 × 10^7"),
         FIELD(distance_m, "from the first stop, metres"),
         FIELD(ride_s, "from the first stop, seconds"))
struct LineDirection {
  std::int64_t direction{};
  std::vector<LineStop> stops;
  std::vector<base::ServiceTime> departures;
};
DESCRIBE(LineDirection, "One direction of a line.", FIELD(direction, "0 out, 1 return"),
         FIELD(stops, "of its longest trip"), FIELD(departures, "times of all its trips from their first stop"))
struct LineBoard {
  LineView line;
  std::vector<LineDirection> directions;
};
DESCRIBE(LineBoard, "A line board 线路牌.", FIELD(line, "the line"), FIELD(directions, "out and return"))
/// @errors line_unknown
base::Result<LineBoard> get_line(Look&, OneLine const&);

struct BoardQuery {
  base::ServiceDate service_date;
  NodeId node;
};
DESCRIBE(BoardQuery, "Asks for the trips of a day.", FIELD(service_date, "operating day; default today").or_default(),
         FIELD(node, "only those that call there").or_default())
struct Board {
  base::ServiceDate service_date;
  std::vector<DayTrip> trips;
};
DESCRIBE(Board, "Trips of a day.", FIELD(service_date, "operating day"), FIELD(trips, "by first departure"))
base::Result<Board> get_board(Look&, BoardQuery const&);

struct OneTrip {
  TripId trip;
  base::ServiceDate service_date;
};
DESCRIBE(OneTrip, "Names a trip of a day.", FIELD(trip, "key"),
         FIELD(service_date, "operating day; default today").or_default())
/// @errors trip_unknown
base::Result<DayTrip> get_trip(Look&, OneTrip const&);

struct DeparturesQuery {
  NodeId from, to;
  base::ServiceDate service_date;
  base::ServiceTime after;
  std::int64_t days{1}, limit{50};
};
DESCRIBE(DeparturesQuery, "Asks for departures.", FIELD(from, "node"), FIELD(to, "node served later").or_default(),
         FIELD(service_date, "operating day; default today").or_default(),
         FIELD(after, "seconds of the service date").at_least(0).or_default(),
         FIELD(days, "service dates to look at").at_least(1).at_most(14).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct DepartureList {
  std::vector<Departure> departures;
};
DESCRIBE(DepartureList, "Departures.", FIELD(departures, "by time"))
base::Result<DepartureList> list_departures(Look&, DeparturesQuery const&);

struct LinkStop {
  StopId stop;
  NodeId node;
};
DESCRIBE(LinkStop, "Says at which node a stop is.", FIELD(stop, "stop"), FIELD(node, "node, 0 for none"))
/// @errors stop_unknown, node_unknown, out_of_reach
base::Result<LinkStop> link_stop(Act&, LinkStop const&);

struct SetHold {
  TripId trip;
  base::Grams hold_g;
  base::CubicCentimetres hold_cm3;
  std::int64_t hold_bags{-1};
};
DESCRIBE(SetHold, "Says what a trip's hold takes.", FIELD(trip, "trip"),
         FIELD(hold_g, "grams; 0 carries no mail").at_least(0).at_most(20'000'000),
         FIELD(hold_cm3, "cm³").at_least(0).at_most(100'000'000),
         FIELD(hold_bags, "bags; −1: as many as the weight takes").at_least(-1).at_most(2000).or_default())
/// @errors trip_unknown, out_of_reach
base::Result<SetHold> set_hold(Act&, SetHold const&);

/// The network as two GeoJSON feature collections, WGS-84.
struct NetworkMap {
  base::Json nodes, lines;
  Tiles tiles;  ///< what lies below them
};
DESCRIBE(NetworkMap, "The network for a map.", FIELD(nodes, "FeatureCollection of points"),
         FIELD(lines, "FeatureCollection of line strings"), FIELD(tiles, "what lies below them"))
struct MapQuery {};
DESCRIBE_EMPTY(MapQuery, "Asks for the network.")
/// @param tiles  that the operator named
base::Result<NetworkMap> get_map(Look&, MapQuery const&, Tiles const& tiles);

}  // namespace network::service
