// One transaction per round: a task that changed meanwhile waits for the next.
#include "modules/message/jobs/overdue.h"

#include "modules/message/service/task_fact.h"
#include "modules/message/store/task.h"

namespace message::jobs {

void escalate_overdue(platform::db::Database& database, base::Region region, base::Instant now) {
  database.write_now([&](Tx& tx) {
    for (auto task : store::list_overdue(tx, region, now, 500)) {
      task.escalated_at = now;
      ++task.version;
      if (store::save_task(tx, region, task).ok()) service::tell(tx, region, now, events::kTaskChanged, task);
    }
    return true;
  });
}

}  // namespace message::jobs
