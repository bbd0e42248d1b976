// Rows of movements and days: the books of a node.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/rules/day.h"
#include "platform/db/database.h"

namespace mail::store {

using platform::db::Tx;

enum class Way { in, out };
DESCRIBE_ENUM(Way, "Into or out of a node.", "in", "out")

/// One entry of a node's book.
struct Movement {
  base::Id<struct MovementTag> id;
  NodeId node;
  base::ServiceDate service_date;
  Way way{};
  std::string reason;  ///< "accepted", "handover", "delivered", "bag_opened", "bag_emptied", "lost", …
  BagId bag;
  ItemId item;
  std::int64_t bags{}, items{};
  base::Instant at;
};
DESCRIBE(Movement, "An entry of a node's book.", FIELD(id, "key"), FIELD(node, "node"),
         FIELD(service_date, "day"), FIELD(way, "in or out"), FIELD(reason, "why"), FIELD(bag, "bag"),
         FIELD(item, "item"), FIELD(bags, "bags"), FIELD(items, "items"), FIELD(at, "when"))

void insert_movement(Tx&, base::Region, Movement const&);
std::vector<Movement> list_movements(Tx&, base::Region, NodeId, base::ServiceDate,
                                     base::Id<struct MovementTag> after, std::int64_t limit);
/// What the books say at the end of a day: its movements, and what is here now less what moved on later days.
rules::Books read_books(Tx&, base::Region, NodeId, base::ServiceDate);

std::optional<rules::Day> find_day(Tx&, base::Region, NodeId, base::ServiceDate);
void insert_day(Tx&, base::Region, rules::Day const&);
/// @errors changed_meanwhile
base::Outcome save_day(Tx&, base::Region, rules::Day const&);
bool has_open_day_before(Tx&, base::Region, NodeId, base::ServiceDate);
std::vector<rules::Day> list_days(Tx&, base::Region, base::ServiceDate);

}  // namespace mail::store
