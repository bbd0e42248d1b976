// SQL over tracking_upload.
#include "modules/tracking/store/upload.h"

#include "platform/db/filter.h"

namespace tracking::store {

void insert_upload(Tx& tx, base::Region region, rules::Upload const& u) {
  tx.post(
      "INSERT INTO tracking_upload (region, id, terminal, vehicle, organisation, message, is_2019, received_at, body)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {region, u.id, u.terminal, u.vehicle, u.organisation, u.message, u.is_2019, u.received_at,
       platform::db::Blob{u.body}});
}

std::vector<rules::Upload> list_uploads(Tx& tx, base::Region region, UploadFilter const& f) {
  if (f.scope.none) return {};
  platform::db::Filter q{
      "SELECT id, terminal, vehicle, organisation, message, is_2019, received_at, body FROM tracking_upload", region};
  q.equal("organisation", f.scope.organisation).equal("vehicle", f.vehicle).equal("message", f.message);
  if (f.after) q.add("id < ?", f.after);
  q.order("id DESC", f.limit);
  std::vector<rules::Upload> out;
  Tx::Sink const sink = [&out](platform::db::Row const& row) {
    out.push_back({{row.integer(0)}, {row.integer(1)}, std::string{row.text(2)}, {row.integer(3)}, row.integer(4),
                   row.integer(5) != 0, {row.integer(6)}, std::string{row.text(7)}});
  };
  tx.run(q.sql(), q.params(), &sink);
  return out;
}

std::int64_t erase_uploads(Tx& tx, base::Region region, base::Instant before, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM tracking_upload WHERE region = $1 AND id IN (SELECT id FROM tracking_upload WHERE region = $1"
      " AND received_at < $2 ORDER BY id LIMIT $3)",
      {region, before, limit});
}

}  // namespace tracking::store
