// SQL over mail_manifest_item.
#include "modules/mail/store/manifest_item.h"

#include "platform/db/object.h"

namespace mail::store {
namespace {

using platform::db::columns_of;

/// Items of the import $2.
std::string const kFrom =
    " FROM mail_manifest_item m JOIN mail_item i ON i.region = m.region AND i.id = m.item"
    " WHERE m.region = $1 AND m.job = $2";

}  // namespace

void insert_manifest_item(Tx& tx, base::Region region, UploadId upload, ItemId item) {
  tx.post("INSERT INTO mail_manifest_item (region, job, item) VALUES ($1, $2, $3)", {region, upload, item});
}

std::vector<Item> list_manifest_items(Tx& tx, base::Region region, UploadId upload, ItemId after, std::int64_t limit) {
  static std::string const sql =
      "SELECT " + columns_of<Item>("i.") + kFrom + " AND m.item > $3 ORDER BY m.item LIMIT $4";
  return tx.list<Item>(sql, {region, upload, after, limit});
}

std::vector<Item> list_manifest_items_that_came(Tx& tx, base::Region region, UploadId upload, std::int64_t limit) {
  static std::string const sql = "SELECT " + columns_of<Item>("i.") + kFrom +
                                 " AND i.state NOT IN ('advised', 'withdrawn') ORDER BY m.item LIMIT $3";
  return tx.list<Item>(sql, {region, upload, limit});
}

std::vector<StateCount> count_manifest_items(Tx& tx, base::Region region, UploadId upload) {
  static std::string const sql =
      "SELECT i.state AS state, count(*) AS n" + kFrom + " GROUP BY i.state ORDER BY i.state";
  return tx.list<StateCount>(sql, {region, upload});
}

}  // namespace mail::store
