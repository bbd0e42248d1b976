// Bags from opening to reconciling: what a sorter does.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/service/barcode.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

struct OpenBag {
  NodeId node;
  NodeId destination;
  BagKind kind{BagKind::ordinary};
  std::string dispatch_round;
};
DESCRIBE(OpenBag, "Opens a bag for a destination.", FIELD(node, "sealing node"),
         FIELD(destination, "opening node"), FIELD(kind, "what it holds").or_default(),
         FIELD(dispatch_round, "班次, 01 if empty").longest(4).or_default())

struct PutIntoBag {
  BagId bag;
  std::string number;
};
DESCRIBE(PutIntoBag, "Puts an item into an open bag.", FIELD(bag, "the bag"),
         FIELD(number, "item number, as scanned").longest(200))

struct TakeFromBag {
  BagId bag;
  std::string number;
};
DESCRIBE(TakeFromBag, "Takes an item out of an open bag.", FIELD(bag, "the bag"),
         FIELD(number, "item number").longest(200))

struct SealBag {
  BagId bag;
  base::Grams gross_g;
  std::string seal_no;
  std::string reason;
  std::string photo;
  std::string label_code;
};
DESCRIBE(SealBag, "Seals a bag.", FIELD(bag, "the bag"),
         FIELD(gross_g, "weight on the scale, grams").at_least(1).at_most(200'000),
         FIELD(seal_no, "seal number").shortest(1).longest(40),
         FIELD(reason, "why the weight may differ").longest(200).or_default(),
         FIELD(photo, "SHA-256 of a photo").longest(64).or_default(),
         FIELD(label_code, "SSCC or S9 that the bag or box carries, as scanned").longest(64).or_default())

struct BagOnly {
  BagId bag;
};
DESCRIBE(BagOnly, "Names a bag.", FIELD(bag, "the bag"))

struct ReconcileBag {
  BagId bag;
  std::int64_t ordinary_found{};
};
DESCRIBE(ReconcileBag, "Ends the ticking of a bag 核销.", FIELD(bag, "the bag"),
         FIELD(ordinary_found, "unregistered items counted and not ticked").at_least(0).or_default())

struct TickItem {
  BagId bag;
  std::string number;
};
DESCRIBE(TickItem, "Ticks an item of an opened bag 勾核.", FIELD(bag, "the bag"),
         FIELD(number, "item number").longest(200))

/// What came of reconciling: the bag, and the items that were listed and not found.
struct Reconciled {
  Bag bag;
  std::vector<std::string> missing;
};
DESCRIBE(Reconciled, "A reconciled bag.", FIELD(bag, "the bag"),
         FIELD(missing, "numbers listed and not found"))

/// @errors out_of_reach, day_closed, no_sort_rule
base::Result<Bag> open_bag(Act&, OpenBag const&);
/// An item without a way on is planned again first: the sort plan may have grown.
/// @errors bag_unknown, item_unknown, out_of_reach, day_closed, and those of rules::admits
base::Result<Bag> put_into_bag(Act&, PutIntoBag const&);
/// @errors bag_unknown, item_unknown, bag_state_forbids, item_not_in_bag, out_of_reach, day_closed
base::Result<Bag> take_from_bag(Act&, TakeFromBag const&);
/// Gives the bag its 30-digit barcode, laid out as the operator set it.
/// @errors bag_unknown, seal_in_use, label_code_malformed, label_code_in_use, and those of rules::seal
base::Result<Bag> seal_bag(Act&, SealBag const&, BagFields const&);
base::Result<Bag> unseal_bag(Act&, BagOnly const&);
base::Result<Bag> cancel_bag(Act&, BagOnly const&);
/// 开拆. @errors bag_elsewhere, bag_state_forbids
base::Result<Bag> unpack_bag(Act&, BagOnly const&);
/// A second scan of the same item changes nothing. @errors item_not_in_bag, bag_state_forbids
base::Result<Item> tick_item(Act&, TickItem const&);
/// 核销: registered items are ticked one by one, unregistered ones by count. What was neither ticked nor counted is
/// missing: lost until found, with an irregularity against the sealing side.
/// @errors bag_elsewhere, bag_state_forbids, ordinary_differs
base::Result<Reconciled> reconcile_bag(Act&, ReconcileBag const&);

}  // namespace mail::service
