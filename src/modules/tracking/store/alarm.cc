// SQL over tracking_alarm.
#include "modules/tracking/store/alarm.h"

#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace tracking::store {

void insert_alarm(Tx& tx, base::Region region, rules::Alarm const& a) { tx.insert("tracking_alarm", region, a); }

std::vector<rules::Alarm> list_alarms(Tx& tx, base::Region region, AlarmFilter const& f) {
  static std::string const select = "SELECT " + platform::db::columns_of<rules::Alarm>() + " FROM tracking_alarm";
  if (f.scope.none) return {};
  platform::db::Filter q{select, region};
  q.equal("organisation", f.scope.organisation).equal("vehicle", f.vehicle).equal("kind", f.kind);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<rules::Alarm>(tx, q.order("id DESC", f.limit));
}

std::int64_t erase_alarms(Tx& tx, base::Region region, base::Instant before, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM tracking_alarm WHERE region = $1 AND id IN (SELECT id FROM tracking_alarm WHERE region = $1"
      " AND raised_at < $2 ORDER BY raised_at LIMIT $3)",
      {region, before, limit});
}

}  // namespace tracking::store
