// One plan a transaction, so that nobody waits long.
#include "modules/planning/jobs/forget.h"

#include "modules/planning/store/plan.h"

namespace planning::jobs {

void forget_plans(platform::db::Database& database, base::Region region, base::Instant now) {
  auto const before = base::add_days(base::service_date_of(now), -kKeepDays);
  for (auto more = true; more;) {
    more = false;
    database.write_now([&](platform::db::Tx& tx) {
      auto const plan = store::find_forgettable(tx, region, before);
      if (!plan) return false;
      store::erase_content(tx, region, *plan);
      more = true;
      return true;
    });
  }
}

}  // namespace planning::jobs
