// At the point: shelving, handing out, reminders, the way back; and the day's close.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/day.h"
#include "modules/mail/rules/delivery.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

struct ShelveItem {
  ItemId item;
  std::string shelf;
};
DESCRIBE(ShelveItem, "Puts an item on a shelf; the addressee is told its code.", FIELD(item, "item"),
         FIELD(shelf, "shelf, \"A-12\"").longest(20).or_default())

struct UnshelveItem {
  ItemId item;
};
DESCRIBE(UnshelveItem, "Takes an item off its shelf again 撤销上架.", FIELD(item, "item"))

struct DeliverItem {
  ItemId item;
  rules::DeliveryKind kind{};
  std::string code, receiver_name, relation, reason, evidence;
  base::Money collected_li;
};
DESCRIBE(DeliverItem, "Hands an item out, or says why not.", FIELD(item, "item"),
         FIELD(kind, "how it ended").or_default(),
         FIELD(code, "pick-up code, or the last four digits with a photo").longest(12).or_default(),
         FIELD(receiver_name, "who takes it, when not the addressee")
             .longest(60)
             .personal(base::mask_name)
             .or_default(),
         FIELD(relation, "to the addressee").longest(30).or_default(),
         FIELD(reason, "why not").longest(200).or_default(),
         FIELD(evidence, "SHA-256 of a photo").longest(64).or_default(),
         FIELD(collected_li, "cash taken, 厘").at_least(0).or_default())

struct RedirectItem {
  ItemId item;
  NodeId destination;
  std::string reason;
};
DESCRIBE(RedirectItem, "Sends an item to another node 改寄.", FIELD(item, "item"),
         FIELD(destination, "new node"), FIELD(reason, "why").shortest(1).longest(200))

struct ReturnItem {
  ItemId item;
  std::string reason;
};
DESCRIBE(ReturnItem, "Sends an item back to its sender 退回: too long on the shelf, address unknown.",
         FIELD(item, "item"), FIELD(reason, "why").shortest(1).longest(200))

/// @errors item_unknown, item_elsewhere, item_state_forbids, not_its_point
base::Result<Item> shelve_item(Act&, ShelveItem const&);
/// What was told of this stay and reached nobody yet is withdrawn.
/// @errors item_unknown, item_elsewhere, item_state_forbids
base::Result<Item> unshelve_item(Act&, UnshelveItem const&);
/// @errors item_unknown, photo_unknown, and those of rules::handed_out
base::Result<Item> deliver_item(Act&, DeliverItem const&);
/// @errors item_unknown, destination_unknown, item_state_forbids
base::Result<Item> redirect_item(Act&, RedirectItem const&);
/// @errors item_unknown, item_elsewhere, item_state_forbids (it is on its way back already)
base::Result<Item> return_item(Act&, ReturnItem const&);

struct OpenDay {
  NodeId node;
};
DESCRIBE(OpenDay, "Opens today at a node 开班.", FIELD(node, "node"))

struct CloseDay {
  NodeId node;
  base::ServiceDate service_date;
  std::int64_t counted_items{-1}, counted_bags{-1};
  std::string explanation;
};
DESCRIBE(CloseDay, "Closes the day of a node 日终平衡.", FIELD(node, "node"),
         FIELD(service_date, "operating day"),
         FIELD(counted_items, "stock-taking, −1 if none").at_least(-1).or_default(),
         FIELD(counted_bags, "stock-taking, −1 if none").at_least(-1).or_default(),
         FIELD(explanation, "of a counted difference").longest(500).or_default())
struct ReopenDay {
  NodeId node;
  base::ServiceDate service_date;
  std::string reason;
};
DESCRIBE(ReopenDay, "Reopens a closed day; not by the closer.", FIELD(node, "node"),
         FIELD(service_date, "operating day"), FIELD(reason, "why").shortest(1).longest(200))

/// With the stock that is there; a day that is open already is returned. The first act of a day opens it as well.
/// @errors out_of_reach, day_closed
base::Result<rules::Day> open_day(Act&, OpenDay const&);
/// @errors out_of_reach, day_not_open, earlier_day_open, day_closed, day_unbalanced
base::Result<rules::Day> close_day(Act&, CloseDay const&);
/// @errors out_of_reach, day_not_open, day_same_person
base::Result<rules::Day> reopen_day(Act&, ReopenDay const&);

}  // namespace mail::service
