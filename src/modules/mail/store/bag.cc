// SQL over mail_bag, mail_bag_item and mail_bag_serial.
#include "modules/mail/store/bag.h"

#include "modules/mail/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace mail::store {
namespace {

using platform::db::columns_of;

std::string const kSelect = "SELECT " + columns_of<Bag>() + " FROM mail_bag WHERE region = $1";

}  // namespace

void insert_bag(Tx& tx, base::Region region, Bag const& bag) { tx.insert("mail_bag", region, bag); }

base::Outcome save_bag(Tx& tx, base::Region region, Bag const& bag) {
  if (!platform::db::update_object(tx, "mail_bag", region, bag)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Bag> get_bag(Tx& tx, base::Region region, BagId id) {
  static std::string const sql = kSelect + " AND id = $2";
  if (auto bag = tx.find<Bag>(sql, {region, id})) return *std::move(bag);
  return refusal::bag_unknown;
}

base::Result<Bag> get_bag(Tx& tx, base::Region region, std::string_view code) {
  static std::string const by_barcode = kSelect + " AND barcode = $2 AND barcode <> '' ORDER BY id DESC LIMIT 1";
  static std::string const by_label = kSelect + " AND label_code = $2 AND label_code <> '' ORDER BY id DESC LIMIT 1";
  for (auto const* sql : {&by_barcode, &by_label})
    if (auto bag = tx.find<Bag>(*sql, {region, code})) return *std::move(bag);
  return refusal::bag_unknown;
}

bool label_is_under_way(Tx& tx, base::Region region, std::string_view label_code) {
  return tx
      .find_integer("SELECT 1 FROM mail_bag WHERE region = $1 AND label_code = $2 AND label_code <> ''"
                    " AND state IN ('sealed', 'in_transit', 'received', 'opened') LIMIT 1",
                    {region, label_code})
      .has_value();
}

std::optional<Bag> find_open_bag(Tx& tx, base::Region region, NodeId origin, NodeId destination,
                                 BagKind kind) {
  static std::string const sql =
      kSelect +
      " AND node = $2 AND node <> 0 AND state = 'open' AND destination = $3 AND kind = $4"
      " ORDER BY id LIMIT 1";
  return tx.find<Bag>(sql, {region, origin, destination, kind});
}

bool seal_is_used(Tx& tx, base::Region region, std::string_view seal_no, base::ServiceDate day) {
  return tx
      .find_integer("SELECT 1 FROM mail_bag WHERE region = $1 AND sealed_on = $2 AND seal_no = $3 LIMIT 1",
                    {region, day, seal_no})
      .has_value();
}

std::vector<Bag> list_bags(Tx& tx, base::Region region, BagFilter const& f) {
  static std::string const select = "SELECT " + columns_of<Bag>() + " FROM mail_bag";
  platform::db::Filter q{select, region};
  q.equal("node", f.node)
      .equal("origin", f.origin)
      .equal("destination", f.destination)
      .equal("state", f.state);
  q.equal("waybill", f.waybill).equal("sealed_on", f.sealed_on);
  if (f.node) q.also("node <> 0");
  if (f.waybill) q.also("waybill <> 0");
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Bag>(tx, q.order("id DESC", f.limit));
}

std::int64_t next_serial(Tx& tx, base::Region region, NodeId origin, NodeId destination,
                         base::ServiceDate day) {
  return tx
      .find_integer(
          "INSERT INTO mail_bag_serial (region, origin, destination, service_date, last) VALUES ($1, $2, $3, "
          "$4, 1)"
          " ON CONFLICT (region, origin, destination, service_date) DO UPDATE SET last = "
          "mail_bag_serial.last + 1"
          " RETURNING last",
          {region, origin, destination, day})
      .value();
}

void put_in(Tx& tx, base::Region region, BagId bag, ItemId item, base::Instant at) {
  tx.execute(
      "INSERT INTO mail_bag_item (region, bag, item, added_at, removed_at, ticked_at, result)"
      " VALUES ($1, $2, $3, $4, 0, 0, '') ON CONFLICT (region, bag, item)"
      " DO UPDATE SET added_at = $4, removed_at = 0, ticked_at = 0, result = ''",
      {region, bag, item, at});
}

void take_out(Tx& tx, base::Region region, BagId bag, ItemId item, base::Instant at,
              std::string_view result) {
  tx.execute(
      "UPDATE mail_bag_item SET removed_at = $4, ticked_at = $4, result = $5"
      " WHERE region = $1 AND bag = $2 AND item = $3",
      {region, bag, item, at, result});
}

std::vector<BagItem> list_stays(Tx& tx, base::Region region, BagId bag) {
  static std::string const sql =
      "SELECT " + columns_of<BagItem>() + " FROM mail_bag_item WHERE region = $1 AND bag = $2 ORDER BY item";
  return tx.list<BagItem>(sql, {region, bag});
}

}  // namespace mail::store
