// The work is the service's.
#include "modules/settlement/jobs/rate.h"

#include "modules/settlement/service/nightly.h"

namespace settlement::jobs {

void rate(platform::db::Database& database, service::TermsBook const& book, base::Region region,
          base::Instant now) {
  service::rate_after_day_end(database, book, region, now);
}

}  // namespace settlement::jobs
