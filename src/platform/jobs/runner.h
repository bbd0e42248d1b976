// Works off the queue and begins periodic work, in the background of a process.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "platform/jobs/jobs.h"

namespace platform::jobs {

struct RunnerOptions {
  std::vector<base::Region> regions;       ///< whose queues it works off
  std::string holder;                      ///< names this process
  int threads{2};                          ///< jobs at the same time
  std::function<base::Instant()> clock;
  std::int64_t silence_ms{30'000};         ///< a running job without a sign for so long is taken from its process
};

/// Any number of processes may run one on the same database: a job has one holder, periodic work a lease.
///
/// A job whose process died is begun again: at once on SQLite, where one process works on the folder, and after
/// `silence_ms` on PostgreSQL.
class Runner {
 public:
  Runner(db::Database&, std::vector<Worker>, std::vector<Periodic>, RunnerOptions);
  /// Asks running workers to stop through their Progress and waits for them; their jobs wait for the next start.
  ~Runner();

 private:
  class Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace platform::jobs
