// SQL over handovers, bags, deliveries, waybills and irregularities of a span of time, half-open.
#include "modules/mail/store/settling.h"

#include <tuple>

#include "modules/mail/store/contents.h"

namespace mail::store {

std::vector<SignedLine> list_signed_lines(Tx& tx, base::Region region, base::Instant from,
                                          base::Instant until) {
  static std::string const sql =
      "SELECT h.id AS handover, l.line AS line, h.completed_at AS signed_at, h.node AS node, h.to_node AS "
      "to_node,"
      " h.giver_organisation AS giver, h.receiver_organisation AS receiver, h.waybill AS waybill,"
      " COALESCE(w.line, '') AS route, l.bag AS bag, l.item AS item, l.code AS code,"
      " COALESCE(i.product, '') AS product, COALESCE(i.direction, 'inbound') AS direction,"
      " CASE WHEN l.bag <> 0 THEN 1 ELSE 0 END AS n_bags, COUNT(i.id) AS n_items,"
      " CASE WHEN COUNT(i.id) > 0 THEN COALESCE(SUM(i.weight_g), 0) ELSE COALESCE(MAX(b.gross_g), 0) END AS "
      "weight_g,"
      " COALESCE(SUM(i.postage_li), 0) AS postage_li"
      " FROM mail_handover h"
      " JOIN mail_handover_line l ON l.region = h.region AND l.handover = h.id AND l.result <> 'missing'"
      " LEFT JOIN mail_waybill w ON w.region = h.region AND w.id = h.waybill"
      " LEFT JOIN mail_bag b ON b.region = h.region AND b.id = l.bag" +
      kInBagOfLine + " LEFT" + kItemOfLine +
      " WHERE h.region = $1 AND h.state = 'signed_by_both' AND h.completed_at >= $2 AND h.completed_at < $3"
      " GROUP BY h.id, l.line, h.completed_at, h.node, h.to_node, h.giver_organisation, "
      "h.receiver_organisation,"
      " h.waybill, w.line, l.bag, l.item, l.code, i.product, i.direction"
      " ORDER BY h.id, l.line, COALESCE(i.product, ''), COALESCE(i.direction, 'inbound')";
  auto lines = tx.list<SignedLine>(sql, {region, from, until});
  for (std::size_t n = 1; n < lines.size(); ++n)
    if (std::tie(lines[n].handover, lines[n].line) == std::tie(lines[n - 1].handover, lines[n - 1].line))
      lines[n].n_bags = 0;
  return lines;
}

std::vector<std::string> list_numbers_moved(Tx& tx, base::Region region, HandoverId handover,
                                            std::int64_t line, std::string_view product,
                                            Direction direction) {
  static std::string const sql =
      "SELECT i.number FROM mail_handover h"
      " JOIN mail_handover_line l ON l.region = h.region AND l.handover = h.id AND l.line = $3" +
      kInBagOfLine + kItemOfLine +
      " WHERE h.region = $1 AND h.id = $2 AND i.product = $4 AND i.direction = $5 ORDER BY i.number LIMIT "
      "5000";
  std::vector<std::string> out;
  tx.each(sql, {region, handover, line, product, direction},
          [&out](platform::db::Row const& row) { out.emplace_back(row.text(0)); });
  return out;
}

std::vector<std::string> list_numbers_sealed(Tx& tx, base::Region region, BagId bag, std::string_view product,
                                             Direction direction) {
  std::vector<std::string> out;
  tx.each(
      "SELECT i.number FROM mail_bag b JOIN mail_bag_item x ON x.region = b.region AND x.bag = b.id"
      "   AND x.added_at <= b.sealed_at AND (x.removed_at = 0 OR x.removed_at > b.sealed_at)"
      " JOIN mail_item i ON i.region = x.region AND i.id = x.item"
      " WHERE b.region = $1 AND b.id = $2 AND i.product = $3 AND i.direction = $4 ORDER BY i.number LIMIT "
      "5000",
      {region, bag, product, direction},
      [&out](platform::db::Row const& row) { out.emplace_back(row.text(0)); });
  return out;
}

std::vector<ServedItems> list_sealed_items(Tx& tx, base::Region region, base::Instant from,
                                           base::Instant until) {
  return tx.list<ServedItems>(
      "SELECT b.id AS subject, b.barcode AS code, b.sealed_at AS at, b.origin AS node,"
      " COALESCE(c.organisation, 0) AS organisation, i.product AS product, i.direction AS direction,"
      " COUNT(*) AS n_items, SUM(i.weight_g) AS weight_g, SUM(i.postage_li) AS postage_li FROM mail_bag b"
      " JOIN mail_bag_item x ON x.region = b.region AND x.bag = b.id AND x.added_at <= b.sealed_at"
      "   AND (x.removed_at = 0 OR x.removed_at > b.sealed_at)"
      " JOIN mail_item i ON i.region = x.region AND i.id = x.item"
      " LEFT JOIN mail_custody c ON c.region = b.region AND c.subject = 'bag' AND c.subject_id = b.id AND "
      "c.seq = 1"
      " WHERE b.region = $1 AND b.sealed_at > 0 AND b.sealed_at >= $2 AND b.sealed_at < $3"
      " GROUP BY b.id, b.barcode, b.sealed_at, b.origin, c.organisation, i.product, i.direction"
      " ORDER BY b.id, i.product, i.direction",
      {region, from, until});
}

std::vector<ServedItems> list_delivered_items(Tx& tx, base::Region region, base::Instant from,
                                              base::Instant until) {
  return tx.list<ServedItems>(
      "SELECT i.id AS subject, i.number AS code, d.at AS at, d.node AS node,"
      " COALESCE((SELECT c.organisation FROM mail_custody c WHERE c.region = d.region AND c.subject = 'item'"
      "   AND c.subject_id = d.item AND c.from_at <= d.at ORDER BY c.seq DESC LIMIT 1), 0) AS organisation,"
      " i.product AS product, i.direction AS direction, 1 AS n_items, i.weight_g AS weight_g,"
      " i.postage_li AS postage_li"
      " FROM mail_delivery d JOIN mail_item i ON i.region = d.region AND i.id = d.item"
      " WHERE d.region = $1 AND d.kind IN ('collected', 'proxy') AND d.at >= $2 AND d.at < $3 ORDER BY d.id",
      {region, from, until});
}

std::optional<CollectedCash> find_collected_cash(Tx& tx, base::Region region, ItemId item) {
  return tx.find<CollectedCash>(
      "SELECT i.id AS item, i.number AS number, d.collected_li AS amount_li, d.at AS at, d.node AS node,"
      " d.person AS person,"
      " COALESCE((SELECT c.organisation FROM mail_custody c WHERE c.region = d.region AND c.subject = 'item'"
      "   AND c.subject_id = d.item AND c.from_at <= d.at ORDER BY c.seq DESC LIMIT 1), 0) AS holder,"
      " COALESCE((SELECT c.organisation FROM mail_custody c WHERE c.region = d.region AND c.subject = 'item'"
      "   AND c.subject_id = d.item AND c.organisation <> 0 ORDER BY c.seq LIMIT 1), 0) AS contractor"
      " FROM mail_delivery d JOIN mail_item i ON i.region = d.region AND i.id = d.item"
      " WHERE d.region = $1 AND d.kind IN ('collected', 'proxy') AND d.collected_li > 0 AND d.item = $2"
      " ORDER BY d.id DESC LIMIT 1",
      {region, item});
}

std::vector<CarrierTrip> list_carrier_trips(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.list<CarrierTrip>(
      "SELECT w.id AS waybill, w.trip AS trip, w.number AS number, w.line AS route, w.vehicle AS vehicle, "
      "w.carrier AS carrier,"
      " w.state AS state, f.planned_departure AS planned_departure, f.departed_at AS departed_at,"
      " t.planned_arrival AS planned_arrival, t.arrived_at AS arrived_at, COUNT(l.bag) AS n_bags,"
      " COUNT(CASE WHEN l.state IN ('loaded', 'unloaded') THEN 1 END) AS n_carried FROM mail_waybill w"
      " JOIN mail_waybill_stop f ON f.region = w.region AND f.waybill = w.id AND f.seq ="
      "   (SELECT MIN(s.seq) FROM mail_waybill_stop s WHERE s.region = w.region AND s.waybill = w.id)"
      " JOIN mail_waybill_stop t ON t.region = w.region AND t.waybill = w.id AND t.seq ="
      "   (SELECT MAX(s.seq) FROM mail_waybill_stop s WHERE s.region = w.region AND s.waybill = w.id)"
      " LEFT JOIN mail_waybill_bag l ON l.region = w.region AND l.waybill = w.id"
      " WHERE w.region = $1 AND w.service_date = $2 AND w.state <> 'cancelled'"
      " GROUP BY w.id, w.trip, w.number, w.line, w.vehicle, w.carrier, w.state, f.planned_departure, "
      "f.departed_at,"
      " t.planned_arrival, t.arrived_at ORDER BY f.planned_departure, w.id",
      {region, day});
}

std::vector<DecidedIrregularity> list_decided_irregularities(Tx& tx, base::Region region, base::Instant from,
                                                             base::Instant until) {
  return tx.list<DecidedIrregularity>(
      "SELECT r.id AS irregularity, r.number AS number, r.kind AS kind, r.closed_at AS decided_at,"
      " r.raised_organisation AS raised_by, r.liable_organisation AS liable, r.handover AS handover, r.bag "
      "AS bag, r.item AS item,"
      " COALESCE(i.number, '') AS item_number, COALESCE(i.postage_li, 0) AS postage_li,"
      " COALESCE(i.insured_li, 0) AS insured_li FROM mail_irregularity r"
      " LEFT JOIN mail_item i ON i.region = r.region AND i.id = r.item"
      " WHERE r.region = $1 AND r.closed_at > 0 AND r.closed_at >= $2 AND r.closed_at < $3 ORDER BY r.id",
      {region, from, until});
}

std::vector<AnsweredIrregularity> list_answered_irregularities(Tx& tx, base::Region region,
                                                               base::Instant from, base::Instant until) {
  return tx.list<AnsweredIrregularity>(
      "SELECT id AS irregularity, number AS number, raised_organisation AS asked_by, to_organisation AS "
      "answered_by,"
      " raised_at AS asked_at, answered_at AS answered_at FROM mail_irregularity"
      " WHERE region = $1 AND answered_at > 0 AND answered_at >= $2 AND answered_at < $3 ORDER BY id",
      {region, from, until});
}

}  // namespace mail::store
