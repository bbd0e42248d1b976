// SQL over mail_waybill, mail_waybill_stop and mail_waybill_bag.
#include "modules/mail/store/waybill.h"

#include "modules/mail/rules/refusals.h"
#include "platform/db/object.h"

namespace mail::store {
namespace {

using platform::db::columns_of;
using rules::Waybill;
using rules::WaybillBag;
using rules::WaybillStop;

std::string const kSelect = "SELECT " + columns_of<Waybill>() + " FROM mail_waybill WHERE region = $1";
std::string const kListing =
    "SELECT " + columns_of<WaybillBag>() + " FROM mail_waybill_bag WHERE region = $1 AND waybill = $2";

struct LoadRow {
  std::int64_t load_seq{}, unload_seq{};
  base::Grams gross_g;
  base::CubicCentimetres volume_cm3;
};
DESCRIBE(LoadRow, "A load.", FIELD(load_seq, ""), FIELD(unload_seq, ""), FIELD(gross_g, ""),
         FIELD(volume_cm3, ""))

}  // namespace

void insert_waybill(Tx& tx, base::Region region, Waybill const& w, std::vector<WaybillStop> const& stops) {
  tx.insert("mail_waybill", region, w);
  for (auto const& s : stops) tx.insert("mail_waybill_stop", region, s);
}

base::Outcome save_waybill(Tx& tx, base::Region region, Waybill const& w) {
  if (!platform::db::update_object(tx, "mail_waybill", region, w)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Waybill> get_waybill(Tx& tx, base::Region region, WaybillId id) {
  static std::string const sql = kSelect + " AND id = $2";
  if (auto w = tx.find<Waybill>(sql, {region, id})) return *std::move(w);
  return refusal::waybill_unknown;
}

std::optional<Waybill> find_waybill(Tx& tx, base::Region region, TripId trip, base::ServiceDate day) {
  static std::string const sql = kSelect + " AND service_date = $2 AND trip = $3 AND state <> 'cancelled'";
  return tx.find<Waybill>(sql, {region, day, trip});
}

std::vector<Waybill> list_waybills(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql = kSelect + " AND service_date = $2 ORDER BY departs_at, id LIMIT 2000";
  return tx.list<Waybill>(sql, {region, day});
}

std::vector<WaybillStop> list_stops(Tx& tx, base::Region region, WaybillId waybill) {
  static std::string const sql = "SELECT " + columns_of<WaybillStop>() +
                                 " FROM mail_waybill_stop WHERE region = $1 AND waybill = $2 ORDER BY seq";
  return tx.list<WaybillStop>(sql, {region, waybill});
}

void record_stop(Tx& tx, base::Region region, WaybillStop const& s) {
  tx.execute(
      "UPDATE mail_waybill_stop SET arrived_at = $4, departed_at = $5 WHERE region = $1 AND waybill = $2 AND "
      "seq = $3",
      {region, s.waybill, s.seq, s.arrived_at, s.departed_at});
}

void retime_stop(Tx& tx, base::Region region, WaybillStop const& s) {
  tx.execute(
      "UPDATE mail_waybill_stop SET planned_arrival = $4, planned_departure = $5 WHERE region = $1 AND "
      "waybill = $2"
      " AND seq = $3",
      {region, s.waybill, s.seq, s.planned_arrival, s.planned_departure});
}

void insert_listing(Tx& tx, base::Region region, WaybillBag const& b) {
  tx.insert("mail_waybill_bag", region, b);
}

void save_listing(Tx& tx, base::Region region, WaybillBag const& b) {
  tx.execute(
      "UPDATE mail_waybill_bag SET load_seq = $4, unload_seq = $5, state = $6, overridden_by = $7, reason = "
      "$8"
      " WHERE region = $1 AND waybill = $2 AND bag = $3",
      {region, b.waybill, b.bag, b.load_seq, b.unload_seq, b.state, b.overridden_by, b.reason});
}

void delete_listing(Tx& tx, base::Region region, WaybillId waybill, BagId bag) {
  tx.execute("DELETE FROM mail_waybill_bag WHERE region = $1 AND waybill = $2 AND bag = $3",
             {region, waybill, bag});
}

std::optional<WaybillBag> find_listing(Tx& tx, base::Region region, WaybillId waybill, BagId bag) {
  static std::string const sql = kListing + " AND bag = $3";
  return tx.find<WaybillBag>(sql, {region, waybill, bag});
}

std::vector<WaybillBag> list_listings(Tx& tx, base::Region region, WaybillId waybill) {
  static std::string const sql = kListing + " ORDER BY load_seq, unload_seq, bag";
  return tx.list<WaybillBag>(sql, {region, waybill});
}

std::vector<rules::Load> list_loads(Tx& tx, base::Region region, WaybillId waybill) {
  std::vector<rules::Load> out;
  for (auto const& r :
       tx.list<LoadRow>("SELECT w.load_seq AS load_seq, w.unload_seq AS unload_seq, b.gross_g AS gross_g, "
                        "b.volume_cm3 AS volume_cm3"
                        " FROM mail_waybill_bag w JOIN mail_bag b ON b.region = w.region AND b.id = w.bag"
                        " WHERE w.region = $1 AND w.waybill = $2 AND w.state IN ('planned', 'loaded')",
                        {region, waybill}))
    out.push_back({r.load_seq, r.unload_seq, r.gross_g, r.volume_cm3});
  return out;
}

std::vector<BoardRow> list_board(Tx& tx, base::Region region, base::ServiceDate day) {
  // The day's waybills first: joined plainly, they would be read of all days.
  return tx.list<BoardRow>(
      "SELECT w.id AS id, w.number AS number, w.state AS state, w.line AS line, w.headsign AS headsign,"
      " w.vehicle AS vehicle, w.departs_at AS departs_at, w.position AS position, w.hold_g AS hold_g,"
      " sum(CASE WHEN l.state = 'planned' THEN 1 ELSE 0 END) AS planned,"
      " sum(CASE WHEN l.state = 'loaded' THEN 1 ELSE 0 END) AS loaded,"
      " sum(CASE WHEN l.state = 'unloaded' THEN 1 ELSE 0 END) AS unloaded,"
      " sum(CASE WHEN l.state = 'left_behind' THEN 1 ELSE 0 END) AS left_behind,"
      " coalesce(sum(CASE WHEN l.state = 'loaded' THEN b.gross_g ELSE 0 END), 0) AS loaded_g"
      " FROM (SELECT * FROM mail_waybill WHERE region = $1 AND service_date = $2 ORDER BY departs_at, id "
      "LIMIT 2000) w"
      " LEFT JOIN mail_waybill_bag l ON l.region = w.region AND l.waybill = w.id"
      " LEFT JOIN mail_bag b ON b.region = l.region AND b.id = l.bag"
      " GROUP BY w.departs_at, w.id, w.number, w.state, w.line, w.headsign, w.vehicle, w.position, w.hold_g"
      " ORDER BY w.departs_at, w.id",
      {region, day});
}

std::vector<BoardStop> list_board_stops(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.list<BoardStop>(
      "SELECT s.waybill AS waybill, s.seq AS seq, s.name AS name, s.planned_departure AS planned_at,"
      " s.arrived_at AS arrived_at, s.departed_at AS departed_at,"
      " (SELECT count(*) FROM mail_waybill_bag l WHERE l.region = s.region AND l.waybill = s.waybill"
      "   AND l.load_seq = s.seq AND l.state = 'planned') AS to_load,"
      " (SELECT count(*) FROM mail_waybill_bag l WHERE l.region = s.region AND l.waybill = s.waybill"
      "   AND l.unload_seq = s.seq AND l.state = 'loaded') AS to_unload,"
      " (SELECT count(*) FROM mail_waybill_bag l WHERE l.region = s.region AND l.waybill = s.waybill"
      "   AND l.load_seq = s.seq AND l.state = 'left_behind') AS left_behind,"
      " (SELECT coalesce(sum(h.n_differences), 0) FROM mail_handover h WHERE h.region = s.region"
      "   AND h.waybill = s.waybill AND h.waybill <> 0 AND h.node = s.node"
      "   AND h.state IN ('differing', 'signed_by_both')) AS differences"
      " FROM mail_waybill w CROSS JOIN mail_waybill_stop s WHERE w.region = $1 AND w.service_date = $2"
      " AND s.region = w.region AND s.waybill = w.id ORDER BY w.departs_at, w.id, s.seq LIMIT 20000",
      {region, day});
}

BoardCounts count_board(Tx& tx, base::Region region, base::ServiceDate day) {
  auto const count = [&](std::string_view sql) { return tx.find_integer(sql, {region}).value_or(0); };
  BoardCounts c;
  c.items_here =
      count("SELECT count(*) FROM mail_item WHERE region = $1 AND node <> 0 AND state = 'accepted'");
  c.waiting = count("SELECT count(*) FROM mail_item WHERE region = $1 AND node <> 0 AND state = 'waiting'");
  c.bags_sealed = count("SELECT count(*) FROM mail_bag WHERE region = $1 AND node <> 0 AND state = 'sealed'");
  c.bags_moving =
      count("SELECT count(*) FROM mail_bag WHERE region = $1 AND waybill <> 0 AND state = 'in_transit'");
  c.irregularities = count(
      "SELECT count(*) FROM mail_irregularity WHERE region = $1 AND state IN ('raised', 'replied',"
      " 'disputed')");
  c.handovers_open =
      count("SELECT count(*) FROM mail_handover WHERE region = $1 AND state IN ('proposed', 'differing')");
  c.delivered = tx.find_integer(
                      "SELECT coalesce(sum(items), 0) FROM mail_movement WHERE region = $1"
                      " AND service_date = $2 AND reason = 'delivered'",
                      {region, day})
                    .value_or(0);
  return c;
}

}  // namespace mail::store
