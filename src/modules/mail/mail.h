// The face of module mail: items, bags, waybills, handovers, irregularities, delivery and the day.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/mask.h"
#include "base/result.h"
#include "platform/auth/hat.h"
#include "platform/command/act.h"

namespace mail {

using platform::auth::HatId;
using platform::auth::NodeId;
using platform::auth::OrganisationId;
using platform::auth::PersonId;
using ItemId = base::Id<struct MailItemTag>;
using BagId = base::Id<struct MailBagTag>;
using WaybillId = base::Id<struct WaybillTag>;
using HandoverId = base::Id<struct HandoverTag>;
using IrregularityId = base::Id<struct IrregularityTag>;
using TripId = base::Id<struct TripTag>;
using platform::command::Act;
using platform::db::Tx;

/// Life of an item 邮件. An item in a bag stays `bagged` wherever the bag goes; the bag tells where that is.
enum class ItemState {
  advised,      ///< 预告: announced by a manifest, not seen yet
  accepted,     ///< 已收寄/已到达: at a node, loose
  bagged,       ///< 已封袋: in a bag
  waiting,      ///< 待取: at its point, on a shelf, the addressee is told
  delivered,    ///< 妥投
  isolated,     ///< 隔离: prohibited or unsafe, held apart
  refused,      ///< 拒收寄: not accepted, given back at the counter
  left,         ///< 离县: handed to the post for the world outside the county
  lost,         ///< 丢失
  dead,         ///< 无着: cannot be delivered nor returned
  surrendered,  ///< 移交: prohibited goods in the hands of the authority
  withdrawn     ///< 撤回预告: announced by mistake, and taken back with its import before it came
};
DESCRIBE_ENUM(ItemState, "Life of an item.", "advised", "accepted", "bagged", "waiting", "delivered",
              "isolated", "refused", "left", "lost", "dead", "surrendered", "withdrawn")

/// 下行 to the village, 上行 from the village, 退回 on its way back to the sender.
enum class Direction { inbound, outbound, returning };
DESCRIBE_ENUM(Direction, "Which way an item goes.", "inbound", "outbound", "returning")

/// Life of a bag 总包.
enum class BagState { open, sealed, in_transit, received, opened, reconciled, left, cancelled };
DESCRIBE_ENUM(BagState, "Life of a bag.", "open", "sealed", "in_transit", "received", "opened", "reconciled",
              "left", "cancelled")

/// What a bag may hold: insured items travel apart from others; registered items are ticked one by one.
enum class BagKind { ordinary, registered, insured, empties };
DESCRIBE_ENUM(BagKind, "What a bag holds.", "ordinary", "registered", "insured", "empties")

/// The three checks 三个100%, in this order.
enum class CheckKind { real_name, content, security };
DESCRIBE_ENUM(CheckKind, "The three checks: 实名, 验视, 安检.", "real_name", "content", "security")

/// `attested`: the carrier that accepted the item has signed for the check.
enum class CheckResult { passed, failed, attested };
DESCRIBE_ENUM(CheckResult, "Outcome of a check.", "passed", "failed", "attested")

enum class WaybillState { planned, loading, departed, completed, cancelled };
DESCRIBE_ENUM(WaybillState, "Life of a waybill 路单.", "planned", "loading", "departed", "completed",
              "cancelled")

/// One item of mail. Texts about people are masked for readers without need.
struct Item {
  ItemId id;
  std::string number;   ///< normalised: upper case, no spaces
  std::string carrier;  ///< "china_post", "sf", … as recognised or chosen
  Direction direction{Direction::inbound};
  std::string product;    ///< "parcel", "letter", "ems", "farm_goods", "empties"
  bool registered{true};  ///< 给据: ticked one by one
  base::Money insured_li, cod_li, postage_li;
  std::string sender_name, sender_phone, sender_address;
  std::string receiver_name, receiver_phone, receiver_address;
  std::string receiver_tail;  ///< last four digits of the phone: the key of public tracking
  base::Grams weight_g;
  base::Millimetres length_mm, width_mm, height_mm;
  NodeId origin, destination;
  NodeId node;  ///< where it is while loose; 0 in a bag, delivered or left
  BagId bag;
  ItemState state{ItemState::advised};
  int checks{};      ///< bits of CheckKind that are passed or attested
  TripId plan_trip;  ///< the departure it is planned on; 0 when none
  NodeId plan_next;  ///< where that departure hands it over
  base::Instant plan_departs_at;
  std::string shelf, pickup_code;
  base::Instant waiting_since;
  std::string manifest;  ///< the pre-advice it came with
  std::string remark;
  int prohibited{};  ///< heading 1…19 of the catalogue that it was isolated for; 0: none
  base::ServiceDate accepted_on;
  base::Instant accepted_at, changed_at;
  std::int64_t version{1};  ///< grows with every change: a command against an older version is refused
};
DESCRIBE(Item, "An item of mail.", FIELD(id, "key"), FIELD(number, "item number"), FIELD(carrier, "carrier"),
         FIELD(direction, "which way"), FIELD(product, "product"), FIELD(registered, "ticked one by one"),
         FIELD(insured_li, "insured value, 厘"), FIELD(cod_li, "cash on delivery, 厘"),
         FIELD(postage_li, "postage, 厘"), FIELD(sender_name, "sender").personal(base::mask_name),
         FIELD(sender_phone, "phone").personal(base::mask_phone),
         FIELD(sender_address, "address").personal(base::mask_address),
         FIELD(receiver_name, "addressee").personal(base::mask_name),
         FIELD(receiver_phone, "phone").personal(base::mask_phone),
         FIELD(receiver_address, "address").personal(base::mask_address),
         FIELD(receiver_tail, "last four digits").secret(), FIELD(weight_g, "weight, grams"),
         FIELD(length_mm, "length, mm"), FIELD(width_mm, "width, mm"), FIELD(height_mm, "height, mm"),
         FIELD(origin, "node of origin"), FIELD(destination, "node of destination"),
         FIELD(node, "where it is, loose"), FIELD(bag, "the bag it is in"), FIELD(state, "life"),
         FIELD(checks, "bits: 1 real name, 2 content, 4 security"), FIELD(plan_trip, "planned departure"),
         FIELD(plan_next, "node where that hands over"), FIELD(plan_departs_at, "when it leaves"),
         FIELD(shelf, "shelf"), FIELD(pickup_code, "pick-up code").secret(),
         FIELD(waiting_since, "on the shelf since"), FIELD(manifest, "pre-advice"), FIELD(remark, "remark"),
         FIELD(prohibited, "heading of prohibited goods that it was isolated for, 0: none").or_default(),
         FIELD(accepted_on, "service date of acceptance"), FIELD(accepted_at, "accepted"),
         FIELD(changed_at, "last change"), FIELD(version, "grows with every change"))

/// One bag: the unit of handover.
struct Bag {
  BagId id;
  std::string barcode;  ///< 30 digits, given at sealing; "" while open
  BagKind kind{BagKind::ordinary};
  BagState state{BagState::open};
  NodeId origin, destination;  ///< sealing node and opening node
  NodeId node;                 ///< where it is; 0 on a vehicle or out of the county
  WaybillId waybill;           ///< the open waybill it is listed on; 0 when none
  OrganisationId custodian;    ///< who answers for it now
  PersonId custodian_person;
  std::int64_t serial{};       ///< 清单号/总包号 of the day and destination
  std::string dispatch_round;  ///< 班次 "01"
  std::int64_t n_items{};
  base::Grams items_g, gross_g;  ///< sum of items; on the scale at sealing
  base::CubicCentimetres volume_cm3;
  std::string seal_no;
  TripId plan_trip;
  base::ServiceDate sealed_on;
  base::Instant sealed_at, changed_at;
  PersonId sealed_by;
  std::string remark;
  std::string
      label_code;  ///< what the bag or box carries besides: SSCC (18 digits) or S9 (29 characters); "" mostly
  std::int64_t version{1};
};
DESCRIBE(Bag, "A bag of mail.", FIELD(id, "key"), FIELD(barcode, "30 digits"), FIELD(kind, "what it holds"),
         FIELD(state, "life"), FIELD(origin, "sealing node"), FIELD(destination, "opening node"),
         FIELD(node, "where it is; 0 on a vehicle"), FIELD(waybill, "waybill"),
         FIELD(custodian, "organisation that answers"), FIELD(custodian_person, "person that answers"),
         FIELD(serial, "清单号 of the day"), FIELD(dispatch_round, "班次"), FIELD(n_items, "items inside"),
         FIELD(items_g, "sum of items, grams"), FIELD(gross_g, "on the scale, grams"),
         FIELD(volume_cm3, "sum of items, cm³"), FIELD(seal_no, "seal"),
         FIELD(plan_trip, "planned departure"), FIELD(sealed_on, "service date of sealing"),
         FIELD(sealed_at, "sealed"), FIELD(changed_at, "last change"), FIELD(sealed_by, "who sealed"),
         FIELD(remark, "remark"), FIELD(label_code, "SSCC or S9 of its own label").or_default(),
         FIELD(version, "grows with every change"))

// What the day plan asks of mail and tells it.

/// Sealed bags that wait at a node to go on and stand on no waybill, by node and destination. @cost at most
/// 20,000
std::vector<Bag> list_waiting_bags(Tx&, base::Region);

/// Loose or announced mail that waits at a node for another one, of one urgency.
struct LooseMail {
  NodeId node, destination;
  bool announced{};  ///< 预告: not here yet
  bool urgent{};     ///< EMS, or insured
  std::int64_t n_items{};
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;  ///< of those that were measured
  base::Grams unmeasured_g;           ///< weight of those that were not
  base::Instant last_at;              ///< when the last of them came
};
DESCRIBE(LooseMail, "Loose mail of one relation.", FIELD(node, "where"), FIELD(destination, "for"),
         FIELD(announced, "not here yet"), FIELD(urgent, "EMS or insured"), FIELD(n_items, "items"),
         FIELD(weight_g, "grams"), FIELD(volume_cm3, "of those that were measured"),
         FIELD(unmeasured_g, "weight of those that were not"), FIELD(last_at, "when the last one came"))
/// What is announced is meant for the node that announced it.
/// @param announced_since  announcements before that are taken as never coming
std::vector<LooseMail> list_loose_mail(Tx&, base::Region, base::Instant announced_since);

/// What stands on the waybills of a day and has not been unloaded.
struct RidingLoad {
  TripId trip;
  NodeId load_node, unload_node;
  base::Grams gross_g;
  base::CubicCentimetres volume_cm3;
};
DESCRIBE(RidingLoad, "A bag on a waybill.", FIELD(trip, "trip"), FIELD(load_node, "loaded at"),
         FIELD(unload_node, "unloaded at"), FIELD(gross_g, "grams"), FIELD(volume_cm3, "cm³"))
std::vector<RidingLoad> list_riding_loads(Tx&, base::Region, base::ServiceDate);

/// The longest cut-off 截邮 of each node's sort rules in force on a day.
std::map<NodeId, base::Seconds> cutoffs_of(Tx&, base::Region, base::ServiceDate);

/// What was taken in on a day from a node for another one.
struct DayVolume {
  base::ServiceDate service_date;
  NodeId origin, destination;
  std::int64_t n_items{};
  base::Grams weight_g;
};
DESCRIBE(DayVolume, "Mail of a relation on a day.", FIELD(service_date, "day"), FIELD(origin, "from"),
         FIELD(destination, "for"), FIELD(n_items, "items"), FIELD(weight_g, "grams"))
/// @param first,last  both inclusive
std::vector<DayVolume> list_day_volumes(Tx&, base::Region, base::ServiceDate first, base::ServiceDate last);

/// A stop of a waybill that the plan makes.
struct PlannedStop {
  std::int64_t seq{};
  NodeId node;
  std::string name;
  base::Instant arrives_at, departs_at;
};
/// The waybill that the plan wants of a trip; the hold is what the passengers leave of it.
struct PlannedWaybill {
  TripId trip;
  base::ServiceDate service_date;
  std::string line, headsign, vehicle;
  PersonId driver;
  OrganisationId carrier;
  base::Grams hold_g;
  base::CubicCentimetres hold_cm3;
  std::int64_t hold_bags{};  ///< a limit only where somebody counted the hold of the trip
  std::vector<PlannedStop> stops;
};
/// Makes the waybill, or brings the one that is there up to date; of one whose vehicle has left, only the
/// times of stops ahead.
/// @errors changed_meanwhile
base::Result<WaybillId> plan_waybill(Act&, PlannedWaybill const&);
/// Writes vehicle and driver into the waybill of a trip, where there is one and it has not left.
/// @errors changed_meanwhile
base::Outcome name_vehicle(Act&, TripId, base::ServiceDate, std::string const& vehicle, PersonId driver);
/// The trip carries no mail any more: its bags go back to be planned. Without effect when something is on the
/// vehicle or it has left. @errors changed_meanwhile
base::Outcome withdraw_waybill(Act&, TripId, base::ServiceDate);
/// What lies in a bag for one node, by the departure that it was planned on before it was sealed.
struct BaggedMail {
  NodeId destination;
  TripId trip;
  std::int64_t n_items{};
};
DESCRIBE(BaggedMail, "Items of a bag for one node.", FIELD(destination, "node"),
         FIELD(trip, "planned departure"), FIELD(n_items, "items"))
std::vector<BaggedMail> list_bagged_mail(Tx&, base::Region, BagId);

/// The departure that a bag is planned on.
struct BagDeparture {
  TripId trip;  ///< 0: none
  base::Instant departs_at;
};
/// Writes the departure that a waiting bag is planned on into it and into its items: labels, item pages and
/// public tracking follow. On the waybill of another trip it is listed no more. Without effect on a bag that
/// has moved on.
/// @errors changed_meanwhile
base::Outcome plan_bag_on(Act&, BagId, BagDeparture const&);
/// Addressees in the county of a bag's items are told that these come later than promised, each once a day.
void tell_delay_of(Act&, BagId, base::Instant expected);
/// A departure that takes some of a relation's loose items.
struct ItemsDeparture {
  TripId trip;
  NodeId next;  ///< where it hands them over
  base::Instant departs_at;
  std::int64_t n{};
  base::Instant
      expected;  ///< they come there behind their promise since a change: addressees are told; 0: no news
};
/// Writes departures into the loose items of a relation, the oldest first onto the first departure; those
/// that are left over have none, and so have those of a departure without trip. Where an item's bag is opened
/// stays as the sort plan says. Items that have it already stay untouched.
void plan_items_on(Act&, NodeId node, NodeId destination, std::vector<ItemsDeparture> const&);

/// How a trip of a day really went.
struct TripRun {
  WaybillId waybill;
  TripId trip;
  std::string number;
  WaybillState state{};
  std::string vehicle;
  PersonId driver;
  base::Instant planned_departure, departed_at;                 ///< at the first stop
  base::Instant planned_arrival, arrived_at;                    ///< at the last stop
  std::int64_t planned{}, loaded{}, unloaded{}, left_behind{};  ///< bags
  base::Grams carried_g;                                        ///< of those that were on the vehicle
};
DESCRIBE(TripRun, "How a trip went.", FIELD(waybill, "waybill"), FIELD(trip, "trip"), FIELD(number, "number"),
         FIELD(state, "life"), FIELD(vehicle, "plate"), FIELD(driver, "driver"),
         FIELD(planned_departure, "planned, first stop"), FIELD(departed_at, "actual, 0 before"),
         FIELD(planned_arrival, "planned, last stop"), FIELD(arrived_at, "actual, 0 before"),
         FIELD(planned, "bags listed, not on"), FIELD(loaded, "bags on"), FIELD(unloaded, "bags handed over"),
         FIELD(left_behind, "bags left behind"), FIELD(carried_g, "carried, grams"))
/// Waybills of a day that were not cancelled, by planned departure.
std::vector<TripRun> list_trip_runs(Tx&, base::Region, base::ServiceDate);

// What watching the road asks of mail.

/// A bag that stands on a waybill of a day and has not been unloaded.
struct RidingBag {
  BagId bag;
  std::string barcode;
  TripId trip;
  NodeId load_node, unload_node;
  bool on_board{};
};
DESCRIBE(RidingBag, "A bag on a waybill.", FIELD(bag, "it"), FIELD(barcode, "30 digits"), FIELD(trip, "trip"),
         FIELD(load_node, "loaded at"), FIELD(unload_node, "unloaded at"), FIELD(on_board, "on the vehicle"))
/// By trip and bag. @cost at most 20,000
std::vector<RidingBag> list_riding_bags(Tx&, base::Region, base::ServiceDate);
/// When drivers said that they came to a stop and left it; 0 before.
struct TripStop {
  TripId trip;
  NodeId node;
  base::Instant arrived_at, departed_at;
};
DESCRIBE(TripStop, "A stop as its driver told it.", FIELD(trip, "trip"), FIELD(node, "where"),
         FIELD(arrived_at, "arrived"), FIELD(departed_at, "left"))
/// Of waybills that were not cancelled, in order along each trip.
std::vector<TripStop> list_trip_stops(Tx&, base::Region, base::ServiceDate);
/// A seal that a receiver found to be another one than was noted, or broken.
struct SealDifference {
  std::string code;  ///< barcode of the bag
  TripId trip;       ///< 0 when no vehicle was involved
  base::ServiceDate service_date;
  std::string vehicle, line;
  NodeId node;
};
DESCRIBE(SealDifference, "A seal that differs.", FIELD(code, "barcode of the bag"),
         FIELD(trip, "trip, 0: none"), FIELD(service_date, "of the trip"), FIELD(vehicle, "plate"),
         FIELD(line, "line"), FIELD(node, "where"))
std::vector<SealDifference> list_seal_differences(Tx&, base::Region, HandoverId);

/// What mail knows about leaving the first stop of a trip.
struct GateFacts {
  WaybillId waybill;
  WaybillState state{};
  std::int64_t open_handovers{}, bags_not_on{}, bags{};
  base::Grams free_g;  ///< of the planned share on the fullest leg; negative after an override
  base::CubicCentimetres free_cm3;
  std::optional<std::int64_t> free_bags;  ///< where the hold was counted in bags
  bool staffed{};                         ///< the waybill names vehicle and driver
  bool licences_required{};               ///< the carrier must have all on record
  bool every_licence{};                   ///< the driver's two and the vehicle's three are on record
  std::vector<std::string> expired;       ///< kinds of licences that hold no more on the service date
  base::ServiceDate inspected_until;  ///< 年检: last day of the vehicle's own licence; 0 when not on record
};
/// Empty when the trip has no waybill.
std::optional<GateFacts> find_gate_facts(Tx&, base::Region, TripId, base::ServiceDate);

/// Data of kWaybillChanged, kDeparted and kArrived.
struct WaybillFact {
  WaybillId waybill;
  std::string number, line;
  WaybillState state{};
  NodeId node;
  std::int64_t position{};
  TripId trip;
  base::ServiceDate service_date;
};
DESCRIBE(WaybillFact, "What happened to a waybill.", FIELD(waybill, "waybill"), FIELD(number, "number"),
         FIELD(line, "line"), FIELD(state, "state after"), FIELD(node, "stop"),
         FIELD(position, "last stop reached"), FIELD(trip, "trip").or_default(),
         FIELD(service_date, "operating day").or_default())

/// Why a trip may not leave its first stop.
struct DepartureHold {
  base::ServiceDate service_date;
  TripId trip;
  std::string reason;  ///< for people
  base::Instant held_at;
};
DESCRIBE(DepartureHold, "Why a trip may not leave.", FIELD(service_date, "operating day"),
         FIELD(trip, "trip"), FIELD(reason, "why"), FIELD(held_at, "since when"))
std::vector<DepartureHold> list_departure_holds(Tx&, base::Region, base::ServiceDate);
/// The trip does not leave its first stop until it is released. What left before, and is only told later, has
/// left. The same reason again changes nothing; another one replaces it.
void hold_departure(Tx&, base::Region, base::Instant now, TripId, base::ServiceDate,
                    std::string const& reason);
void release_departure(Tx&, base::Region, base::Instant now, TripId, base::ServiceDate);

/// Facts that other modules may subscribe to.
namespace events {
inline constexpr char kItemAdvised[] = "mail.item_advised";
inline constexpr char kItemWithdrawn[] = "mail.item_withdrawn";
inline constexpr char kItemAccepted[] = "mail.item_accepted";
inline constexpr char kItemRefused[] = "mail.item_refused";
inline constexpr char kItemArrived[] = "mail.item_arrived";
inline constexpr char kItemWaiting[] = "mail.item_waiting";
inline constexpr char kItemDelivered[] = "mail.item_delivered";
inline constexpr char kItemReturned[] = "mail.item_returned";
inline constexpr char kItemClosed[] = "mail.item_closed";
inline constexpr char kBagOpened[] = "mail.bag_opened";
inline constexpr char kBagSealed[] = "mail.bag_sealed";
inline constexpr char kBagUnpacked[] = "mail.bag_unpacked";
inline constexpr char kBagReconciled[] = "mail.bag_reconciled";
inline constexpr char kBagLeft[] = "mail.bag_left";
inline constexpr char kWaybillChanged[] = "mail.waybill_changed";
inline constexpr char kDeparted[] = "mail.departed";
inline constexpr char kArrived[] = "mail.arrived";
inline constexpr char kDepartureHeld[] = "mail.departure_held";
inline constexpr char kDepartureReleased[] = "mail.departure_released";
inline constexpr char kHandoverSigned[] = "mail.handover_signed";
inline constexpr char kHandoverDiffers[] = "mail.handover_differs";
inline constexpr char kIrregularityRaised[] = "mail.irregularity_raised";
inline constexpr char kIrregularityChanged[] = "mail.irregularity_changed";
inline constexpr char kDayClosed[] = "mail.day_closed";
inline constexpr char kDayReopened[] = "mail.day_reopened";
}  // namespace events

}  // namespace mail
