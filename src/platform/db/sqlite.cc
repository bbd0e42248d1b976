// SQLite: one connection writes and checkpoints, in groups; the others only read.
//
// Debian's SQLite 3.40.1 can corrupt a database when two connections write or checkpoint at the same moment
// (WAL reset, mended upstream in 3.51.3). So exactly one connection of one process does both (a lock beside the file
// keeps other processes out), and readers are opened read-only and never checkpoint. Waiting works share one durable
// commit (synchronous=FULL). A savepoint costs a copy of every page that its work touches, so a group first runs
// without: only when a work that has written wants it taken back, the others are run again with one for each.
#include "platform/db/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "platform/db/migration.h"
#include "platform/db/sqlite_connection.h"

namespace platform::db {
namespace {

using Connection = SqliteConnection;

/// Held by the one process that writes; the kernel lets go of it however the process ends.
class WriterLock {
 public:
  explicit WriterLock(std::string const& file) : fd_{open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)} {
    if (fd_ >= 0 && flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
    if (fd_ >= 0) close(fd_);
    throw Unavailable(file + ": another process writes this database (is yidao serving?)");
  }
  ~WriterLock() { close(fd_); }
  WriterLock(WriterLock const&) = delete;
  WriterLock& operator=(WriterLock const&) = delete;

 private:
  int fd_;
};

/// Read-only connections lent for one read each.
class Readers {
 public:
  explicit Readers(SqliteOptions options) : options_{std::move(options)} {}

  void read(std::function<void(Tx&)> const& reader) {
    Lent lent{*this, take()};
    lent.connection->run("BEGIN", {}, nullptr);
    reader(*lent.connection);
  }
  void close_all() { idle_.clear(); }

 private:
  struct Lent {
    Readers& pool;
    std::unique_ptr<Connection> connection;
    ~Lent() {
      try {
        connection->run("COMMIT", {}, nullptr);
      } catch (std::exception const&) {
        connection->try_script("ROLLBACK");
      }
      pool.give_back(std::move(connection));
    }
  };
  std::unique_ptr<Connection> take() {
    {
      std::unique_lock lock{mutex_};
      wake_.wait(lock, [this] { return !idle_.empty() || made_ < options_.readers; });
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
      ++made_;
    }
    try {
      auto connection = std::make_unique<Connection>(options_.file, Connection::Use::read);
      connection->script("PRAGMA wal_autocheckpoint = 0");
      connection->script("PRAGMA cache_size = -8192");  // the trunks of the trees; the rest is the system's
      return connection;
    } catch (...) {
      std::lock_guard lock{mutex_};
      --made_;
      throw;
    }
  }
  void give_back(std::unique_ptr<Connection> connection) {
    {
      std::lock_guard lock{mutex_};
      idle_.push_back(std::move(connection));
    }
    wake_.notify_one();
  }

