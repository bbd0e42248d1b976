// Looks first, and writes only where a bag is not planned.
#include "modules/planning/jobs/intake.h"

#include "base/ids.h"
#include "modules/planning/service/deferred.h"
#include "modules/planning/service/intake.h"

namespace planning::jobs {
namespace {

/// Nobody asks for it: the plan in force takes in what was sealed.
platform::auth::Hat own_hat(base::Region region) {
  platform::auth::Hat hat;
  hat.region = region;
  hat.post = "planner";
  hat.reach = platform::auth::Reach::region;
  return hat;
}

}  // namespace

void take_in_bags(platform::db::Database& database, base::Region region, base::Instant now) {
  auto const today = base::service_date_of(now);
  auto const hat = own_hat(region);
  for (auto const day : {today, base::add_days(today, 1)}) {
    auto found = false;
    database.read([&](platform::db::Tx& tx) { found = !service::unplanned_bags(tx, region, day, now).empty(); });
    if (!found) continue;
    service::Deferred const deferred{database, [now] { return now; }, hat,
                                     "planning.take_in_bags", base::ids_of_thread().next(now.ms)};
    service::run_deferred(deferred, [day](platform::command::Act& act) { return service::take_in_bags(act, day); });
  }
}

}  // namespace planning::jobs
