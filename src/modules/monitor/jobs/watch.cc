// One transaction a look: what it finds is of one moment.
#include "modules/monitor/jobs/watch.h"

#include "modules/monitor/service/alert_rule.h"
#include "modules/monitor/service/watching.h"

namespace monitor::jobs {

void watch(platform::db::Database& database, base::Region region, base::Instant now) {
  database.write_now([&](Tx& tx) {
    service::begin_with_usual_rules(tx, region, now);
    service::watch(tx, region, now);
    return true;
  });
}

}  // namespace monitor::jobs
