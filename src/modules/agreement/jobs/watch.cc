// Days that begin and steps that are overdue, in one write.
#include "modules/agreement/jobs/watch.h"

#include "modules/agreement/service/approval.h"
#include "modules/agreement/service/coming_into_force.h"

namespace agreement::jobs {

void watch(platform::db::Database& database, base::Region region, base::Instant now) {
  database.write_now([&](Tx& tx) {
    service::pass_day(tx, region, now);
    service::find_overdue(tx, region, now);
    return true;
  });
}

}  // namespace agreement::jobs
