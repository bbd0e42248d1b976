// SQL over waybills with their stops and bags, for those who watch the road.
#include "modules/mail/store/riding.h"

namespace mail::store {

std::vector<RidingBag> list_riding_bags(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.list<RidingBag>(
      "SELECT b.id AS bag, b.barcode AS barcode, w.trip AS trip, f.node AS load_node, t.node AS unload_node,"
      " CASE WHEN l.state = 'loaded' THEN 1 ELSE 0 END AS on_board FROM mail_waybill w"
      " CROSS JOIN mail_waybill_bag l"
      " JOIN mail_bag b ON b.region = l.region AND b.id = l.bag"
      " JOIN mail_waybill_stop f ON f.region = l.region AND f.waybill = l.waybill AND f.seq = l.load_seq"
      " JOIN mail_waybill_stop t ON t.region = l.region AND t.waybill = l.waybill AND t.seq = l.unload_seq"
      " WHERE w.region = $1 AND w.service_date = $2 AND w.state <> 'cancelled'"
      " AND l.region = w.region AND l.waybill = w.id AND l.state IN ('planned', 'loaded') ORDER BY w.trip, "
      "b.id LIMIT "
      "20000",
      {region, day});
}

std::vector<CarriedBag> list_carried_bags(Tx& tx, base::Region region, TripId trip, base::ServiceDate day) {
  return tx.list<CarriedBag>(
      "SELECT b.barcode AS barcode, b.seal_no AS seal_no, t.node AS unload_node, t.name AS unload_name,"
      " CASE WHEN l.state = 'loaded' THEN 1 ELSE 0 END AS on_board FROM mail_waybill w"
      " JOIN mail_waybill_bag l ON l.region = w.region AND l.waybill = w.id AND l.state IN ('planned', 'loaded')"
      " JOIN mail_bag b ON b.region = l.region AND b.id = l.bag"
      " JOIN mail_waybill_stop t ON t.region = l.region AND t.waybill = l.waybill AND t.seq = l.unload_seq"
      " WHERE w.region = $1 AND w.service_date = $2 AND w.trip = $3 AND w.state <> 'cancelled'"
      " ORDER BY t.seq, b.barcode LIMIT 2000",
      {region, day, trip});
}

std::vector<TripStop> list_trip_stops(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.list<TripStop>(
      "SELECT w.trip AS trip, s.node AS node, s.arrived_at AS arrived_at, s.departed_at AS departed_at"
      " FROM mail_waybill w JOIN mail_waybill_stop s ON s.region = w.region AND s.waybill = w.id"
      " WHERE w.region = $1 AND w.service_date = $2 AND w.state <> 'cancelled' ORDER BY w.trip, s.seq LIMIT "
      "20000",
      {region, day});
}

std::vector<SealDifference> list_seal_differences(Tx& tx, base::Region region, HandoverId handover) {
  return tx.list<SealDifference>(
      "SELECT l.code AS code, coalesce(w.trip, 0) AS trip, coalesce(w.service_date, 0) AS service_date,"
      " coalesce(w.vehicle, '') AS vehicle, coalesce(w.line, '') AS line, h.node AS node FROM mail_handover h"
      " JOIN mail_handover_line l ON l.region = h.region AND l.handover = h.id AND l.result = 'seal_differs'"
      " LEFT JOIN mail_waybill w ON w.region = h.region AND w.id = h.waybill"
      " WHERE h.region = $1 AND h.id = $2 ORDER BY l.line",
      {region, handover});
}

}  // namespace mail::store
