// Threads of the runner: some take jobs, one begins periodic work, one says that all of them are alive.
#include "platform/jobs/runner.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "platform/jobs/queue.h"
#include "platform/log/log.h"

namespace platform::jobs {
namespace {

constexpr std::chrono::milliseconds kPoll{250};
constexpr std::chrono::milliseconds kProgressEvery{200};
constexpr std::int64_t kSignsPerSilence = 5;

/// Stores steps of one running job.
class StoredProgress final : public Progress {
 public:
  StoredProgress(db::Database& database, base::Region region, Job& job, RunnerOptions const& options,
                 std::atomic<bool> const& stopping)
      : database_{database}, region_{region}, job_{job}, options_{options}, stopping_{stopping} {}

  bool step(std::int64_t done, std::int64_t total, std::string note) override {
    job_.done = done;
    job_.total = total;
    job_.note = std::move(note);
    if (stopping_) return false;
    auto const now = std::chrono::steady_clock::now();
    if (!mine_ || now - stored_ < kProgressEvery) return mine_;
    stored_ = now;
    database_.write_now([this](db::Tx& tx) {
      job_.changed_at = options_.clock();
      return mine_ = store_progress(tx, region_, job_, options_.holder);
    });
    return mine_;
  }

 private:
  db::Database& database_;
  base::Region region_;
  Job& job_;
  RunnerOptions const& options_;
  std::atomic<bool> const& stopping_;
  std::chrono::steady_clock::time_point stored_{};
  bool mine_{true};
};

}  // namespace

class Runner::Pool {
 public:
  Pool(db::Database& database, std::vector<Worker> workers, std::vector<Periodic> periodics, RunnerOptions options)
      : database_{database}, workers_{std::move(workers)}, periodics_{std::move(periodics)},
        options_{std::move(options)} {
    auto const only_process = database_.engine() == db::Engine::sqlite;
    attempt("take up jobs again", [&] { requeue(only_process ? 0 : options_.silence_ms); });
    if (!workers_.empty())
      for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { repeat([this] { return work(); }); });
    if (!periodics_.empty()) threads_.emplace_back([this] { repeat([this] { return begin_due(); }); });
    threads_.emplace_back([this] { give_signs(); });
  }
  ~Pool() {
    {
      std::lock_guard const lock{mutex_};
      stopping_ = true;
    }
    wake_.notify_all();
    for (auto& t : threads_) t.join();
  }

 private:
  template <typename Call>
  static void attempt(char const* what, Call const& call) {
    try {
      call();
    } catch (std::exception const& e) {
      log::write(log::Level::error, "jobs", {{"doing", what}, {"what", e.what()}});
    }
  }

  /// Waits, or returns early when the process ends. @returns false then
  bool pause(std::chrono::milliseconds time) {
    std::unique_lock lock{mutex_};
    return !wake_.wait_for(lock, time, [this] { return stopping_.load(); });
  }

  /// Calls until the process ends; `call` returns true when more may be waiting.
  template <typename Call>
  void repeat(Call const& call) {
    while (!stopping_) {
      auto more = false;
      attempt("look for work", [&] { more = call(); });
      if (!more && !pause(kPoll)) return;
    }
  }

  bool work() {
    auto any = false;
    for (auto const region : options_.regions) {
      std::optional<Taken> taken;
      if (stopping_ || !is_anything_waiting(region)) continue;
      database_.write_now([&](db::Tx& tx) {
        taken = take(tx, region, workers_, options_.holder, options_.clock());
        return taken.has_value();
      });
      if (taken) perform(region, *taken);
      any = any || taken;
    }
    return any;
  }

  /// A look costs no write, so that an idle process leaves the disk alone.
  bool is_anything_waiting(base::Region region) {
    std::optional<std::int64_t> id;
    database_.read([&](db::Tx& tx) {
      id = tx.find_integer("SELECT id FROM job WHERE region = $1 AND state = 'waiting' LIMIT 1", {region});
    });
    return id.has_value();
  }

