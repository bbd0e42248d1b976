// SQL over handovers and what was in their bags.
#include "modules/mail/store/moved.h"

namespace mail::store {

std::vector<MovedItem> list_moved_items(Tx& tx, base::Region region, base::Instant from,
                                        base::Instant until) {
  // What was in the bag when it changed hands: put in before, and not taken out until then.
  return tx.list<MovedItem>(
      "SELECT h.id AS handover, l.line AS line, l.bag AS bag, i.id AS item, i.number AS number,"
      " i.product AS product FROM mail_handover h"
      " JOIN mail_handover_line l ON l.region = h.region AND l.handover = h.id AND l.result <> 'missing'"
      " LEFT JOIN mail_bag_item x ON x.region = h.region AND x.bag = l.bag AND l.bag <> 0"
      "   AND x.added_at <= h.completed_at AND (x.removed_at = 0 OR x.removed_at > h.completed_at)"
      " JOIN mail_item i ON i.region = h.region AND i.id = CASE WHEN l.bag <> 0 THEN x.item ELSE l.item END"
      " WHERE h.region = $1 AND h.state = 'signed_by_both' AND h.completed_at >= $2 AND h.completed_at < $3"
      " ORDER BY h.id, l.line, i.id",
      {region, from, until});
}

}  // namespace mail::store
