// One transaction a round; what is left over waits for the next.
#include "modules/tracking/jobs/commands.h"

#include "modules/tracking/service/command.h"

namespace tracking::jobs {

void expire_commands(platform::db::Database& database, base::Region region, base::Instant now) {
  database.write_now([&](Tx& tx) {
    service::expire_commands(tx, region, now);
    return true;
  });
}

}  // namespace tracking::jobs
