// Timed work and queued work with progress that survives a restart.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "base/ids.h"
#include "platform/auth/hat.h"
#include "platform/db/database.h"

namespace platform::jobs {

/// Work done every so often by whichever process holds its lease.
struct Periodic {
  std::string name;        ///< "mail.remind_pickups", never renamed
  std::int64_t every_ms;
  std::function<void(db::Database&, base::Instant now)> run;
};

using JobId = base::Id<struct JobTag>;
enum class JobState { waiting, running, done, failed, cancelled };
DESCRIBE_ENUM(JobState, "Life of a job.", "waiting", "running", "done", "failed", "cancelled")

/// Queued work as people see it.
struct Job {
  JobId id;
  std::string kind;
  JobState state{JobState::waiting};
  std::int64_t done{};
  std::int64_t total{};
  std::string note;      ///< what it is at, or why it failed
  base::Json result;     ///< what the worker returned
  auth::PersonId person;
  base::Instant created_at;
  base::Instant changed_at;
};
DESCRIBE(Job, "Queued work.", FIELD(id, "key"), FIELD(kind, "module.work"), FIELD(state, "life"),
         FIELD(done, "steps done"), FIELD(total, "steps in all, 0 if unknown"), FIELD(note, "for people"),
         FIELD(result, "outcome"), FIELD(person, "who asked"), FIELD(created_at, "when asked"),
         FIELD(changed_at, "last step"))

/// What a running worker is given.
class Progress {
 public:
  virtual ~Progress() = default;
  /// Stores progress (at most every 200 ms).
  /// @returns false when a person cancelled or the process ends: return soon, the result is dropped
  virtual bool step(std::int64_t done, std::int64_t total, std::string note = {}) = 0;
};

/// Does queued work of one kind. Idempotent: after a crash it runs again from the start.
struct Worker {
  std::string kind;
  std::function<base::Json(db::Database&, Job const&, std::string const& payload, auth::Hat const&, Progress&)> run;
};

/// Queues work with the caller's transaction; the hat is stored with it. It begins within half a second of the commit.
void enqueue(db::Tx&, auth::Hat const&, JobId, std::string_view kind, std::string_view payload, base::Instant now);

std::optional<Job> find(db::Tx&, base::Region, JobId);
/// Jobs that a person asked for, newest first.
/// @param before  key of the last job of the page before; 0 for the first page
std::vector<Job> list_of_person(db::Tx&, base::Region, auth::PersonId, JobId before, std::int64_t limit);
/// Cancels a job that waits or runs. @returns false when it had ended, or another person asked for it
bool cancel(db::Tx&, base::Region, JobId, auth::PersonId, base::Instant now);

}  // namespace platform::jobs
