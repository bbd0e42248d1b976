// SQL of the sums for the day plan.
#include "modules/mail/store/day_plan.h"

#include "platform/db/object.h"

namespace mail::store {

std::vector<Bag> list_waiting_bags(Tx& tx, base::Region region) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<Bag>() +
      " FROM mail_bag WHERE region = $1 AND state IN ('sealed', 'received') AND waybill = 0"
      " AND node <> 0 AND node <> destination ORDER BY node, destination, id LIMIT 20000";
  return tx.list<Bag>(sql, {region});
}

std::vector<LooseMail> list_loose_mail(Tx& tx, base::Region region, base::Instant announced_since) {
  constexpr char kSums[] =
      " count(*) AS n_items, sum(weight_g) AS weight_g,"
      " sum(length_mm * width_mm * height_mm / 1000) AS volume_cm3,"
      " sum(CASE WHEN length_mm * width_mm * height_mm = 0 THEN weight_g ELSE 0 END) AS unmeasured_g,"
      " max(changed_at) AS last_at FROM mail_item WHERE region = $1";
  constexpr char kUrgent[] = " CASE WHEN product = 'ems' OR insured_li > 0 THEN 1 ELSE 0 END";
  static std::string const here = std::string{"SELECT node, destination, 0 AS announced,"} + kUrgent +
                                  " AS urgent," + kSums +
                                  " AND state = 'accepted' AND node <> 0 AND destination <> 0"
                                  " AND node <> destination GROUP BY node, destination," +
                                  kUrgent + " ORDER BY node, destination, urgent LIMIT 20000";
  static std::string const announced = std::string{"SELECT origin AS node, destination, 1 AS announced,"} +
                                       kUrgent + " AS urgent," + kSums +
                                       " AND state = 'advised' AND changed_at >= $2 AND origin <> 0"
                                       " AND origin <> destination GROUP BY origin, destination," +
                                       kUrgent + " ORDER BY origin, destination, urgent LIMIT 20000";
  auto out = tx.list<LooseMail>(here, {region});
  auto const coming = tx.list<LooseMail>(announced, {region, announced_since});
  out.insert(out.end(), coming.begin(), coming.end());
  return out;
}

std::vector<RidingLoad> list_riding_loads(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.list<RidingLoad>(
      "SELECT w.trip AS trip, f.node AS load_node, t.node AS unload_node, b.gross_g AS gross_g,"
      " b.volume_cm3 AS volume_cm3 FROM mail_waybill w"
      " CROSS JOIN mail_waybill_bag l"
      " JOIN mail_bag b ON b.region = l.region AND b.id = l.bag"
      " JOIN mail_waybill_stop f ON f.region = l.region AND f.waybill = l.waybill AND f.seq = l.load_seq"
      " JOIN mail_waybill_stop t ON t.region = l.region AND t.waybill = l.waybill AND t.seq = l.unload_seq"
      " WHERE w.region = $1 AND w.service_date = $2 AND w.state <> 'cancelled'"
      " AND l.region = w.region AND l.waybill = w.id AND l.state IN ('planned', 'loaded') ORDER BY "
      "l.waybill, l.bag"
      " LIMIT 20000",
      {region, day});
}

std::vector<NodeCutoff> list_cutoffs(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.list<NodeCutoff>(
      "SELECT node, max(cutoff_s) AS cutoff_s FROM mail_sort_rule WHERE region = $1 AND valid_from <= $2"
      " AND (valid_until = 0 OR valid_until >= $2) GROUP BY node ORDER BY node LIMIT 20000",
      {region, day});
}

std::vector<DayVolume> list_day_volumes(Tx& tx, base::Region region, base::ServiceDate first,
                                        base::ServiceDate last) {
  return tx.list<DayVolume>(
      "SELECT accepted_on AS service_date, origin, destination, count(*) AS n_items, sum(weight_g) AS "
      "weight_g"
      " FROM mail_item WHERE region = $1 AND accepted_on BETWEEN $2 AND $3 AND origin <> 0 AND destination "
      "<> 0"
      " AND origin <> destination GROUP BY accepted_on, origin, destination"
      " ORDER BY accepted_on, origin, destination LIMIT 200000",
      {region, first, last});
}

