// SQL over tracking_intake.
#include "modules/tracking/store/intake.h"

namespace tracking::store {

using platform::db::Blob;

void insert_intake(Tx& tx, base::Region region, IntakeId id, std::int64_t n_reports, std::string_view reports) {
  tx.execute("INSERT INTO tracking_intake (region, id, n_reports, reports) VALUES ($1, $2, $3, $4)",
             {region, id, n_reports, Blob{reports}});
}

std::vector<IntakeRow> list_intake(Tx& tx, base::Region region, std::int64_t n_reports) {
  std::vector<IntakeRow> out;
  tx.each(
      "SELECT id, reports FROM (SELECT id, reports, sum(n_reports) OVER (ORDER BY id) - n_reports AS before"
      " FROM (SELECT id, reports, n_reports FROM tracking_intake WHERE region = $1 ORDER BY id LIMIT 500) AS oldest)"
      " AS counted WHERE before < $2 ORDER BY id",
      {region, n_reports},
      [&out](platform::db::Row const& row) { out.push_back({{row.integer(0)}, std::string{row.text(1)}}); });
  return out;
}

void erase_intake(Tx& tx, base::Region region, std::vector<IntakeRow> const& rows) {
  for (auto const& row : rows)
    tx.post("DELETE FROM tracking_intake WHERE region = $1 AND id = $2", {region, row.id});
}

}  // namespace tracking::store
