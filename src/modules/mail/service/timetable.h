// What mail asks of the network: places, departures and the stops of a trip. The only file that knows its
// face.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/mail/rules/sort_plan.h"
#include "modules/mail/rules/waybill.h"
#include "platform/db/database.h"

namespace mail::service {

using platform::db::Tx;

/// A node as mail sees it.
struct Place {
  NodeId id;
  std::string name;
  std::string office_code;  ///< 8 digits
  std::string place_code;   ///< 12 digits: county 6, township 3, village 3
  std::string opening_hours;  ///< for people
};
std::optional<Place> find_place(Tx&, base::Region, NodeId);
/// By 12-digit place code, 8-digit office code or GLN.
std::optional<Place> find_place(Tx&, base::Region, std::string_view code);
/// The node and those above it, nearest first: village, township, county centre.
std::vector<NodeId> ancestry_of(Tx&, base::Region, NodeId);

/// Departures from a node that call at another one later, from an instant to the end of the service date.
std::vector<rules::Choice> list_departures(Tx&, base::Region, NodeId from, NodeId to, base::ServiceDate,
                                           base::Instant after);

/// A trip on a day with the stops that are mail nodes.
struct TripOnDay {
  TripId trip;
  std::string line, headsign;
  base::Grams hold_g;
  base::CubicCentimetres hold_cm3;
  std::int64_t hold_bags{-1};  ///< −1 when nobody counted
  std::vector<rules::WaybillStop> stops;
};
std::optional<TripOnDay> find_trip(Tx&, base::Region, TripId, base::ServiceDate);
/// Every trip of a day that may carry mail, in order of departure.
std::vector<TripOnDay> list_trips(Tx&, base::Region, base::ServiceDate);

}  // namespace mail::service
