// One transaction for tomorrow's forecast and yesterday's error.
#include "modules/planning/jobs/forecast.h"

#include "modules/planning/service/forecast.h"

namespace planning::jobs {

void keep_forecasts(platform::db::Database& database, base::Region region, base::Instant now) {
  database.write_now([&](platform::db::Tx& tx) {
    service::keep_forecasts(tx, region, now);
    return true;
  });
}

}  // namespace planning::jobs
