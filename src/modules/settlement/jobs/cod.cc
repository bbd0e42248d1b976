// The work is the service's.
#include "modules/settlement/jobs/cod.h"

#include "modules/settlement/service/nightly.h"

namespace settlement::jobs {

void take_in_cod(platform::db::Database& database, base::Region region, base::Instant now) {
  service::take_in_recent_cod(database, region, now);
}

}  // namespace settlement::jobs
