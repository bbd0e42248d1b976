// The work is the service's.
#include "modules/settlement/jobs/loss.h"

#include "modules/settlement/service/nightly.h"

namespace settlement::jobs {

void raise_losses(platform::db::Database& database, service::TermsBook const& book,
                  service::LossPolicy const& policy, base::Region region, base::Instant now) {
  service::raise_recent_losses(database, book, policy, region, now);
}

}  // namespace settlement::jobs
