// What alert rules look at every minute, and what they find there.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "modules/monitor/rules/alert.h"

namespace monitor::rules {

/// A stop of a trip as it stands now.
struct StopFact {
  NodeId node;  ///< 0 when no mail node is there
  std::string name;
  base::Position place;
  base::Instant arrives_at, departs_at;   ///< planned
  base::Instant expected_at;              ///< estimated arrival; 0 when there is no estimate
  base::Instant arrived_at, departed_at;  ///< actual; 0 before
};

/// A trip of today with a vehicle or without.
struct TripFact {
  TripId trip;
  base::ServiceDate service_date;
  std::string line, vehicle;
  OrganisationId organisation;  ///< that runs the vehicle
  std::vector<StopFact> stops;
  bool is_told{};                ///< somebody tells of it: its vehicle has reported, or it has a waybill
  std::optional<Latest> latest;  ///< of the vehicle
  base::Instant heard_since;     ///< nobody was heard before, see tracking::heard_since; 0: not so
  std::int64_t deviation_m{};    ///< of the last position from the line's way
  base::Instant standing_since;  ///< 0 while it moves
  std::int64_t over_kg{};        ///< loaded above what the passengers leave; 0 when nothing is
};
bool has_left(TripFact const&);
bool has_ended(TripFact const&);

/// A bag on board.
struct BagFact {
  std::string barcode;
  NodeId unload_node;
};

/// A bag that changes from one trip to another.
struct ConnectionFact {
  std::string bag;  ///< its number, for people
  TripFact const* from{};
  NodeId node;
  std::string place;
  base::Instant expected_at;  ///< of the bag at the node
  base::Instant leaves_at;    ///< of the trip it goes on with
};

/// What a rule finds on a trip. Kinds that others tell of (fatigue, sos, seals, fences, bags) find nothing
/// here.
/// @param now  the moment of looking; facts are of the same moment
std::vector<Hit> hits_of(AlertRule const&, TripFact const&, base::Instant now, DayKinds const* = nullptr);
std::vector<Hit> hits_of(AlertRule const&, ConnectionFact const&, base::Instant now, DayKinds const* = nullptr);
/// The vehicle has left the node where the bag should have been unloaded, and it is on board still.
std::vector<Hit> hits_of(AlertRule const&, TripFact const&, BagFact const&, base::Instant now,
                         DayKinds const* = nullptr);

}  // namespace monitor::rules
