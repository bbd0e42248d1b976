// SQL over mail_item, mail_check and mail_scan.
#include "modules/mail/store/item.h"

#include <algorithm>

#include "modules/mail/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace mail::store {
namespace {

using platform::db::columns_of;
using platform::db::Filter;

std::string const kSelect = "SELECT " + columns_of<Item>() + " FROM mail_item WHERE region = $1";

Filter filtered(std::string_view select, base::Region region, ItemFilter const& f) {
  Filter q{select, region};
  q.equal("node", f.node).equal("bag", f.bag).equal("state", f.state).equal("direction", f.direction);
  q.equal("manifest", f.manifest).equal("receiver_tail", f.tail).equal("destination", f.destination);
  q.equal("accepted_on", f.accepted_on).equal("origin", f.origin);
  if (f.node) q.also("node <> 0");
  if (f.bag) q.also("bag <> 0");
  if (!f.manifest.empty()) q.also("manifest <> ''");
  q.begins_with({"number"}, f.number);
  return q;
}

}  // namespace

void insert_item(Tx& tx, base::Region region, Item const& item) { tx.insert("mail_item", region, item); }

base::Outcome save_item(Tx& tx, base::Region region, Item const& item) {
  if (!platform::db::update_object(tx, "mail_item", region, item)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Item> get_item(Tx& tx, base::Region region, ItemId id) {
  static std::string const sql = kSelect + " AND id = $2";
  if (auto item = tx.find<Item>(sql, {region, id})) return *std::move(item);
  return refusal::item_unknown;
}

std::optional<Item> find_item(Tx& tx, base::Region region, std::string_view number) {
  static std::string const sql = kSelect + " AND number = $2 ORDER BY id DESC LIMIT 1";
  return tx.find<Item>(sql, {region, number});
}

base::Result<Item> get_item(Tx& tx, base::Region region, std::string_view number) {
  if (auto item = find_item(tx, region, number)) return *std::move(item);
  return refusal::item_unknown;
}

std::vector<Item> list_items(Tx& tx, base::Region region, ItemFilter const& f) {
  static std::string const select = "SELECT " + columns_of<Item>() + " FROM mail_item";
  auto q = filtered(select, region, f);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Item>(tx, q.order("id DESC", f.limit));
}

std::int64_t count_items(Tx& tx, base::Region region, ItemFilter const& f) {
  return platform::db::count(tx, filtered("SELECT count(*) FROM mail_item", region, f));
}

std::vector<Item> list_items_of_bag(Tx& tx, base::Region region, BagId bag) {
  static std::string const sql = kSelect + " AND bag = $2 AND bag <> 0 ORDER BY id";
  return tx.list<Item>(sql, {region, bag});
}

std::vector<Item> list_waiting_since(Tx& tx, base::Region region, base::Instant before, ItemId after,
                                     std::int64_t limit) {
  static std::string const sql =
      kSelect + " AND state = 'waiting' AND waiting_since < $2 AND id > $3 ORDER BY id LIMIT $4";
  return tx.list<Item>(sql, {region, before, after, limit});
}

void insert_check(Tx& tx, base::Region region, rules::Check const& check) {
  tx.insert("mail_check", region, check);
}

std::vector<rules::Check> list_checks(Tx& tx, base::Region region, ItemId item) {
  static std::string const sql =
      "SELECT " + columns_of<rules::Check>() + " FROM mail_check WHERE region = $1 AND item = $2 ORDER BY id";
  return tx.list<rules::Check>(sql, {region, item});
}

void insert_surrender(Tx& tx, base::Region region, rules::Surrender const& s) {
  tx.insert("mail_surrender", region, s);
}

std::optional<rules::Surrender> find_surrender(Tx& tx, base::Region region, ItemId item) {
  static std::string const sql =
      "SELECT " + columns_of<rules::Surrender>() +
      " FROM mail_surrender WHERE region = $1 AND item = $2 ORDER BY id DESC LIMIT 1";
  return tx.find<rules::Surrender>(sql, {region, item});
}

void insert_scan(Tx& tx, base::Region region, Scan const& scan) { tx.insert("mail_scan", region, scan); }

std::vector<Scan> list_scans(Tx& tx, base::Region region, ItemId item) {
  static std::string const own = "SELECT " + columns_of<Scan>() +
                                 " FROM mail_scan WHERE region = $1 AND item = $2 AND item <> 0 ORDER BY id";
  static std::string const inside =
      "SELECT " + columns_of<Scan>("s.") +
      " FROM mail_bag_item b CROSS JOIN mail_scan s WHERE b.region = $1 AND b.item = $2"
      " AND s.region = b.region AND s.bag = b.bag AND s.item = 0 AND s.happened_at >= b.added_at"
      " AND (b.removed_at = 0 OR s.happened_at <= b.removed_at)";
  auto scans = tx.list<Scan>(own, {region, item});
  auto const carried = tx.list<Scan>(inside, {region, item});
  scans.insert(scans.end(), carried.begin(), carried.end());
  std::ranges::sort(scans, {}, [](Scan const& s) { return std::pair{s.happened_at, s.id}; });
  return scans;
}

}  // namespace mail::store
