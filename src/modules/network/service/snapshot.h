// The nodes and timetable of a region in memory, immutable, rebuilt when their revision in the database changes.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/timetable/gtfs/feed.h"
#include "modules/network/network.h"
#include "modules/network/store/node.h"
#include "modules/network/store/timetable.h"

namespace network::service {

/// Capacity of a trip whose feed says nothing. @source domain practice: a 26-seat coach leaves 385 kg after seats and
/// hand luggage; 1.5 m³ is a modest rear hold
inline constexpr Hold kDefaultHold{{385'000}, {1'500'000}, 20, false};
/// Mean weight of a mail bag, by which a hold in kilograms is turned into bags.
inline constexpr std::int64_t kBagG = 15'000;

/// A call of a trip; `stop` indexes Snapshot::stops. Times always set: untimed stops are interpolated.
struct PlannedCall {
  std::uint32_t stop;
  std::int64_t sequence;
  base::ServiceTime arrives, departs;
  bool boards, alights;
};

struct PlannedTrip {
  TripId id;
  std::uint32_t line, calendar;   ///< index into Snapshot
  std::string headsign;
  std::int64_t direction;
  Hold hold;
  bool mail_allowed;
  base::ServiceDate closed_on;
  std::vector<PlannedCall> calls;
};

/// A call at which mail can be loaded.
struct Boarding {
  base::ServiceTime departs;
  std::uint32_t trip, call;
};

struct Snapshot {
  std::vector<Node> nodes;
  std::unordered_map<NodeId, std::uint32_t> node_at;
  std::unordered_map<NodeId, std::vector<NodeId>> children;
  std::unordered_map<NodeId, std::vector<OrganisationId>> operators;
  std::unordered_map<NodeId, std::vector<Market>> markets;
  std::vector<store::StopRow> stops;
  std::vector<store::LineRow> lines;
  std::vector<gtfs::Calendar> calendars;
  std::vector<PlannedTrip> trips;                             ///< by departure from the first stop
  std::unordered_map<TripId, std::uint32_t> trip_at;
  std::unordered_map<NodeId, std::vector<Boarding>> boardings;  ///< by departure; trips that may carry mail

  Node const* find(NodeId) const;
  bool runs(PlannedTrip const&, base::ServiceDate) const;
};

/// The state of the region that the transaction sees. Cheap when nothing changed: one read by primary key.
std::shared_ptr<Snapshot const> snapshot_of(Tx&, base::Region);

}  // namespace network::service