  void perform(base::Region region, Taken& taken) {
    auto& job = taken.job;
    StoredProgress progress{database_, region, job, options_, stopping_};
    try {
      job.result = worker_of(job.kind).run(database_, job, taken.payload, taken.hat, progress);
      // Whether the worker finished or gave up is not known, and it is idempotent: it runs again.
      job.state = stopping_ ? JobState::waiting : JobState::done;
    } catch (db::Unavailable const& e) {
      job.state = JobState::waiting;
      job.note = e.what();
      pause(std::chrono::seconds{1});
    } catch (std::exception const& e) {
      job.state = JobState::failed;
      job.note = e.what();
    }
    job.changed_at = options_.clock();
    // Until its end is stored the job counts as this process's; a full disk must not leave it so for ever.
    while (!try_conclude(region, job) && pause(std::chrono::seconds{1})) {
    }
  }

  bool try_conclude(base::Region region, Job const& job) {
    auto stored = false;
    attempt("store the end of a job", [&] {
      database_.write_now([&](db::Tx& tx) {
        conclude(tx, region, job, options_.holder);
        return true;
      });
      stored = true;
    });
    return stored;
  }

  Worker const& worker_of(std::string const& kind) const {
    for (auto const& w : workers_)
      if (w.kind == kind) return w;
    throw std::logic_error("no worker for " + kind);
  }

  bool begin_due() {
    for (auto const& p : periodics_) {
      if (stopping_) return false;
      auto const now = options_.clock();
      if (auto const due = due_.find(p.name); due != due_.end() && due->second > now) continue;
      attempt(p.name.c_str(), [&] { begin(p, now); });
    }
    return false;
  }

  void begin(Periodic const& p, base::Instant now) {
    auto mine = false;
    database_.write_now([&](db::Tx& tx) { return mine = begin_periodic(tx, p, options_.holder, now); });
    // Somebody else's turn: look again soon enough to take over from a process that is gone.
    due_[p.name] = now.plus_ms(mine ? p.every_ms : std::min<std::int64_t>(p.every_ms, 1'000));
    if (!mine) return;
    set_running(p.name);
    attempt(p.name.c_str(), [&] { p.run(database_, now); });
    set_running({});
  }

  void set_running(std::string name) {
    std::lock_guard const lock{mutex_};
    running_periodic_ = std::move(name);
  }

  void give_signs() {
    while (pause(std::chrono::milliseconds{options_.silence_ms / kSignsPerSilence}))
      attempt("say that jobs are alive", [this] { requeue(options_.silence_ms); });
  }

  void requeue(std::int64_t silence_ms) {
    std::string periodic;
    {
      std::lock_guard const lock{mutex_};
      periodic = running_periodic_;
    }
    auto const now = options_.clock();
    if (periodic.empty() && !is_anything_running()) return;
    database_.write_now([&](db::Tx& tx) {
      for (auto const region : options_.regions) {
        keep_alive(tx, region, options_.holder, now);
        requeue_orphans(tx, region, options_.holder, now.plus_ms(-silence_ms), now);
      }
      if (!periodic.empty()) hold_periodic(tx, periodic, options_.holder, now.plus_ms(options_.silence_ms));
      return true;
    });
  }

  bool is_anything_running() {
    auto any = false;
    database_.read([&](db::Tx& tx) {
      for (auto const region : options_.regions)
        any = any || tx.find_integer("SELECT id FROM job WHERE region = $1 AND state = 'running' LIMIT 1", {region});
    });
    return any;
  }

  db::Database& database_;
  std::vector<Worker> workers_;
  std::vector<Periodic> periodics_;
  RunnerOptions options_;
  std::map<std::string, base::Instant> due_;  ///< of the periodic thread only
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_{false};
  std::string running_periodic_;
  std::vector<std::thread> threads_;
};

Runner::Runner(db::Database& database, std::vector<Worker> workers, std::vector<Periodic> periodics,
               RunnerOptions options)
    : pool_{std::make_unique<Pool>(database, std::move(workers), std::move(periodics), std::move(options))} {}
Runner::~Runner() = default;

}  // namespace platform::jobs
