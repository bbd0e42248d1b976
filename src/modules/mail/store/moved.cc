// SQL over handovers and what was in their bags.
#include "modules/mail/store/moved.h"

#include "modules/mail/store/contents.h"

namespace mail::store {

std::vector<MovedItem> list_moved_items(Tx& tx, base::Region region, base::Instant from,
                                        base::Instant until) {
  static std::string const sql =
      "SELECT h.id AS handover, l.line AS line, l.bag AS bag, i.id AS item, i.number AS number,"
      " i.product AS product FROM mail_handover h"
      " JOIN mail_handover_line l ON l.region = h.region AND l.handover = h.id AND l.result <> 'missing'" +
      kInBagOfLine + kItemOfLine +
      " WHERE h.region = $1 AND h.state = 'signed_by_both' AND h.completed_at >= $2 AND h.completed_at < $3"
      " ORDER BY h.id, l.line, i.id";
  return tx.list<MovedItem>(sql, {region, from, until});
}

}  // namespace mail::store
