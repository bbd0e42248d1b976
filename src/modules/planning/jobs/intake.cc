// Looks for bags as often as it is called.
#include "modules/planning/jobs/intake.h"

#include "modules/planning/service/intake.h"

namespace planning::jobs {

void take_in_bags(platform::db::Database& database, base::Region region, base::Instant now) {
  service::take_in_bags(database, region, now);
}

}  // namespace planning::jobs
