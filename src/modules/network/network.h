// The face of module network: nodes, lines, stops, trips of a day and the departures between nodes.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "base/geo.h"
#include "base/mask.h"
#include "platform/auth/hat.h"
#include "platform/db/database.h"

namespace network {

using platform::auth::NodeId;
using platform::auth::OrganisationId;
using platform::db::Tx;
using StopId = base::Id<struct StopTag>;
using LineId = base::Id<struct LineTag>;
using TripId = base::Id<struct TripTag>;
using CalendarId = base::Id<struct CalendarTag>;
using MarketId = base::Id<struct MarketTag>;
using MailRouteId = base::Id<struct MailRouteTag>;

enum class NodeKind { county_centre, township_station, village_point };
DESCRIBE_ENUM(NodeKind, "Level of a node.", "county_centre", "township_station", "village_point")

/// A place where mail changes hands or waits 节点: centre, township station or village point.
struct Node {
  NodeId id;
  NodeKind kind{NodeKind::village_point};
  std::string name, name_en;
  std::string place_code;           ///< 12 digits, GB/T 2260 + GB/T 10114 + village
  std::string office_code;          ///< 8 digits of the postal service, "" when it is none
  std::string gln;                  ///< GS1, 13 digits, "" when it has none
  std::int32_t lat_e7{}, lon_e7{};  ///< WGS-84, degrees × 10⁷
  NodeId parent;                    ///< village → township → centre; 0 at the centre
  OrganisationId owner;
  std::string opening_hours;  ///< "08:00-18:00", for people
  std::string phone;
  base::ServiceDate active_from, active_until;  ///< half-open; until 0 = no end
  std::int64_t version{1};                      ///< grows with every change
};
DESCRIBE(Node, "A centre, station or point.", FIELD(id, "key").or_default(), FIELD(kind, "level"),
         FIELD(name, "name").longest(60), FIELD(name_en, "English name").longest(120).or_default(),
         FIELD(place_code, "12-digit place code").longest(12),
         FIELD(office_code, "8-digit postal office code").longest(8).or_default(),
         FIELD(gln, "GS1 location number").longest(13).or_default(),
         FIELD(lat_e7, "WGS-84 latitude × 10^7").at_least(-900'000'000).at_most(900'000'000),
         FIELD(lon_e7, "WGS-84 longitude × 10^7").at_least(-1'800'000'000).at_most(1'800'000'000),
         FIELD(parent, "node above").or_default(), FIELD(owner, "organisation that owns it").or_default(),
         FIELD(opening_hours, "opening hours").longest(60).or_default(),
         FIELD(phone, "contact").longest(30).personal(base::mask_phone).or_default(),
         FIELD(active_from, "first day"), FIELD(active_until, "first day no more, 0 = open").or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

/// What the hold of a trip's vehicle takes; physical, before the safety share of 0.95.
struct Hold {
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  std::int64_t bags{};
  bool bags_said{};  ///< somebody counted them; else reckoned from the weight
};
DESCRIBE(Hold, "Physical hold.", FIELD(weight_g, "grams"), FIELD(volume_cm3, "cm³"), FIELD(bags, "bags"),
         FIELD(bags_said, "counted by somebody, not reckoned from the weight"))

/// A trip's call at a stop on a service date. Times may pass 24:00.
struct Call {
  StopId stop;
  std::string name;
  NodeId node;              ///< 0 when no mail node is at the stop
  std::int64_t sequence{};  ///< of the timetable; grows along the trip
  base::ServiceTime arrives, departs;
  bool boards{true}, alights{true};  ///< load and unload are allowed here
};
DESCRIBE(Call, "A trip's call at a stop.", FIELD(stop, "stop"), FIELD(name, "name"),
         FIELD(node, "mail node or 0"), FIELD(sequence, "order"),
         FIELD(arrives, "seconds of the service date"), FIELD(departs, "seconds of the service date"),
         FIELD(boards, "may load"), FIELD(alights, "may unload"))

/// A trip as it runs on a service date.
struct DayTrip {
  TripId id;
  LineId line;
  std::string line_code, line_name, headsign;
  std::int64_t direction{};  ///< 0 out, 1 return
  base::ServiceDate service_date;
  bool mail_allowed{true};
  Hold hold;
  std::vector<Call> calls;
};
DESCRIBE(DayTrip, "A trip of a day.", FIELD(id, "key"), FIELD(line, "line"),
         FIELD(line_code, "code of the line"), FIELD(line_name, "name of the line"),
         FIELD(headsign, "where to"), FIELD(direction, "0 out, 1 return"),
         FIELD(service_date, "operating day"), FIELD(mail_allowed, "may carry mail"), FIELD(hold, "hold"),
         FIELD(calls, "stops in order"))

/// A trip leaving a node: the calls start with the node itself and hold only later calls at mail nodes.
struct Departure {
  TripId trip;
  LineId line;
  std::string line_code, line_name, headsign;
  base::ServiceDate service_date;
  Hold hold;
  std::vector<Call> calls;
};
DESCRIBE(Departure, "A departure.", FIELD(trip, "trip"), FIELD(line, "line"),
         FIELD(line_code, "code of the line"), FIELD(line_name, "name of the line"),
         FIELD(headsign, "where to"), FIELD(service_date, "operating day"), FIELD(hold, "hold"),
         FIELD(calls, "here and later nodes"))

/// Which departures are asked for. `to` 0: any.
struct DepartureQuery {
  NodeId from, to;
  base::ServiceDate service_date;
  base::ServiceTime after;
  std::int64_t limit{100};  ///< 1…500
};

std::optional<Node> find_node(Tx&, base::Region, NodeId);
/// By 12-digit place code, 8-digit office code or GLN.
std::optional<Node> find_node_by_code(Tx&, base::Region, std::string_view code);
/// The open node of a postal office. @param office_code  8 digits
std::optional<Node> node_by_office_code(Tx&, base::Region, std::string_view office_code);
/// Open nodes on a date, centre first, then by place code; at most 5,000.
std::vector<Node> list_nodes(Tx&, base::Region, base::ServiceDate);
/// The node and those above it, nearest first.
std::vector<NodeId> ancestry_of(Tx&, base::Region, NodeId);
/// The node and all below it.
std::vector<NodeId> descendants_of(Tx&, base::Region, NodeId);
/// Organisations that run the node, besides its owner.
std::vector<OrganisationId> operators_of(Tx&, base::Region, NodeId);

/// Trips that may carry mail, that load at `from` and (when given) unload at `to` later, by time of
/// departure. Only trips of this service date: what began yesterday and runs past 24:00 belongs to yesterday.
std::vector<Departure> departures(Tx&, base::Region, DepartureQuery const&);
/// The next direct departures to a node, over `days` service dates from that of the query.
std::vector<Departure> next_departures(Tx&, base::Region, DepartureQuery const&, int days);

/// The trip if it runs on the date.
std::optional<DayTrip> find_trip(Tx&, base::Region, TripId, base::ServiceDate);
/// All trips of a date by departure from their first stop.
std::vector<DayTrip> list_trips(Tx&, base::Region, base::ServiceDate);
/// The way of a trip on the ground.
struct Path {
  std::vector<base::Position> stops;  ///< of its calls, in order
  std::vector<base::Position> shape;  ///< as drawn; the stops when nobody has drawn it
};
/// Empty when there is no such trip. @cost one row by its key beside the snapshot
Path path_of(Tx&, base::Region, TripId);
/// True when a market 逢集 is held at the node, or at a node above it, on the date.
bool is_market_day(Tx&, base::Region, NodeId, base::ServiceDate);
/// The largest share of a hold, in percent, that a market of the date keeps for passengers' baggage at the node or at
/// a node above it; 0 without one.
std::int64_t market_reserve_percent(Tx&, base::Region, NodeId, base::ServiceDate);

/// Time and distance between nodes, in the order in which they were asked for.
struct Ways {
  std::vector<std::int32_t> duration_s, distance_m;  ///< n × n, row by row from each node
  /// Pairs as the crow flies with a detour, for want of a map or of a road near an end.
  std::size_t estimated{};
};
/// The quickest ways of a mail van between nodes on the region's road map.
/// @throws std::runtime_error when the stored map is damaged
Ways ways_between(Tx&, base::Region, std::span<NodeId const>);

/// Facts that other modules may subscribe to.
namespace events {
inline constexpr char kNodeChanged[] = "network.node_changed";
inline constexpr char kTimetableImported[] = "network.timetable_imported";
inline constexpr char kRoadsImported[] = "network.roads_imported";
}  // namespace events

}  // namespace network
