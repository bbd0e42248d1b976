// Until nothing waits, or for so long that another process may take its turn.
#include "modules/tracking/jobs/fold.h"

#include "modules/tracking/service/fold.h"

namespace tracking::jobs {

void fold_intake(platform::db::Database& database, base::Region region, base::Instant now,
                 std::vector<Watcher> const& watchers) {
  constexpr int kTurns = 20;
  for (int i = 0; i < kTurns && service::fold(database, region, now, watchers); ++i) {
  }
}

}  // namespace tracking::jobs
