// Waybills: made from the timetable, loaded, left, arrived.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/waybill.h"
#include "modules/mail/service/desk.h"
#include "modules/mail/store/waybill.h"

namespace mail::service {

using rules::Waybill;

struct MakeWaybill {
  TripId trip;
  base::ServiceDate service_date;
  std::string vehicle;
  PersonId driver;
};
DESCRIBE(MakeWaybill,
         "Makes the waybill of a trip; the same trip and day again returns the one that is there.",
         FIELD(trip, "trip of the timetable"), FIELD(service_date, "operating day"),
         FIELD(vehicle, "plate").longest(12).or_default(), FIELD(driver, "driver").or_default())

struct AssignWaybill {
  WaybillId waybill;
  std::string vehicle;
  PersonId driver;
};
DESCRIBE(AssignWaybill, "Sets vehicle and driver before departure.", FIELD(waybill, "waybill"),
         FIELD(vehicle, "plate").longest(12), FIELD(driver, "driver"))

struct ListBag {
  WaybillId waybill;
  BagId bag;
  std::string code;
  std::string reason;
};
DESCRIBE(ListBag, "Lists a sealed bag on a waybill.", FIELD(waybill, "waybill"),
         FIELD(bag, "bag").or_default(), FIELD(code, "or its barcode, or its own label").longest(64).or_default(),
         FIELD(reason, "why beyond the hold's limit (needs the permission)").longest(200).or_default())

struct UnlistBag {
  WaybillId waybill;
  BagId bag;
};
DESCRIBE(UnlistBag, "Takes a bag off a waybill before it is on the vehicle.", FIELD(waybill, "waybill"),
         FIELD(bag, "bag"))

struct PassStop {
  WaybillId waybill;
  NodeId node;
  std::string reason;
};
DESCRIBE(PassStop, "Leaves or reaches the stop at a node.", FIELD(waybill, "waybill"),
         FIELD(node, "mail node of the stop"),
         FIELD(reason, "why bags go on past their stop; each gets an irregularity").longest(200).or_default())

struct CancelWaybill {
  WaybillId waybill;
  std::string reason;
};
DESCRIBE(CancelWaybill, "Cancels a waybill that has not left.", FIELD(waybill, "waybill"),
         FIELD(reason, "why").shortest(1).longest(200))

/// A waybill with its stops and bags.
struct WaybillView {
  Waybill waybill;
  std::vector<rules::WaybillStop> stops;
  std::vector<rules::WaybillBag> listings;
  std::vector<Bag> bags;
  base::Grams free_g;
  base::CubicCentimetres free_cm3;
  std::optional<std::int64_t> free_bags;
  std::string held;
};
DESCRIBE(WaybillView, "A waybill with its stops and bags.", FIELD(waybill, "the waybill"),
         FIELD(stops, "stops"), FIELD(listings, "bags by stop"), FIELD(bags, "the bags"),
         FIELD(free_g, "free on the fullest leg, grams"), FIELD(free_cm3, "free on the fullest leg, cm³"),
         FIELD(free_bags, "free on the fullest leg, bags; absent when nobody counted the hold"),
         FIELD(held, "why it may not leave its first stop; empty: nothing keeps it back"))

/// @errors waybill_unknown (no such trip on that day), out_of_reach (who works at none of its stops)
base::Result<WaybillView> make_waybill(Act&, MakeWaybill const&);
/// @errors waybill_unknown, out_of_reach, waybill_state_forbids
base::Result<WaybillView> assign_waybill(Act&, AssignWaybill const&);
/// @errors waybill_unknown, bag_unknown, bag_state_forbids, bag_elsewhere, bag_already_listed, out_of_reach,
///         stop_unknown (also one that the vehicle has left), hold_full
base::Result<WaybillView> list_bag(Act&, ListBag const&);
base::Result<WaybillView> unlist_bag(Act&, UnlistBag const&);
/// The driver, or who works at the stop. @errors out_of_reach, and those of rules::may_depart
base::Result<WaybillView> depart(Act&, PassStop const&);
base::Result<WaybillView> arrive(Act&, PassStop const&);
/// Bags that were listed go back to be planned again. @errors waybill_unknown, out_of_reach,
/// waybill_state_forbids (something is on the vehicle)
base::Result<WaybillView> cancel_waybill(Act&, CancelWaybill const&);

WaybillView view_of(platform::db::Tx&, base::Region, Waybill);
/// Stores a waybill that is new, with key, number, departure and stops filled in.
WaybillId insert_new(Act&, Waybill, std::vector<rules::WaybillStop> stops);
/// Stores what was changed in it and tells the journal. @errors changed_meanwhile
base::Outcome save_changed(Act&, Waybill);

}  // namespace mail::service
