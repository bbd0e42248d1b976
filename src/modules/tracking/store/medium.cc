// SQL over tracking_medium and tracking_medium_data.
#include "modules/tracking/store/medium.h"

#include "modules/tracking/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace tracking::store {
namespace {

using rules::Medium;

std::string const kSelect = "SELECT " + platform::db::columns_of<Medium>() + " FROM tracking_medium";

}  // namespace

void insert_medium(Tx& tx, base::Region region, Medium const& m, std::string_view data) {
  static constexpr char kKnown[] =
      "SELECT 1 FROM tracking_medium WHERE region = $1 AND terminal = $2 AND number = $3 AND hash = $4";
  if (tx.find_integer(kKnown, {region, m.terminal, m.number, m.hash})) return;
  tx.insert("tracking_medium", region, m);
  std::string const bytes{data};
  tx.execute("INSERT INTO tracking_medium_data (region, medium, data) VALUES ($1, $2, $3)",
             {region, m.id, platform::db::Blob{bytes}});
}

base::Result<Medium> get_medium(Tx& tx, base::Region region, rules::MediumId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto m = tx.find<Medium>(sql, {region, id})) return *std::move(m);
  return refusal::medium_unknown;
}

std::string data_of(Tx& tx, base::Region region, rules::MediumId id) {
  std::string out;
  Tx::Sink const sink = [&out](platform::db::Row const& row) { out = row.text(0); };
  tx.run("SELECT data FROM tracking_medium_data WHERE region = $1 AND medium = $2",
         std::vector<platform::db::Param>{region, id}, &sink);
  return out;
}

std::vector<Medium> list_media(Tx& tx, base::Region region, MediumFilter const& f) {
  if (f.scope.none) return {};
  platform::db::Filter q{kSelect, region};
  q.equal("organisation", f.scope.organisation).equal("vehicle", f.vehicle).equal("kind", f.kind);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Medium>(tx, q.order("id DESC", f.limit));
}

std::int64_t erase_media(Tx& tx, base::Region region, base::Instant before, std::int64_t limit) {
  tx.execute(
      "DELETE FROM tracking_medium_data WHERE region = $1 AND medium IN (SELECT id FROM tracking_medium"
      " WHERE region = $1 AND received_at < $2 ORDER BY id LIMIT $3)",
      {region, before, limit});
  return tx.execute(
      "DELETE FROM tracking_medium WHERE region = $1 AND id IN (SELECT id FROM tracking_medium WHERE region = $1"
      " AND received_at < $2 ORDER BY id LIMIT $3)",
      {region, before, limit});
}

}  // namespace tracking::store
