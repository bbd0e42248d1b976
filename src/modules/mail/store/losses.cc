// SQL over irregularities, their handovers and the bags that an item was in.
#include "modules/mail/store/losses.h"

namespace mail::store {

std::vector<ItemId> list_items_last_in(Tx& tx, base::Region region, BagId bag) {
  std::vector<ItemId> out;
  platform::db::Tx::Sink const sink = [&out](platform::db::Row const& row) {
    out.push_back({row.integer(0)});
  };
  std::vector<platform::db::Param> const params{region, bag};
  // What was taken out before the seal was not in it any more.
  tx.run(
      "SELECT x.item FROM mail_bag_item x JOIN mail_bag b ON b.region = x.region AND b.id = x.bag"
      " WHERE x.region = $1 AND x.bag = $2 AND (x.removed_at = 0 OR x.removed_at > b.sealed_at)"
      " ORDER BY x.item LIMIT 20000",
      params, &sink);
  return out;
}

std::vector<Finding> list_findings(Tx& tx, base::Region region, ItemId item) {
  return tx.list<Finding>(
      "SELECT r.id AS irregularity, r.number AS number, r.kind AS kind, r.handover AS handover,"
      " COALESCE(h.giver_organisation, 0) AS giver, r.bag AS bag,"
      " CASE WHEN r.item = $2 THEN 0 ELSE 1 END AS of_bag, COALESCE(h.made_at, r.raised_at) AS at,"
      " r.liable_organisation AS liable, CASE WHEN r.closed_at > 0 THEN 1 ELSE 0 END AS decided"
      " FROM (SELECT id FROM mail_irregularity WHERE region = $1 AND item = $2 AND item <> 0"
      "   UNION SELECT q.id FROM mail_bag_item y CROSS JOIN mail_irregularity q WHERE y.region = $1 AND "
      "y.item = $2"
      "   AND q.region = y.region AND q.bag = y.bag AND q.bag <> 0 AND q.item = 0) f"
      " CROSS JOIN mail_irregularity r LEFT JOIN mail_handover h ON h.region = r.region AND h.id = r.handover"
      " WHERE r.region = $1 AND r.id = f.id AND (r.item = $2 OR EXISTS (SELECT 1 FROM mail_bag_item x"
      "   WHERE x.region = r.region AND x.item = $2 AND x.bag = r.bag"
      "   AND x.added_at <= COALESCE(h.made_at, r.raised_at)"
      "   AND (x.removed_at = 0 OR x.removed_at >= COALESCE(h.made_at, r.raised_at))))"
      " ORDER BY COALESCE(h.made_at, r.raised_at), r.id",
      {region, item});
}

}  // namespace mail::store
