// The work is the service's.
#include "modules/cost/jobs/audit.h"

#include "modules/cost/service/anomaly.h"

namespace cost::jobs {

void audit(platform::db::Database& database, base::Region region, base::Instant now) {
  service::audit_after_day_end(database, region, now);
}

}  // namespace cost::jobs