  SqliteOptions options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::unique_ptr<Connection>> idle_;
  int made_{};
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(SqliteOptions const& options, int checkpoint_pages)
      : options_{options}, checkpoint_pages_{checkpoint_pages}, lock_{options.file + "-writer"},
        writer_{options.file, Connection::Use::write}, readers_{options} {
    writer_.script("PRAGMA journal_mode = WAL");
    writer_.script("PRAGMA synchronous = FULL");
    writer_.script("PRAGMA wal_autocheckpoint = 0");
    writer_.script("PRAGMA foreign_keys = ON");
    writer_.script("PRAGMA cache_size = -65536");
    writer_.script("PRAGMA temp_store = MEMORY");
    sqlite3_wal_hook(writer_.handle(), &SqliteDatabase::note_log_size, this);
    thread_ = std::thread{[this] { work(); }};
  }
  ~SqliteDatabase() override {
    {
      std::lock_guard lock{mutex_};
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
    readers_.close_all();
    sqlite3_busy_timeout(writer_.handle(), 200);  // whoever copies from beside is not waited for
    sqlite3_wal_checkpoint_v2(writer_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  }

  Engine engine() const override { return Engine::sqlite; }

  void read(std::function<void(Tx&)> const& reader) override { readers_.read(reader); }

  void write(Work work, Finished finished) override {
    {
      std::lock_guard lock{mutex_};
      queue_.push_back({std::move(work), std::move(finished)});
    }
    wake_.notify_one();
  }

  void drain() override {
    write_now([](Tx&) { return false; });
  }

  void migrate(std::span<Migration const> migrations) override {
    apply_migrations(Engine::sqlite, migrations, [this](std::function<void(Tx&)> const& step) {
      write_now([&step](Tx& tx) {
        step(tx);
        return true;
      });
    });
  }

  void backup(std::string const& file) override { copy_sqlite(options_.file, file); }

 private:
  struct Job {
    Work work;
    Finished finished;
    std::exception_ptr error{};
  };

  static int note_log_size(void* self, sqlite3*, char const*, int pages) {
    static_cast<SqliteDatabase*>(self)->log_pages_ = pages;
    return SQLITE_OK;
  }

  void work() {
    std::vector<Job> group;
    for (;;) {
      {
        std::unique_lock lock{mutex_};
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (stopping_ && queue_.empty()) return;
        while (!queue_.empty() && group.size() < static_cast<std::size_t>(options_.group_max)) {
          group.push_back(std::move(queue_.front()));
          queue_.pop_front();
        }
      }
      if (!group.empty()) run_group(group);
      group.clear();
      if (log_pages_ > checkpoint_pages_) checkpoint();
    }
  }

  void run_group(std::vector<Job>& group) {
    auto const error = run_in_transaction(group);
    for (auto& job : group) job.finished(error ? error : job.error);
  }

  /// @returns what made the whole group fail, or null
  std::exception_ptr run_in_transaction(std::vector<Job>& group) {
    try {
      writer_.run("BEGIN IMMEDIATE", {}, nullptr);
      if (auto const* const spoiled = run_plainly(group)) {
        writer_.run("ROLLBACK", {}, nullptr);
        writer_.run("BEGIN IMMEDIATE", {}, nullptr);
        for (auto& job : group)
          if (&job != spoiled) run_apart(job);
      }
      writer_.run("COMMIT", {}, nullptr);
      return {};
    } catch (...) {
      if (writer_.in_transaction()) writer_.try_script("ROLLBACK");
      return std::current_exception();
    }
  }

  /// @returns the first that wrote and must be taken back, null when there is none
  Job const* run_plainly(std::vector<Job>& group) {
    for (auto& job : group) {
      auto const before = writer_.n_writes();
      auto const keep = run_one(job);
      if (!keep && writer_.n_writes() != before) return &job;
    }
    return nullptr;
  }

  static void throw_lost(Job const& job) {
    if (job.error) std::rethrow_exception(job.error);
    throw Unavailable("the transaction was lost");
  }

  void run_apart(Job& job) {
    writer_.run("SAVEPOINT work", {}, nullptr);
    if (!run_one(job)) writer_.run("ROLLBACK TO work", {}, nullptr);
    writer_.run("RELEASE work", {}, nullptr);
  }

  /// @returns whether the work wants to be kept. @throws when the transaction was lost with it
  bool run_one(Job& job) {
    auto keep = false;
    job.error = {};
    try {
      keep = job.work(writer_);
    } catch (...) {
      job.error = std::current_exception();
    }
    // A full disk or an I/O error rolls the whole transaction back by itself.
    if (!writer_.in_transaction()) throw_lost(job);
    return keep;
  }

  void checkpoint() {
    // PASSIVE never waits for readers; what they still need is folded in next time.
    sqlite3_wal_checkpoint_v2(writer_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    log_pages_ = 0;
  }

  SqliteOptions options_;
  int checkpoint_pages_;
  WriterLock lock_;
  Connection writer_;
  int log_pages_{};
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  bool stopping_{};
  std::thread thread_;
  Readers readers_;
};

/// A database that another process may be writing: only read and copied here.
class SqliteView final : public Database {
 public:
  explicit SqliteView(SqliteOptions const& options) : options_{options}, readers_{options} {}
  Engine engine() const override { return Engine::sqlite; }
  void read(std::function<void(Tx&)> const& reader) override { readers_.read(reader); }
  void write(Work, Finished finished) override { finished(std::make_exception_ptr(read_only())); }
  void drain() override {}
  void migrate(std::span<Migration const>) override { throw read_only(); }
  void backup(std::string const& file) override { copy_sqlite(options_.file, file); }

 private:
  static std::logic_error read_only() { return std::logic_error("the database was opened for reading"); }
  SqliteOptions options_;
  Readers readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(SqliteOptions const& options) {
  constexpr int kCheckpointPages = 4000;
  return open_sqlite(options, kCheckpointPages);
}

std::unique_ptr<Database> open_sqlite(SqliteOptions const& options, int checkpoint_pages) {
  return std::make_unique<SqliteDatabase>(options, checkpoint_pages);
}

std::unique_ptr<Database> view_sqlite(SqliteOptions const& options) { return std::make_unique<SqliteView>(options); }

}  // namespace platform::db
