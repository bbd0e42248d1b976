// Rows of items, their checks and scans.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/rules/item.h"
#include "platform/db/database.h"

namespace mail::store {

using platform::db::Tx;

/// What happened to an item or a bag at a place; never edited.
struct Scan {
  base::Id<struct ScanTag> id;
  ItemId item;  ///< 0 for a scan of a bag
  BagId bag;
  std::string action;  ///< "accept", "arrive", "bag", "load", …
  NodeId node;
  WaybillId waybill;
  PersonId person;
  HatId hat;
  base::Instant at, happened_at;
  std::string note;
};
DESCRIBE(Scan, "A scan.", FIELD(id, "key"), FIELD(item, "item, 0 for a bag"), FIELD(bag, "bag"),
         FIELD(action, "what"), FIELD(node, "where"), FIELD(waybill, "on which waybill"),
         FIELD(person, "who"), FIELD(hat, "in which post"), FIELD(at, "recorded"), FIELD(happened_at, "done"),
         FIELD(note, "remark"))

void insert_item(Tx&, base::Region, Item const&);
/// @errors changed_meanwhile
base::Outcome save_item(Tx&, base::Region, Item const&);
/// @errors item_unknown
base::Result<Item> get_item(Tx&, base::Region, ItemId);
/// The living item of a number, else the latest that ended.
std::optional<Item> find_item(Tx&, base::Region, std::string_view number);
/// @errors item_unknown
base::Result<Item> get_item(Tx&, base::Region, std::string_view number);

/// What a list of items asks for; empty or 0 means any.
struct ItemFilter {
  NodeId node;
  BagId bag;
  std::string state;  ///< an ItemState, "" for any
  std::string direction;
  std::string manifest;
  std::string number;  ///< begins with
  std::string tail;    ///< last four digits of the addressee's phone
  NodeId origin;       ///< where it was or will be taken in
  NodeId destination;
  base::ServiceDate accepted_on;
  ItemId after;  ///< keyset: older than this one; 0 for the newest
  std::int64_t limit{50};
};
/// Newest first.
std::vector<Item> list_items(Tx&, base::Region, ItemFilter const&);
std::int64_t count_items(Tx&, base::Region, ItemFilter const&);
std::vector<Item> list_items_of_bag(Tx&, base::Region, BagId);
/// Items that wait on a shelf since before an instant.
std::vector<Item> list_waiting_since(Tx&, base::Region, base::Instant before, ItemId after,
                                     std::int64_t limit);

void insert_check(Tx&, base::Region, rules::Check const&);
std::vector<rules::Check> list_checks(Tx&, base::Region, ItemId);

void insert_surrender(Tx&, base::Region, rules::Surrender const&);
std::optional<rules::Surrender> find_surrender(Tx&, base::Region, ItemId);
void insert_scan(Tx&, base::Region, Scan const&);
/// Scans of the item itself and of the bags while it was inside, oldest first.
std::vector<Scan> list_scans(Tx&, base::Region, ItemId);

}  // namespace mail::store