std::vector<TripRun> list_trip_runs(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.list<TripRun>(
      "SELECT w.id AS waybill, w.trip AS trip, w.number AS number, w.state AS state, w.vehicle AS vehicle,"
      " w.driver AS driver, f.planned_departure AS planned_departure, f.departed_at AS departed_at,"
      " t.planned_arrival AS planned_arrival, t.arrived_at AS arrived_at,"
      " count(CASE WHEN l.state = 'planned' THEN 1 END) AS planned,"
      " count(CASE WHEN l.state = 'loaded' THEN 1 END) AS loaded,"
      " count(CASE WHEN l.state = 'unloaded' THEN 1 END) AS unloaded,"
      " count(CASE WHEN l.state = 'left_behind' THEN 1 END) AS left_behind,"
      " coalesce(sum(CASE WHEN l.state IN ('loaded', 'unloaded') THEN b.gross_g ELSE 0 END), 0) AS carried_g"
      " FROM mail_waybill w"
      " JOIN mail_waybill_stop f ON f.region = w.region AND f.waybill = w.id AND f.seq ="
      " (SELECT min(s.seq) FROM mail_waybill_stop s WHERE s.region = w.region AND s.waybill = w.id)"
      " JOIN mail_waybill_stop t ON t.region = w.region AND t.waybill = w.id AND t.seq ="
      " (SELECT max(s.seq) FROM mail_waybill_stop s WHERE s.region = w.region AND s.waybill = w.id)"
      " LEFT JOIN mail_waybill_bag l ON l.region = w.region AND l.waybill = w.id"
      " LEFT JOIN mail_bag b ON b.region = l.region AND b.id = l.bag"
      " WHERE w.region = $1 AND w.service_date = $2 AND w.state <> 'cancelled'"
      " GROUP BY w.id, w.trip, w.number, w.state, w.vehicle, w.driver, f.planned_departure, f.departed_at,"
      " t.planned_arrival, t.arrived_at ORDER BY f.planned_departure, w.id LIMIT 2000",
      {region, day});
}

std::vector<LooseItem> list_loose_items(Tx& tx, base::Region region, NodeId node, NodeId destination) {
  return tx.list<LooseItem>(
      "SELECT id, plan_trip, plan_next, plan_departs_at FROM mail_item WHERE region = $1 AND node = $2 AND "
      "node <> 0"
      " AND state = 'accepted' AND destination = $3 ORDER BY id LIMIT 20000",
      {region, node, destination});
}

std::vector<BaggedMail> list_bagged_mail(Tx& tx, base::Region region, BagId bag) {
  return tx.list<BaggedMail>(
      "SELECT destination, plan_trip AS trip, count(*) AS n_items FROM mail_item WHERE region = $1 AND bag = "
      "$2"
      " AND bag <> 0 GROUP BY destination, plan_trip ORDER BY destination, plan_trip",
      {region, bag});
}

void plan_items_of_bag(Tx& tx, base::Region region, BagId bag, BagDeparture const& d, base::Instant now) {
  tx.post(
      "UPDATE mail_item SET plan_trip = $3, plan_departs_at = $4, changed_at = $5, version = version + 1"
      " WHERE region = $1 AND bag = $2 AND bag <> 0 AND state = 'bagged' AND (plan_trip <> $3 OR "
      "plan_departs_at "
      "<> $4)",
      {region, bag, d.trip, d.departs_at, now});
}

void save_plan_of(Tx& tx, base::Region region, LooseItem const& i, base::Instant now) {
  tx.post(
      "UPDATE mail_item SET plan_trip = $3, plan_next = $4, plan_departs_at = $5, changed_at = $6,"
      " version = version + 1 WHERE region = $1 AND id = $2",
      {region, i.id, i.plan_trip, i.plan_next, i.plan_departs_at, now});
}

}  // namespace mail::store
