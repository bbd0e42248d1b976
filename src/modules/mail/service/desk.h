// A place of work inside an act: reach checked, day open, and the books of that node at hand.
#pragma once
#include <string_view>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/store/custody.h"
#include "platform/command/act.h"

namespace mail::service {

using platform::command::Act;
using platform::command::Look;

/// Where and on which day an act is done.
struct Desk {
  Act& act;
  NodeId node;
  base::ServiceDate day;
};

/// The desk of a node. The first act of a day opens it (its opening stock is what the books say is there).
/// @errors out_of_reach, day_closed
base::Result<Desk> desk_at(Act&, NodeId);
/// The same for what both sides of a handover have signed: their reach was looked at then.
/// @errors day_closed
base::Result<Desk> signed_desk_at(Act&, NodeId);

/// A loose item at a desk within reach.
struct ItemAtDesk {
  Item item;
  Desk desk;
};
/// @errors item_unknown, item_elsewhere (in a bag, gone), out_of_reach, day_closed
base::Result<ItemAtDesk> item_at_desk(Act&, ItemId);

/// @errors out_of_reach
base::Outcome check_reach(platform::auth::Hat const&, NodeId);
/// A driver reaches every stop of the own trip.
/// @errors out_of_reach, waybill_unknown
base::Outcome check_place(Act&, NodeId, WaybillId);

/// What comes into or goes out of the node's book.
struct Amount {
  BagId bag;
  ItemId item;
  std::int64_t bags{}, items{};
};
void move_in(Desk const&, std::string_view reason, Amount const&);
void move_out(Desk const&, std::string_view reason, Amount const&);
inline Amount one(ItemId item) { return {{}, item, 0, 1}; }
/// A bag with all that is in it.
inline Amount whole(Bag const& bag) { return {bag.id, {}, 1, bag.n_items}; }

/// Writes a scan of an item, or of a bag when `item` is 0.
struct ScanOf {
  ItemId item;
  BagId bag;
  WaybillId waybill;
};
void scan(Act&, NodeId, std::string_view action, ScanOf const&, std::string_view note = {});

/// The actor's organisation and person hold it at the desk from now on.
void hold_here(Desk const&, store::Subject, std::int64_t id);
/// The item is inside the bag from now on.
void hold_in_bag(Act&, ItemId, BagId);

/// A short fact for the journal: the subject's own data stays in its row.
struct ItemFact {
  ItemId item;
  std::string number;
  ItemState state{};
  NodeId node;
  BagId bag;
};
DESCRIBE(ItemFact, "What happened to an item.", FIELD(item, "item"), FIELD(number, "number"),
         FIELD(state, "state after"), FIELD(node, "where"), FIELD(bag, "bag"))
struct BagFact {
  BagId bag;
  std::string barcode;
  BagState state{};
  NodeId node, destination;
  std::int64_t n_items{};
  base::Grams gross_g;
  std::string seal_no;
};
DESCRIBE(BagFact, "What happened to a bag.", FIELD(bag, "bag"), FIELD(barcode, "30 digits"),
         FIELD(state, "state after"), FIELD(node, "where"), FIELD(destination, "opening node"),
         FIELD(n_items, "items"), FIELD(gross_g, "grams"), FIELD(seal_no, "seal"))
void record(Act&, std::string_view type, NodeId, Item const&);
void record(Act&, std::string_view type, NodeId, Bag const&);

}  // namespace mail::service
