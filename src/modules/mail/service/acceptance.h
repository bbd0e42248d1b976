// Taking items in: acceptance with the three checks, arrival by scan, isolation, refusal.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/rules/item.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

struct AcceptItem {
  NodeId node;
  std::string number, carrier;
  Direction direction{Direction::outbound};
  std::string product{"parcel"};
  bool registered{true};
  NodeId destination;
  std::string sender_name, sender_phone, sender_address, receiver_name, receiver_phone, receiver_address;
  base::Grams weight_g;
  base::Millimetres length_mm, width_mm, height_mm;
  base::Money insured_li, cod_li, postage_li;
  std::string contents, remark;
};
DESCRIBE(AcceptItem, "Accepts an item at a counter 收寄.", FIELD(node, "where"),
         FIELD(number, "as scanned; empty: one is given").longest(200).or_default(),
         FIELD(carrier, "as chosen; empty: as recognised").longest(20).or_default(),
         FIELD(direction, "which way").or_default(), FIELD(product, "product").longest(20).or_default(),
         FIELD(registered, "ticked one by one").or_default(),
         FIELD(destination, "node of destination, 0 for outside the county").or_default(),
         FIELD(sender_name, "sender").shortest(1).longest(60).personal(base::mask_name),
         FIELD(sender_phone, "phone").longest(20).personal(base::mask_phone),
         FIELD(sender_address, "address").longest(200).personal(base::mask_address).or_default(),
         FIELD(receiver_name, "addressee").shortest(1).longest(60).personal(base::mask_name),
         FIELD(receiver_phone, "phone").longest(20).personal(base::mask_phone),
         FIELD(receiver_address, "address").longest(200).personal(base::mask_address).or_default(),
         FIELD(weight_g, "scale, grams").at_least(1).at_most(50'000),
         FIELD(length_mm, "mm").at_least(0).at_most(3'000).or_default(),
         FIELD(width_mm, "mm").at_least(0).at_most(3'000).or_default(),
         FIELD(height_mm, "mm").at_least(0).at_most(3'000).or_default(),
         FIELD(insured_li, "insured value, 厘").at_least(0).or_default(),
         FIELD(cod_li, "cash on delivery, 厘").at_least(0).or_default(),
         FIELD(postage_li, "postage, 厘").at_least(0).or_default(),
         FIELD(contents, "what is inside, in words").longest(200).or_default(),
         FIELD(remark, "remark").longest(200).or_default())

/// An item taken in, with what the clerk must know.
struct AcceptedItem {
  Item item;
  base::Grams volumetric_g;
  std::vector<std::string> warnings;  ///< restricted goods and unlikely numbers, in Chinese
};
DESCRIBE(AcceptedItem, "An accepted item.", FIELD(item, "the item"),
         FIELD(volumetric_g, "volumetric weight, grams"), FIELD(warnings, "what to look at"))

struct ReadNumber {
  std::string number;
};
DESCRIBE(ReadNumber, "Whose number is this?", FIELD(number, "as scanned").shortest(1).longest(200))
/// One carrier whose pattern a number fits.
struct NumberReading {
  std::string carrier, pattern;
  std::int64_t confidence{};
  bool checked{};
};
DESCRIBE(NumberReading, "A carrier whose pattern a number fits.", FIELD(carrier, "carrier"),
         FIELD(pattern, "which rule fits"), FIELD(confidence, "0 to 100"),
         FIELD(checked, "a check digit was there and fits"))
struct NumberReadings {
  std::string number;
  bool plausible{};
  std::vector<NumberReading> items;
};
DESCRIBE(NumberReadings, "Carriers whose pattern a number fits, the likeliest first.",
         FIELD(number, "without what scanners add"), FIELD(plausible, "looks like a number at all"),
         FIELD(items, "readings"))

struct RecordCheck {
  ItemId item;
  CheckKind kind{};
  CheckResult result{};
  std::string machine, document_kind, document_number, category, note;
};
DESCRIBE(RecordCheck, "Records one of the three checks.", FIELD(item, "item"), FIELD(kind, "which"),
         FIELD(result, "outcome"), FIELD(machine, "security: X-ray machine").longest(40).or_default(),
         FIELD(document_kind, "real name: kind of document").longest(20).or_default(),
         FIELD(document_number, "real name: its number; only a keyed hash is kept")
             .longest(40)
             .personal(base::mask_number)
             .or_default(),
         FIELD(category, "content: category of goods").longest(60).or_default(),
         FIELD(note, "remark").longest(200).or_default())

struct ArriveItem {
  NodeId node;
  std::string number;
};
DESCRIBE(ArriveItem, "An item is seen at a node 到达扫描.", FIELD(node, "where"),
         FIELD(number, "as scanned").longest(200))

struct SetAside {
  ItemId item;
  std::string reason;
};
DESCRIBE(SetAside, "Isolates, refuses or buries an item.", FIELD(item, "item"),
         FIELD(reason, "why").shortest(1).longest(200))

/// What somebody wanted to send and must not: it is kept apart, not given back. @source domain.md 2.7
struct InterceptItem {
  AcceptItem item;
  std::string reason;
  std::string evidence;
};
DESCRIBE(InterceptItem, "Keeps prohibited goods apart at the counter 违禁品截留.", FIELD(item, "as for acceptance"),
         FIELD(reason, "what was found, and whom it was reported to").shortest(1).longest(200),
         FIELD(evidence, "SHA-256 of a photo").longest(64).or_default())

struct MeasureItem {
  ItemId item;
  base::Grams weight_g;
  base::Millimetres length_mm, width_mm, height_mm;
};
DESCRIBE(MeasureItem, "Weighs and measures an item again 复称; both values stay on record.", FIELD(item, "item"),
         FIELD(weight_g, "scale, grams").at_least(1).at_most(50'000),
         FIELD(length_mm, "mm, 0 if not measured").at_least(0).at_most(3'000).or_default(),
         FIELD(width_mm, "mm, 0 if not measured").at_least(0).at_most(3'000).or_default(),
         FIELD(height_mm, "mm, 0 if not measured").at_least(0).at_most(3'000).or_default())

struct SurrenderItem {
  ItemId item;
  std::string authority, officer, receipt, evidence;
};
DESCRIBE(SurrenderItem, "Hands isolated goods to the authority 移交.", FIELD(item, "item"),
         FIELD(authority, "to which authority").shortest(1).longest(60),
         FIELD(officer, "who took it").longest(60).personal(base::mask_name).or_default(),
         FIELD(receipt, "number of its receipt").shortest(1).longest(60),
         FIELD(evidence, "SHA-256 of a photo of goods and receipt").shortest(64).longest(64))

/// Before anything is taken in: so that a clerk sees whose it is, and chooses where several fit.
base::Result<NumberReadings> read_number(Look&, ReadNumber const&);
/// @errors out_of_reach, day_closed, number_malformed, number_in_use, goods_prohibited, destination_unknown,
/// too_heavy,
///         too_large
base::Result<AcceptedItem> accept_item(Act&, AcceptItem const&);
/// Isolated from its first moment, in the books of the node and in somebody's custody.
/// @errors out_of_reach, day_closed, number_malformed, number_in_use, photo_unknown
base::Result<Item> intercept_item(Act&, InterceptItem const&);
/// @errors item_unknown, item_elsewhere, and those of rules::measured
base::Result<Item> measure_item(Act&, MeasureItem const&);
/// Prohibited goods found isolate the item (a failed check); they cannot pass. Only who accepts records real name
/// and content; security checks also who runs the machine.
/// @errors item_unknown, item_elsewhere, out_of_reach, goods_prohibited, document_malformed, and those of
///         rules::check_may_be_recorded
base::Result<Item> record_check(Act&, RecordCheck const&);
/// The first sight of an advised item makes it present, also when its announcement was withdrawn, and so does that of
/// one that was lost; later ones are facts
/// without effect on its state.
/// @errors item_unknown, item_in_other_bag, item_state_forbids, item_elsewhere, day_closed
base::Result<Item> arrive_item(Act&, ArriveItem const&);
base::Result<Item> isolate_item(Act&, SetAside const&);
/// What was isolated as prohibited is released by a second person. @errors item_state_forbids, release_same_person
base::Result<Item> release_item(Act&, SetAside const&);
/// @errors item_state_forbids, surrender_only
base::Result<Item> refuse_item(Act&, SetAside const&);
/// Isolated goods leave the node with a receipt. @errors item_state_forbids, item_elsewhere, photo_unknown
base::Result<Item> surrender_item(Act&, SurrenderItem const&);
/// 无着. @errors item_state_forbids, surrender_only
base::Result<Item> bury_item(Act&, SetAside const&);
/// Not where it should be: whoever held it answers until it is found. @errors item_state_forbids, item_elsewhere
base::Result<Item> lose_item(Act&, SetAside const&);

}  // namespace mail::service
