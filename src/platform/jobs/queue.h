// The queue of work as rows: what the runner asks of the database.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "platform/jobs/jobs.h"

namespace platform::jobs {

/// A job that is begun this often without an end (its process died each time) has failed.
inline constexpr std::int64_t kAttemptsMax = 5;

/// A job taken from the queue, with what its worker needs.
struct Taken {
  Job job;
  std::string payload;
  auth::Hat hat;
};

/// Takes the oldest waiting job of these kinds for `holder`; empty when there is none, or another process was faster.
std::optional<Taken> take(db::Tx&, base::Region, std::span<Worker const>, std::string const& holder, base::Instant now);
/// @returns false when the job is no longer `holder`'s (cancelled, or given to another process)
bool store_progress(db::Tx&, base::Region, Job const&, std::string const& holder);
/// Stores state, note and result of a job that `holder` has, and forgets its payload (it may name people) unless it
/// waits again; without effect when it is no longer `holder`'s.
void conclude(db::Tx&, base::Region, Job const&, std::string const& holder);
/// Says that the holder's jobs are alive.
void keep_alive(db::Tx&, base::Region, std::string const& holder, base::Instant now);
/// Puts jobs of other holders that gave no sign since `silent_since` back into the queue, or lets them fail.
void requeue_orphans(db::Tx&, base::Region, std::string const& holder, base::Instant silent_since, base::Instant now);

/// Begins a periodic work when it is due: one process wins, and it is due again `every_ms` later.
bool begin_periodic(db::Tx&, Periodic const&, std::string const& holder, base::Instant now);
/// Keeps others from beginning it while it runs longer than its period.
void hold_periodic(db::Tx&, std::string const& name, std::string const& holder, base::Instant until);

}  // namespace platform::jobs
