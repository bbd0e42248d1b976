// SQL over tracking_forward.
#include "modules/tracking/store/forward.h"

#include "modules/tracking/rules/track.h"

namespace tracking::store {

void insert_forward(Tx& tx, base::Region region, Forward const& f) {
  auto const reports = rules::pack(f.reports);
  tx.execute(
      "INSERT INTO tracking_forward (region, id, vehicle, queued_at, reports) VALUES ($1, $2, $3, $4, $5)",
      {region, f.id, f.vehicle, f.queued_at, platform::db::Blob{reports}});
}

std::vector<Forward> list_forward(Tx& tx, base::Region region, std::int64_t limit) {
  std::vector<Forward> out;
  tx.each(
      "SELECT id, vehicle, queued_at, reports FROM tracking_forward WHERE region = $1 ORDER BY id LIMIT $2",
      {region, limit}, [&out](platform::db::Row const& row) {
        out.push_back(
            {{row.integer(0)}, std::string{row.text(1)}, {row.integer(2)}, rules::unpack(row.text(3))});
      });
  return out;
}

void erase_forward(Tx& tx, base::Region region, std::vector<ForwardId> const& ids) {
  for (auto const id : ids)
    tx.post("DELETE FROM tracking_forward WHERE region = $1 AND id = $2", {region, id});
}

std::int64_t erase_forward_before(Tx& tx, base::Region region, base::Instant before, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM tracking_forward WHERE region = $1 AND id IN (SELECT id FROM tracking_forward"
      " WHERE region = $1 AND queued_at < $2 ORDER BY queued_at LIMIT $3)",
      {region, before, limit});
}

}  // namespace tracking::store
