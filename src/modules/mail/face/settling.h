// The part of the face that those who settle use: what was done on an operating day, each with the one who
// did it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "modules/mail/mail.h"

namespace mail {

/// What a line of a handover moved that both sides signed, by product and direction: a bag of three products
/// is three of them, and the bag is counted in the first.
struct SignedLine {
  HandoverId handover;
  std::int64_t line{};
  base::Instant signed_at;
  NodeId node, to_node;  ///< where, and where things are afterwards: 0 on the vehicle, or out of the county
  OrganisationId giver, receiver;
  WaybillId waybill;  ///< 0: no vehicle was involved
  std::string route;  ///< code of the line that the vehicle runs
  BagId bag;
  ItemId item;
  std::string code;
  std::string product;  ///< "" of an empty bag
  Direction direction{};
  std::int64_t n_bags{}, n_items{};
  base::Grams weight_g;  ///< of the items; of an empty bag what it weighs
  base::Money postage_li;
};
DESCRIBE(SignedLine, "What a signed line moved.", FIELD(handover, "handover"), FIELD(line, "line of it"),
         FIELD(signed_at, "signed by both"), FIELD(node, "where"),
         FIELD(to_node, "where things are afterwards"), FIELD(giver, "who gave"), FIELD(receiver, "who took"),
         FIELD(waybill, "waybill, 0: none"), FIELD(route, "code of the line"), FIELD(bag, "bag"),
         FIELD(item, "loose item"), FIELD(code, "what was scanned"), FIELD(product, "product"),
         FIELD(direction, "which way"), FIELD(n_bags, "bags"), FIELD(n_items, "items"),
         FIELD(weight_g, "grams"), FIELD(postage_li, "postage of the items, 厘"))
/// By handover, line and product; without what was missing.
std::vector<SignedLine> list_signed_lines(Tx&, base::Region, base::ServiceDate);

/// Numbers of the items that a signed line moved, of one product and direction, in order.
std::vector<std::string> list_numbers_moved(Tx&, base::Region, HandoverId, std::int64_t line, std::string_view product,
                                            Direction);
/// Numbers of the items that were sealed into a bag, of one product and direction, in order.
std::vector<std::string> list_numbers_sealed(Tx&, base::Region, BagId, std::string_view product, Direction);

/// Items of a product that a side worked on: sealed into a bag, or given to the addressee.
struct ServedItems {
  std::int64_t subject{};  ///< the bag that was sealed, or the item that was delivered
  std::string code;        ///< its barcode or number
  base::Instant at;
  NodeId node;
  OrganisationId organisation;  ///< who answered for it
  std::string product;
  Direction direction{};
  std::int64_t n_items{};
  base::Grams weight_g;
  base::Money postage_li;
};
DESCRIBE(ServedItems, "Items that a side worked on.", FIELD(subject, "bag or item"), FIELD(code, "its code"),
         FIELD(at, "when"), FIELD(node, "where"), FIELD(organisation, "who"), FIELD(product, "product"),
         FIELD(direction, "which way"), FIELD(n_items, "items"), FIELD(weight_g, "grams"),
         FIELD(postage_li, "postage of the items, 厘"))
/// Sorted and sealed into bags, by bag and product.
std::vector<ServedItems> list_sealed_items(Tx&, base::Region, base::ServiceDate);
/// Given to addressees or who they named.
std::vector<ServedItems> list_delivered_items(Tx&, base::Region, base::ServiceDate);

/// A trip of a day with its carrier.
struct CarrierTrip {
  WaybillId waybill;
  TripId trip;
  std::string number, route, vehicle;
  OrganisationId carrier;
  WaybillState state{};
  base::Instant planned_departure, departed_at, planned_arrival, arrived_at;
  std::int64_t n_bags{};     ///< listed on its waybill
  std::int64_t n_carried{};  ///< of them on the vehicle
};
DESCRIBE(CarrierTrip, "A trip with its carrier.", FIELD(waybill, "waybill"), FIELD(trip, "trip"),
         FIELD(number, "its number"), FIELD(route, "code of the line"), FIELD(vehicle, "plate"),
         FIELD(carrier, "who runs it"), FIELD(state, "life"), FIELD(planned_departure, "first stop"),
         FIELD(departed_at, "actual, 0: never"), FIELD(planned_arrival, "last stop"),
         FIELD(arrived_at, "actual, 0: never"), FIELD(n_bags, "bags listed"),
         FIELD(n_carried, "bags carried"))
/// Those that were not cancelled, by planned departure.
std::vector<CarrierTrip> list_carrier_trips(Tx&, base::Region, base::ServiceDate);

/// An irregularity that was decided.
struct DecidedIrregularity {
  IrregularityId irregularity;
  std::string number, kind;  ///< kind "missing", "broken", "seal_differs" …
  base::Instant decided_at;
  OrganisationId raised_by, liable;
  HandoverId handover;
  BagId bag;
  ItemId item;
  std::string item_number;
  base::Money postage_li, insured_li;  ///< of the item
};
DESCRIBE(DecidedIrregularity, "A decided irregularity.", FIELD(irregularity, "it"), FIELD(number, "number"),
         FIELD(kind, "why it was raised"), FIELD(decided_at, "when"), FIELD(raised_by, "which side raised it"),
         FIELD(liable, "who answers, 0: nobody"),
         FIELD(handover, "handover"), FIELD(bag, "bag"), FIELD(item, "item"),
         FIELD(item_number, "its number"), FIELD(postage_li, "postage of the item, 厘"),
         FIELD(insured_li, "insured value of the item, 厘"))
std::vector<DecidedIrregularity> list_decided_irregularities(Tx&, base::Region, base::ServiceDate);

/// An irregularity that got its first answer.
struct AnsweredIrregularity {
  IrregularityId irregularity;
  std::string number;
  OrganisationId asked_by, answered_by;
  base::Instant asked_at, answered_at;
};
DESCRIBE(AnsweredIrregularity, "An irregularity with its first answer.", FIELD(irregularity, "it"),
         FIELD(number, "number"), FIELD(asked_by, "which side raised it"),
         FIELD(answered_by, "which side replied"), FIELD(asked_at, "raised"), FIELD(answered_at, "first answer"))
/// Those whose first answer came on the day.
std::vector<AnsweredIrregularity> list_answered_irregularities(Tx&, base::Region, base::ServiceDate);

}  // namespace mail
