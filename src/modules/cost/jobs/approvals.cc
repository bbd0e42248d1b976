// The work is the service's.
#include "modules/cost/jobs/approvals.h"

#include "modules/cost/service/approval.h"

namespace cost::jobs {

void watch_approvals(platform::db::Database& database, base::Region region, base::Instant now) {
  service::watch_approvals(database, region, now);
}

}  // namespace cost::jobs
