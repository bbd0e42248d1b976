// SQL over tracking_quarantine.
#include "modules/tracking/store/quarantine.h"

#include "platform/db/filter.h"

namespace tracking::store {

void insert_quarantined(Tx& tx, base::Region region, rules::Quarantined const& q) {
  tx.post(
      "INSERT INTO tracking_quarantine (region, id, received_at, address, number, defect, bytes)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {region, q.id, q.received_at, q.address, q.number, q.defect, platform::db::Blob{q.bytes}});
}

std::vector<rules::Quarantined> list_quarantined(Tx& tx, base::Region region, QuarantineFilter const& f) {
  platform::db::Filter q{"SELECT id, received_at, address, number, defect, bytes FROM tracking_quarantine", region};
  q.equal("number", f.number).equal("defect", f.defect).equal("address", f.address);
  if (f.after) q.add("id < ?", f.after);
  q.order("id DESC", f.limit);
  std::vector<rules::Quarantined> out;
  Tx::Sink const sink = [&out](platform::db::Row const& row) {
    out.push_back({{row.integer(0)}, {row.integer(1)}, std::string{row.text(2)}, std::string{row.text(3)},
                   std::string{row.text(4)}, std::string{row.text(5)}});
  };
  tx.run(q.sql(), q.params(), &sink);
  return out;
}

std::int64_t erase_quarantined(Tx& tx, base::Region region, base::Instant before, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM tracking_quarantine WHERE region = $1 AND id IN (SELECT id FROM tracking_quarantine"
      " WHERE region = $1 AND received_at < $2 ORDER BY received_at LIMIT $3)",
      {region, before, limit});
}

}  // namespace tracking::store
