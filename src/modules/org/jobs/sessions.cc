// Handing the job to the sessions of this process.
#include "modules/org/jobs/sessions.h"

namespace org::jobs {

std::function<void(platform::db::Database&, base::Instant)> purge_sessions(
    platform::auth::Sessions* sessions) {
  return [sessions](platform::db::Database&, base::Instant) { sessions->purge(); };
}

}  // namespace org::jobs
