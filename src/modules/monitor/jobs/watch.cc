// The look is a read: only what it found is written.
#include "modules/monitor/jobs/watch.h"

#include "modules/monitor/service/watching.h"

namespace monitor::jobs {

void watch(platform::db::Database& database, base::Region region, base::Instant now) {
  service::Found found;
  database.read([&](Tx& tx) { found = service::look(tx, region, now); });
  database.write_now([&](Tx& tx) {
    service::act_on(tx, region, now, found);
    return true;
  });
}

}  // namespace monitor::jobs
