// SQL over hand-overs onto vehicles and those that follow on the same trip.
#include "modules/mail/store/scans.h"

namespace mail::store {

std::vector<UnscannedLine> list_unscanned_lines(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.list<UnscannedLine>(
      "SELECT h.id AS handover, l.line AS line, h.completed_at AS signed_at, h.node AS node, w.id AS waybill,"
      " w.line AS route, h.receiver_organisation AS carrier, l.code AS code FROM mail_waybill w"
      " CROSS JOIN mail_handover h CROSS JOIN mail_handover_line l"
      " WHERE w.region = $1 AND w.service_date = $2 AND w.state <> 'cancelled'"
      " AND EXISTS (SELECT 1 FROM mail_waybill_stop t WHERE t.region = w.region AND t.waybill = w.id"
      "   AND t.arrived_at > 0 AND t.seq = (SELECT MAX(s.seq) FROM mail_waybill_stop s"
      "     WHERE s.region = w.region AND s.waybill = w.id))"
      " AND h.region = w.region AND h.waybill = w.id AND h.waybill <> 0 AND h.state = 'signed_by_both'"
      " AND h.to_node = 0"
      " AND l.region = h.region AND l.handover = h.id AND l.result <> 'missing' AND (l.bag <> 0 OR l.item <> "
      "0)"
      " AND NOT EXISTS (SELECT 1 FROM mail_handover o"
      "   JOIN mail_handover_line m ON m.region = o.region AND m.handover = o.id AND m.bag = l.bag AND "
      "m.item = l.item"
      "   WHERE o.region = w.region AND o.waybill = w.id AND o.waybill <> 0 AND o.state = 'signed_by_both'"
      "   AND o.to_node <> 0)"
      " ORDER BY h.id, l.line",
      {region, day});
}

}  // namespace mail::store
