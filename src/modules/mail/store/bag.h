// Rows of bags and of what was in them.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "platform/db/database.h"

namespace mail::store {

using platform::db::Tx;

/// An item's stay in a bag.
struct BagItem {
  BagId bag;
  ItemId item;
  base::Instant added_at, removed_at, ticked_at;
  std::string result;        ///< "" inside, "ticked", "missing", "taken_out"
};
DESCRIBE(BagItem, "An item's stay in a bag.", FIELD(bag, "bag"), FIELD(item, "item"), FIELD(added_at, "put in"),
         FIELD(removed_at, "taken out"), FIELD(ticked_at, "ticked at opening"), FIELD(result, "how it ended"))

void insert_bag(Tx&, base::Region, Bag const&);
/// @errors changed_meanwhile
base::Outcome save_bag(Tx&, base::Region, Bag const&);
/// @errors bag_unknown
base::Result<Bag> get_bag(Tx&, base::Region, BagId);
/// The latest bag of a 30-digit barcode or, when none has it, of a label of its own.
/// @errors bag_unknown
base::Result<Bag> get_bag(Tx&, base::Region, std::string_view code);
/// The open bag of a destination and kind at a node, if any.
std::optional<Bag> find_open_bag(Tx&, base::Region, NodeId origin, NodeId destination, BagKind);
/// A box keeps its label, so it is free again when the bag is reconciled, has left or was cancelled.
bool label_is_under_way(Tx&, base::Region, std::string_view label_code);
bool seal_is_used(Tx&, base::Region, std::string_view seal_no, base::ServiceDate);

struct BagFilter {
  NodeId node;
  NodeId origin, destination;
  std::string state;
  WaybillId waybill;
  base::ServiceDate sealed_on;
  BagId after;
  std::int64_t limit{50};
};
/// Newest first.
std::vector<Bag> list_bags(Tx&, base::Region, BagFilter const&);

/// 清单号: counts from 1 for each origin, destination and day.
std::int64_t next_serial(Tx&, base::Region, NodeId origin, NodeId destination, base::ServiceDate);

void put_in(Tx&, base::Region, BagId, ItemId, base::Instant);
void take_out(Tx&, base::Region, BagId, ItemId, base::Instant, std::string_view result);
std::vector<BagItem> list_stays(Tx&, base::Region, BagId);

}  // namespace mail::store
