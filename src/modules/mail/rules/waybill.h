// Waybills 路单: what a trip carries from stop to stop, how much fits, and when it may leave.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/mail.h"

namespace mail::rules {

struct Waybill {
  WaybillId id;
  std::string number;  ///< 路单流水号, unique
  WaybillState state{WaybillState::planned};
  TripId trip;
  base::ServiceDate service_date;
  std::string line, headsign;
  std::string vehicle;  ///< plate
  PersonId driver;
  OrganisationId carrier;
  base::Grams hold_g;  ///< physical hold of the vehicle
  base::CubicCentimetres hold_cm3;
  std::int64_t hold_bags{-1};  ///< counted by somebody; −1: nobody did, so they are no limit
  base::Instant departs_at;
  std::int64_t position{-1};  ///< seq of the last stop reached; −1 before departure
  base::Instant changed_at;
  std::int64_t version{1};
};
DESCRIBE(Waybill, "A waybill: the mail of one vehicle trip.", FIELD(id, "key"), FIELD(number, "number"),
         FIELD(state, "life"), FIELD(trip, "trip of the timetable"), FIELD(service_date, "operating day"),
         FIELD(line, "line"), FIELD(headsign, "headsign"), FIELD(vehicle, "plate"), FIELD(driver, "driver"),
         FIELD(carrier, "organisation that runs it"), FIELD(hold_g, "hold, grams"),
         FIELD(hold_cm3, "hold, cm³"),
         FIELD(hold_bags, "hold, bags; −1 when nobody counted"), FIELD(departs_at, "planned departure"),
         FIELD(position, "last stop reached"), FIELD(changed_at, "last change"),
         FIELD(version, "grows with every change"))

struct WaybillStop {
  WaybillId waybill;
  std::int64_t seq{};
  NodeId node;  ///< 0 when no mail node is at the stop
  std::string name;
  base::Instant planned_arrival, planned_departure, arrived_at, departed_at;
};
DESCRIBE(WaybillStop, "A stop of a waybill.", FIELD(waybill, "waybill"), FIELD(seq, "order"),
         FIELD(node, "mail node"), FIELD(name, "name"), FIELD(planned_arrival, "planned"),
         FIELD(planned_departure, "planned"), FIELD(arrived_at, "actual"), FIELD(departed_at, "actual"))

enum class LoadState { planned, loaded, unloaded, left_behind };
DESCRIBE_ENUM(LoadState, "A bag on a waybill.", "planned", "loaded", "unloaded", "left_behind")

struct WaybillBag {
  WaybillId waybill;
  BagId bag;
  std::int64_t load_seq{}, unload_seq{};
  LoadState state{LoadState::planned};
  PersonId overridden_by;
  std::string reason;
};
DESCRIBE(WaybillBag, "A bag on a waybill.", FIELD(waybill, "waybill"), FIELD(bag, "bag"),
         FIELD(load_seq, "loaded at"), FIELD(unload_seq, "unloaded at"), FIELD(state, "life"),
         FIELD(overridden_by, "who allowed it past the limit"), FIELD(reason, "why"))

/// The share of a physical hold that may be planned, of weight and volume. @source architecture: hold × 0.95
inline constexpr std::int64_t kHoldShare = 95;

/// A load between two stops.
struct Load {
  std::int64_t load_seq, unload_seq;
  base::Grams gross_g;
  base::CubicCentimetres volume_cm3;
};
/// What is left of the hold on the fullest leg between two stops.
struct Free {
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  std::optional<std::int64_t> bags;  ///< where the hold was counted in bags
};
/// @param loads  all bags listed on the waybill
/// @returns may be negative after an override
Free free_between(Waybill const&, std::span<Load const> loads, std::int64_t load_seq,
                  std::int64_t unload_seq);

/// May one more bag be listed? `reason` non-empty overrides a full hold (the caller checked the permission).
/// @errors waybill_state_forbids, stop_unknown, hold_full
base::Outcome may_load(Waybill const&, std::span<Load const> others, Load const& bag,
                       std::string const& reason);

/// What stands against leaving a stop.
struct DepartureFacts {
  int open_handovers{};        ///< handovers at this stop that are not settled
  int bags_not_handed_over{};  ///< listed to load here and still not on the vehicle
  bool licence_expired{};
  bool licence_missing{};
  std::string held;  ///< why the trip is kept back at its first stop; empty: it is not
};
/// @errors waybill_state_forbids, stop_out_of_order, departure_held, licence_expired, licence_missing,
/// departure_blocked
/// @source clause 1.3.1 (expired licence blocks a trip), 3.4.2 (differences before departure)
base::Outcome may_depart(Waybill const&, std::span<WaybillStop const>, std::int64_t seq,
                         DepartureFacts const&);
/// @errors waybill_state_forbids, stop_out_of_order
base::Outcome may_arrive(Waybill const&, std::span<WaybillStop const>, std::int64_t seq);

/// Bags on board that should be off once the vehicle has left (or passed) the stop.
std::vector<WaybillBag> carried_on(std::span<WaybillBag const>, std::int64_t seq);

/// The waybill after leaving or reaching a stop; completed at the last one.
Waybill departed(Waybill, std::int64_t seq, base::Instant now);
Waybill arrived(Waybill, std::span<WaybillStop const>, std::int64_t seq, base::Instant now);

}  // namespace mail::rules
