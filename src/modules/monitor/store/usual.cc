// SQL over monitor_usual.
#include "modules/monitor/store/usual.h"

#include "platform/db/object.h"

namespace monitor::store {

std::vector<UsualRow> list_usual(Tx& tx, base::Region region, UsualKey const& k) {
  static std::string const sql = "SELECT " + platform::db::columns_of<UsualRow>() +
                                 " FROM monitor_usual WHERE region = $1 AND line = $2 AND direction = $3"
                                 " AND weekend = $4 AND hour = $5 ORDER BY seq";
  return tx.list<UsualRow>(sql, {region, k.line, k.direction, k.weekend, k.hour});
}

void put_usual(Tx& tx, base::Region region, UsualKey const& k, UsualRow const& r) {
  tx.execute(
      "INSERT INTO monitor_usual (region, line, direction, weekend, hour, seq, segment_ms, segments_seen, "
      "stay_ms,"
      " stays_seen) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
      " ON CONFLICT (region, line, direction, weekend, hour, seq) DO UPDATE SET segment_ms = "
      "excluded.segment_ms,"
      " segments_seen = excluded.segments_seen, stay_ms = excluded.stay_ms, stays_seen = excluded.stays_seen",
      {region, k.line, k.direction, k.weekend, k.hour, r.seq, r.segment_ms, r.segments_seen, r.stay_ms,
       r.stays_seen});
}

}  // namespace monitor::store
